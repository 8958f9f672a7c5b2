import Training

extension Recorded {
  /// What came out of a run's line, to be saved with the scenario.
  ///
  /// - Parameters:
  ///   - scenario: What is saved, with the configuration and the events of the run.
  ///   - history: The records of the line.
  ///   - position: How many of them count, all by default.
  ///   - loss: The loss at the position.
  ///   - start: `w` at position 0.
  public init(
    of scenario: Scenario, history: History, position: Int? = nil, loss: Double, start: [Double]
  ) {
    let position = position ?? history.count
    let parameters = position == 0 ? start : history.parameters(at: position - 1)
    self.init(
      position: position,
      parameters: parameters.map { Number($0, in: scenario.configuration) },
      loss: Number(loss, in: scenario.configuration), arithmetic: Arithmetic.identifier,
      configuration: ScenarioWriter.configurationHash(of: scenario),
      records: history.recordsHash(upTo: position).hexadecimal)
  }

  /// What came out of a run's line up to a position, to be saved with the scenario.
  public init(of scenario: Scenario, run: Run, position: Int) {
    self.init(
      of: scenario, history: run.history, position: position,
      loss: run.loss(at: position) ?? .nan, start: run.start)
  }
}

extension Recorded.Number {
  /// A value of a run, in the shortest digits of the run's dtype.
  init(_ value: Double, in configuration: Configuration) {
    if value.isNaN {
      text = "NaN"
    } else if value.isInfinite {
      text = value < 0 ? "-Infinity" : "Infinity"
    } else if configuration.dtype == .float32 {
      text = Float(value).description
    } else {
      text = value.description
    }
  }
}

extension Scenario {
  /// The scenario with what a run's line came to: its events, and what `recorded` says.
  ///
  /// A start that was left to the problem is written out, so that it stays what it was.
  ///
  /// - Parameters:
  ///   - configuration: The configuration of the run before its events.
  ///   - events: What was done to the run.
  ///   - history: The records of its line.
  ///   - loss: The loss at the line's head.
  ///   - start: `w` at position 0.
  public func recording(
    configuration: Configuration, events: [Event], history: History, loss: Double, start: [Double]
  ) -> Scenario {
    var result = self
    result.configuration = Self.writingOut(start, in: configuration)
    result.events = events
    result.recorded = Recorded(of: result, history: history, loss: loss, start: start)
    return result
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
    guard configuration[RunSettings.start] == .automatic else { return configuration }
    var result = configuration
    let shown = start.map { Recorded.Number($0, in: configuration).value }
    try? result.set(RunSettings.start.name, to: .vector(shown))
    return result
  }
}
