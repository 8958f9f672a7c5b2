/// A run's line up to a position, without ghosts: all that decides it, and what it came to.
public struct RunLine: Sendable {
  /// What the run began with.
  public let configuration: Configuration
  /// What was done to it, in order.
  public let events: [Event]
  /// The parameters at position 0.
  public let start: [Double]
  /// The position.
  public let position: Int
  /// The parameters at the position.
  public let parameters: [Double]
  /// The loss at the position, in the run's dtype.
  public let loss: Double
  /// FNV-1a-64 of the records before the position, as `History.recordsHash(upTo:)`.
  public let recordsHash: UInt64
}

extension Run {
  /// The line up to a position, its head if none is named; what the history has let go of is computed
  /// again.
  ///
  /// - Precondition: The position is in `0...head`.
  public func line(upTo position: Int? = nil) -> RunLine {
    let position = position ?? head
    return RunLine(
      configuration: initialConfiguration, events: events, start: start, position: position,
      parameters: position == 0 ? start : record(at: position - 1).parameters,
      loss: loss(at: position) ?? .nan, recordsHash: recordsHash(upTo: position))
  }
}
