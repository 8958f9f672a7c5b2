import Training

/// What a trainer answers to a command, beside its snapshots.
public enum Reply: Sendable {
  /// A change of a setting that was taken.
  case changed(name: String, outcome: Run.Outcome)
  /// Something that could not be done, and why; nothing was changed. The name is the setting's, where
  /// it was about one.
  case refused(name: String?, SettingError)
  /// The loss over the plane that was asked for.
  case surface(Surface)
  /// The current line under the number that was asked with.
  case line(Int, Line)
  /// A run came to a value that is not finite, and is paused.
  case diverged(Divergence)
}

/// The cursor's line up to its head, without ghosts: all that decides a run, and where it ended.
public struct Line: Sendable {
  /// What the run began with.
  public let configuration: Configuration
  /// What was done to it, in order.
  public let events: [Event]
  /// The furthest position.
  public let head: Int
  /// The parameters at position 0.
  public let start: [Double]
  /// The records 0 ..< head.
  public let history: History
  /// The parameters at the head.
  public let parameters: [Double]
  /// The loss at the head, in the run's dtype; nil where it cannot be had.
  public let loss: Double?

  /// Describes a line.
  public init(
    configuration: Configuration, events: [Event], head: Int, start: [Double],
    history: History, parameters: [Double], loss: Double?
  ) {
    self.configuration = configuration
    self.events = events
    self.head = head
    self.start = start
    self.history = history
    self.parameters = parameters
    self.loss = loss
  }
}
