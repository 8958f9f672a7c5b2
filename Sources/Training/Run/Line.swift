/// What has become of a run, as a value: what it began with, what was done to it and what was recorded.
///
/// To fork, to begin again and to undo is to assign one. The data are not in it, for the configuration
/// decides them. Copies share the records, which lie in chunks, and the checkpoints.
public struct Line: Sendable {
  /// The values at position 0, before its events: what a scenario file says.
  public let initialConfiguration: Configuration
  /// `w` at position 0, as it was set.
  public let start: [Double]
  /// The records, from 0 on.
  public internal(set) var history: History
  /// Earlier runs and abandoned futures, the newest last.
  public internal(set) var ghosts: [Ghost] = []
  /// Where the line parted from an earlier one last; nil where it never did.
  public internal(set) var forkedAt: Int?
  /// The test losses on the way, as far as they were asked for by `Run.keepTestLoss()`.
  public internal(set) var testLosses = TestLosses()

  var timeline: Timeline
  /// The events ahead that a change at the head dropped.
  var droppedPlan: DroppedPlan?
  var checkpoints: Checkpoints
  /// The values in force at the first record that is not finite.
  package internal(set) var divergedConfiguration: Configuration?

  /// How many ghosts are kept.
  static let ghostLimit = 32

  /// A line without records.
  ///
  /// - Parameters:
  ///   - origin: The state at position 0.
  ///   - workPerUpdate: The multiplications of an update, about.
  init(
    from origin: RunState, start: [Double], timeline: Timeline, workPerUpdate: Int
  ) {
    initialConfiguration = origin.inForce.configuration
    self.start = start
    self.timeline = timeline
    history = History(dtype: initialConfiguration.dtype, parameterCount: start.count)
    checkpoints = Checkpoints(start: origin, workPerUpdate: workPerUpdate)
  }

  /// The furthest position.
  public var head: Int { history.count }

  /// What was done, in order of position, notes included.
  public var events: [Event] { timeline.events }

  /// The parameters at position 0, in the run's dtype.
  public var parametersAtStart: [Double] { checkpoints.latest(upTo: 0).parameters }

  /// The values that were in force at the last record.
  var lastConfiguration: Configuration {
    let events = timeline.events.prefix { $0.position < head }
    return (try? initialConfiguration.applying(events)) ?? initialConfiguration
  }

  /// Ends the line at a position and keeps the whole of it as a ghost.
  ///
  /// - Precondition: The last record before the position is at hand.
  mutating func keepFuture(of position: Int, label: String) {
    keepGhost(label: label, origin: position)
    history = history.prefix(position)
    forkedAt = position
    testLosses.cut(to: position)
    checkpoints.truncate(after: position)
    if history.firstNonFiniteStep == nil { divergedConfiguration = nil }
  }

  /// Keeps the line as it is as a ghost.
  ///
  /// - Parameter origin: The position where another one parts from it; 0 for an earlier run.
  mutating func keepGhost(label: String, origin: Int) {
    let ghost = Ghost(
      number: (ghosts.last?.number ?? -1) + 1, label: label, history: history, origin: origin,
      configuration: lastConfiguration, start: start)
    ghosts.append(ghost)
    if ghosts.count > Self.ghostLimit { ghosts.removeFirst() }
  }
}

/// An earlier run or an abandoned future, kept to compare.
public struct Ghost: Sendable {
  /// How many ghosts of the same run came before it.
  public let number: Int
  /// What parted it from the run that replaced it, such as `learning rate 0.1`.
  public let label: String
  /// Its records, from 0 on.
  public let history: History
  /// The position where it parted; 0 for an earlier run.
  public let origin: Int
  /// The values that were in force at its last record.
  public let configuration: Configuration
  /// Its parameters at position 0.
  public let start: [Double]
}

/// All that a run is at a moment: its line, and where its cursor is.
struct Moment: Sendable {
  var line: Line
  /// At the cursor, before the events of its position.
  var state: RunState
}

/// All that decides what a run does from a position on, as a value: no tensor and no generator.
///
/// It is the state on arrival at the position, before the position's events.
struct RunState: Sendable {
  /// The values in force and the learning rate of the next update.
  var inForce: ValuesInForce
  /// The batches so far.
  var batches = BatchCursor()
  /// `w`, widened.
  var parameters: [Double]
  /// What the optimiser remembers, widened.
  var optimizerState = OptimizerState<Double>()

  /// Updates done.
  var position: Int { inForce.position }
}

/// Which rows come next: an epoch, and how many of its rows have been used.
struct BatchCursor: Hashable, Sendable {
  var epoch = 0
  var offset = 0

  /// Takes the rows of the next batch.
  ///
  /// A size of 0, or of all the rows and more, is every row, in the order of the data; it ends the
  /// epoch. The last batch of an epoch is what is left and may be smaller.
  ///
  /// - Returns: The places in the epoch's permutation; nil for every row.
  mutating func next(size: Int, of rowCount: Int) -> Range<Int>? {
    guard size > 0, size < rowCount else {
      self = BatchCursor(epoch: epoch + 1, offset: 0)
      return nil
    }
    let places = offset..<min(offset + size, rowCount)
    offset = places.upperBound
    if offset == rowCount { self = BatchCursor(epoch: epoch + 1, offset: 0) }
    return places
  }
}

/// What a line came to at a position: what a replay is compared with.
@dynamicMemberLookup
public struct RecordedLine: Sendable {
  /// The line, which may go on after the position.
  public let line: Line
  /// The position.
  public let position: Int
  /// The parameters at the position.
  public let parameters: [Double]
  /// The loss at the position, in the run's dtype.
  public let loss: Double
  /// FNV-1a-64 of the records before the position, as `History.recordsHash(upTo:)`.
  public let recordsHash: UInt64

  /// A member of the line.
  public subscript<Value>(dynamicMember member: KeyPath<Line, Value>) -> Value {
    line[keyPath: member]
  }
}
