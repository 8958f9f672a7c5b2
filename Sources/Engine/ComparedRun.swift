import Training

/// A run that goes in step with the main one, to be compared with it.
public struct ComparedRunPlan: Sendable {
  /// What a legend calls it.
  public let label: String
  /// What it begins with.
  public let configuration: Configuration
  /// What is done to it on the way.
  public let events: [Event]

  /// Describes a run.
  public init(label: String, configuration: Configuration, events: [Event]) {
    self.label = label
    self.configuration = configuration
    self.events = events
  }
}

/// How far a run beside the main one has come.
public struct ComparedRun: Sendable {
  /// What it is for.
  public enum Kind: Hashable, Sendable {
    /// A variant of the scenario.
    case variant
    /// The settings in force, from the start.
    case whatIf
  }

  /// What it is for.
  public let kind: Kind
  /// What a legend calls it.
  public let label: String
  /// Its records.
  public let history: History
  /// Its parameters at position 0.
  public let start: [Double]
  /// The values in force at its position.
  public let configuration: Configuration
  /// The loss at its position, of which there is no record yet, in its own arithmetic: a float32 that
  /// overflows is infinite. Nil where it was not worth computing in mid-run.
  public var loss: Double?
}
