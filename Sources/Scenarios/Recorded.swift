/// What came out of a run when its scenario was saved, so that a replay can say whether it is
/// bit-identical.
///
/// Numbers are those that the file shows: the shortest decimal digits that read back in the run's
/// dtype, as a double. A float32 result is compared digit by digit, not bit by bit, so that an edited
/// last digit is noticed even where it rounds to the same float.
public struct Recorded: Hashable, Sendable {
  /// The position at which it was saved.
  public var position: Int
  /// `w` at the position.
  public var parameters: [Double]
  /// The loss at the position.
  public var loss: Double
  /// The version of the numerics and the hash of the C library's results; see `Arithmetic`.
  public var arithmetic: String
  /// The hash of the configuration and the events; see `ScenarioWriter.configurationHash(of:)`.
  public var configuration: String
  /// The hash of the records before the position.
  public var records: String

  /// Makes a record of a result.
  public init(
    position: Int, parameters: [Double], loss: Double, arithmetic: String, configuration: String,
    records: String
  ) {
    self.position = position
    self.parameters = parameters
    self.loss = loss
    self.arithmetic = arithmetic
    self.configuration = configuration
    self.records = records
  }
}

extension Recorded {
  /// Numbers that are not finite are the same when both are NaN, or the same infinity.
  public static func == (left: Recorded, right: Recorded) -> Bool {
    left.position == right.position && same(left.loss, right.loss)
      && left.parameters.count == right.parameters.count
      && zip(left.parameters, right.parameters).allSatisfy(same)
      && left.arithmetic == right.arithmetic && left.configuration == right.configuration
      && left.records == right.records
  }

  /// Hashes what two equal records share.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(position)
    hasher.combine(records)
    hasher.combine(configuration)
  }

  static func same(_ left: Double, _ right: Double) -> Bool {
    (left.isNaN && right.isNaN) || (left == right && left.sign == right.sign)
  }
}
