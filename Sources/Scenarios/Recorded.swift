import Training

/// What came out of a run when its scenario was saved, so that a replay can say whether it is
/// bit-identical.
public struct Recorded: Hashable, Sendable {
  /// The position at which it was saved.
  public var position: Int
  /// `w` at the position.
  public var parameters: [Number]
  /// The loss at the position.
  public var loss: Number
  /// The version of the numerics and the hash of the C library's results; see `Arithmetic`.
  public var arithmetic: String
  /// The hash of the configuration and the events; see `ScenarioWriter.configurationHash(of:)`.
  public var configuration: String
  /// The hash of the records before the position.
  public var records: String

  /// A number as the file shows it: the shortest digits that read back in the run's dtype, or NaN,
  /// Infinity or -Infinity.
  ///
  /// Numbers are compared digit by digit, not bit by bit, so that an edited last digit is noticed even
  /// where it rounds to the same bits.
  public struct Number: Hashable, Sendable {
    /// The digits.
    public let text: String

    init(text: String) { self.text = text }

    /// The number that the digits are.
    public var value: Double {
      switch text {
      case "Infinity": .infinity
      case "-Infinity": -.infinity
      default: Numeral.value(of: text) ?? .nan
      }
    }
  }

  /// Makes a record of a result.
  init(
    position: Int, parameters: [Number], loss: Number, arithmetic: String, configuration: String,
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

extension Recorded.Number: CustomStringConvertible {
  /// The digits.
  public var description: String { text }
}
