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

extension Recorded {
  /// What came out of a run's line, to be saved with the scenario.
  ///
  /// - Parameter scenario: What is saved, with the configuration and the events of the line.
  public init(of scenario: Scenario, _ recorded: RecordedLine) {
    self.init(
      position: recorded.position,
      parameters: recorded.parameters.map { Number($0, in: scenario.configuration) },
      loss: Number(recorded.loss, in: scenario.configuration), arithmetic: Arithmetic.identifier,
      configuration: ScenarioWriter.configurationHash(of: scenario),
      records: recorded.recordsHash.hexadecimal)
  }
}

extension Recorded.Number {
  /// A value of a run, in the shortest digits of the run's dtype.
  init(_ value: Double, in configuration: Configuration) {
    text = value.recordText(configuration.dtype)
  }
}

extension Scenario {
  /// The scenario with what a run's line came to: its settings, its events, and what `recorded` says.
  ///
  /// A start that was left to the problem is written out, so that it stays what it was. Expectations of
  /// another run than the scenario's own are left out, and variants that its settings do not allow.
  public func recording(_ recorded: RecordedLine) -> Scenario {
    var result = self
    if !hasSettings(of: recorded.initialConfiguration, start: recorded.start)
      || recorded.events != events
    {
      result.expectations = []
    }
    result.configuration = Self.writingOut(recorded.start, in: recorded.initialConfiguration)
    result.events = recorded.events
    result.variants = variants.map { $0.keepingStart(of: recorded.initialConfiguration) }
      .filter(result.allows)
    result.recorded = Recorded(of: result, recorded)
    return result
  }

  /// Whether a variant's settings and events fit the scenario's.
  private func allows(_ variant: Variant) -> Bool {
    do {
      var inForce = try variant.configuration(over: configuration)
      try inForce.validate()
      for case .set(let name, let value) in (variant.events ?? events).map(\.action) {
        try inForce.set(name, to: value)
      }
      return true
    } catch {
      return false
    }
  }

  /// Whether its settings are those of a run, where a start that the run leaves to its problem is the
  /// same as one that is written out.
  ///
  /// - Parameters:
  ///   - configuration: The configuration of the run before its events.
  ///   - start: `w` at position 0 of the run.
  public func hasSettings(of configuration: Configuration, start: [Double]) -> Bool {
    self.configuration == configuration
      || self.configuration == Self.writingOut(start, in: configuration)
  }

  /// The configuration with the start in numbers, if it is left to the problem.
  private static func writingOut(
    _ start: [Double], in configuration: Configuration
  ) -> Configuration {
    guard configuration[RunSettings.start] == nil else { return configuration }
    var result = configuration
    let shown = start.map { Recorded.Number($0, in: configuration).value }
    try? result.set(RunSettings.start, to: shown)
    return result
  }
}

extension Variant {
  /// The variant with a start of its own, if the base leaves the start to the problem and the variant has
  /// another problem: the base's start, once written out, is not the variant's.
  fileprivate func keepingStart(of base: Configuration) -> Variant {
    let start = RunSettings.start.name
    guard base[RunSettings.start] == nil, !overrides.contains(where: { $0.name == start }),
      let own = try? configuration(over: base),
      own.component(.problem) != base.component(.problem)
    else { return self }
    var result = self
    result.overrides.append(Override(name: start, value: .automatic))
    return result
  }
}
