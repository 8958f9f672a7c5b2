import Training

/// Whether a replay of a scenario gives what was recorded, to the bit.
public struct Verification: Hashable, Sendable {
  /// Where the replay differs from what was recorded; empty if it is identical.
  public let differences: [Difference]
  /// The position up to which they were compared.
  public let position: Int

  /// Whether every bit is the same.
  public var isIdentical: Bool { differences.isEmpty }

  /// One thing that is not as it was recorded.
  public enum Difference: Hashable, Sendable {
    /// The numerics or the C library are others: the result cannot be identical here.
    case arithmetic(recorded: String, here: String)
    /// The settings or the events are not those that were recorded.
    case configuration
    /// The run ends before the position that was recorded.
    case tooShort(end: Int, recorded: Int)
    /// Another number of parameters.
    case parameterCount(recorded: Int, replayed: Int)
    /// A parameter, counted from 1.
    case parameter(index: Int, recorded: Recorded.Number, replayed: Recorded.Number)
    /// The loss at the position.
    case loss(recorded: Recorded.Number, replayed: Recorded.Number)
    /// Some record before the position.
    case records
  }

  /// Replays the scenario up to the recorded position and compares.
  ///
  /// - Parameter data: The tables of the scenario's `dataFiles`, by their names.
  /// - Returns: What came of it; nil if the scenario has nothing recorded.
  /// - Throws: `SettingError` if the scenario's run cannot be.
  public init?(of scenario: Scenario, data: DataTables = [:]) throws(SettingError) {
    guard let recorded = scenario.recorded else { return nil }
    let run = try scenario.makeRun(data: data)
    if Self.isPossible(recorded) { run.advance(to: recorded.position) }
    self.init(of: scenario, replayedBy: run)
  }

  /// Compares with a run of the scenario that has been at the recorded position, or ended before.
  ///
  /// - Returns: What came of it; nil if the scenario has nothing recorded.
  public init?(of scenario: Scenario, replayedBy run: Run) {
    guard let recorded = scenario.recorded else { return nil }
    position = recorded.position
    guard Self.isPossible(recorded) else {
      differences = [.arithmetic(recorded: recorded.arithmetic, here: Arithmetic.identifier)]
      return
    }
    var differences: [Difference] = []
    if recorded.configuration != ScenarioWriter.configurationHash(of: scenario) {
      differences.append(.configuration)
    }
    if run.head < recorded.position {
      differences.append(.tooShort(end: run.head, recorded: recorded.position))
    } else {
      differences += Self.differences(
        recorded, Recorded(of: scenario, run.recorded(upTo: recorded.position)))
    }
    self.differences = differences
  }

  /// Whether the numerics and the C library are those of the recording.
  private static func isPossible(_ recorded: Recorded) -> Bool {
    recorded.arithmetic == Arithmetic.identifier
  }

  private static func differences(_ recorded: Recorded, _ replayed: Recorded) -> [Difference] {
    var differences: [Difference] = []
    if recorded.parameters.count != replayed.parameters.count {
      differences.append(
        .parameterCount(
          recorded: recorded.parameters.count, replayed: replayed.parameters.count))
    }
    for (index, pair) in zip(recorded.parameters, replayed.parameters).enumerated()
    where pair.0 != pair.1 {
      differences.append(.parameter(index: index + 1, recorded: pair.0, replayed: pair.1))
    }
    if recorded.loss != replayed.loss {
      differences.append(.loss(recorded: recorded.loss, replayed: replayed.loss))
    }
    if recorded.records != replayed.records { differences.append(.records) }
    return differences
  }
}

extension Verification.Difference: CustomStringConvertible {
  /// What differs, as a sentence.
  public var description: String {
    switch self {
    case .arithmetic(let recorded, let here):
      "arithmetic: recorded with \(recorded), here it is \(here); it cannot be identical here"
    case .configuration:
      "config: the settings or the events were edited since it was recorded"
    case .tooShort(let end, let recorded):
      "steps: the run ends at \(end), before the recorded position \(recorded)"
    case .parameterCount(let recorded, let replayed):
      "w: \(recorded.counted("value")) recorded, \(replayed) replayed"
    case .parameter(let index, let recorded, let replayed):
      "w[\(index)]: recorded \(recorded), replayed \(replayed)"
    case .loss(let recorded, let replayed): "loss: recorded \(recorded), replayed \(replayed)"
    case .records: "records: at least one record before the position has other bits"
    }
  }
}
