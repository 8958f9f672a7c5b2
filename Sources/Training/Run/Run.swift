import Autograd

/// One run of gradient descent: it steps, records, rewinds and forks.
///
/// Position k means k updates done; record k holds what the notebook prints in line k. A run's
/// configuration and its events decide all that happens, to the bit: going back and forward again
/// gives the same numbers, and so does the same configuration with the same events.
///
/// What has become of it is its `line`, whose members are the run's, too: `history`, `events`, `ghosts`, …
///
/// A run belongs to one thread.
@dynamicMemberLookup
public final class Run {
  /// What has become of the run, as a value.
  public internal(set) var line: Line
  /// The values in force at the cursor and the learning rate of its update.
  public internal(set) var inForce: ValuesInForce
  /// What can be taken back, and done again.
  var undoHistory = UndoHistory()

  // The cursor.
  var batches = BatchCursor()
  /// The first event that has not been applied.
  package internal(set) var nextEvent = 0
  /// The state before the position's events, where there are any.
  var arrival: RunState?
  /// Records that are computed again.
  var refilling: History?

  /// The tables of the data files that were read, by the names that configurations have for them.
  public let data: DataTables
  /// What the line's configuration makes.
  var setup: Setup
  // What follows from the configuration in force, made anew where an event changes it.
  var objective: any Objective
  var optimizer: any Optimizer
  var batchSize = 0
  /// The position that no update passes: `steps` in force.
  public internal(set) var target = 0
  /// What tells the loss in force from others.
  public internal(set) var lossIdentity: LossIdentity

  /// Draws the data and stands at position 0, with its events applied.
  ///
  /// - Parameters:
  ///   - configuration: The values at position 0.
  ///   - events: What is done to the run, in any order; equal positions keep their order.
  ///   - data: The tables that were read; that of the configuration's `dataFile` must be among them,
  ///     where it names one.
  /// - Throws: `SettingError` if the configuration contradicts itself, or `SettingError.event` if an
  ///   event does.
  public init(
    configuration: Configuration, events: [Event] = [], data: DataTables = [:]
  ) throws(SettingError) {
    try configuration.validate()
    let timeline = Timeline(events)
    try timeline.validate(from: configuration)
    self.data = data
    setup = try Setup(configuration, data)
    objective = setup.problem.objective(for: configuration)
    optimizer = configuration.optimizer
    lossIdentity = configuration.lossIdentity
    line = setup.line(from: configuration, timeline, rowCount: objective.rowCount)
    inForce = ValuesInForce(configuration)
    adoptConfiguration()
    applyEvents()
  }

  /// What the line's configuration makes: the data, and what computes on them.
  struct Setup {
    let problem: any Problem
    let machine: any Machine
    /// `w` at position 0, as it was set.
    let start: [Double]
    /// The permutation of the epoch that was looked at last.
    var permutation: (epoch: Int, rows: [Int])?

    /// Draws the data.
    init(_ configuration: Configuration, _ data: DataTables) throws(SettingError) {
      problem = try configuration.makeProblem(from: data)
      start = configuration[RunSettings.start] ?? problem.defaultStart
      try problem.checkStart(start)
      machine = configuration.dtype.makeMachine(shape: problem.parameterShape, start: start)
    }

    /// A line without records, whose state at position 0 is that of the machine.
    func line(from configuration: Configuration, _ timeline: Timeline, rowCount: Int) -> Line {
      let origin = RunState(
        inForce: ValuesInForce(configuration), parameters: machine.parameters)
      return Line(
        from: origin, start: start, timeline: timeline, workPerUpdate: rowCount * start.count)
    }
  }

  /// A member of the line.
  public subscript<Value>(dynamicMember member: KeyPath<Line, Value>) -> Value {
    line[keyPath: member]
  }

  var problem: any Problem { setup.problem }
  var machine: any Machine { setup.machine }
}

extension Run {
  /// Updates done at the cursor.
  public var position: Int { inForce.position }

  /// The values in force at the position.
  public var configuration: Configuration { inForce.configuration }

  /// The learning rate of the update at the position.
  public var learningRate: Double { inForce.learningRate }

  /// What the optimiser divides the gradient by, parameter by parameter; nil where it divides by nothing, and
  /// before its first update.
  package var preconditioner: [Double]? {
    optimizer.preconditioner(state: machine.optimizerState, count: line.start.count)
  }

  /// The records of the line.
  public var history: History { line.history }

  /// The furthest position of the line.
  public var head: Int { line.history.count }

  /// The first step whose loss, or one of whose parameters, is not finite; nil while all are.
  public var firstNonFiniteStep: Int? { line.history.firstNonFiniteStep }

  /// `w` at the position, widened.
  public var parameters: [Double] { machine.parameters }

  /// How often the rows were gone through at the position, with the part of the last time; nil where an
  /// update takes all of them.
  public var epochs: Double? {
    let rows = objective.rowCount
    guard batchSize > 0, batchSize < rows else { return nil }
    return Double(batches.epoch) + Double(batches.offset) / Double(rows)
  }

  /// The numbers of the data that a loss over all rows goes through: rows times parameters.
  public var elementCount: Int { objective.rowCount * line.start.count }

  /// The parameters' names: the data's columns where they have names, else `w₁`, `w₂`, …
  public var parameterNames: [String] {
    problem.parameterNames ?? line.initialConfiguration.parameterNames
  }

  /// The loss at the cursor over all rows, in the run's dtype.
  public func evaluateLoss() -> Double { machine.loss(objective) }

  /// The loss at the cursor over the rows that are kept from the training, in the run's dtype; nil
  /// where there are none.
  public func evaluateTestLoss() -> Double? { problem.testObjective.map(machine.loss) }

  /// Whether rows are kept from the training.
  public var hasTestRows: Bool { problem.testObjective != nil }

  /// Adds the test loss at the position to those on the way, if it is the next one's.
  public func keepTestLoss() {
    guard hasTestRows, line.testLosses.isDue(at: position), let loss = evaluateTestLoss() else {
      return
    }
    line.testLosses.append(loss)
  }

  /// The loss at a position of the current line: the record's, or for the head, which has none yet, that
  /// of the batch in turn. Nil beyond the head.
  ///
  /// Asking for the head while the cursor is behind it goes there and back.
  public func loss(at position: Int) -> Double? {
    guard position >= 0, position <= head else { return nil }
    if position < head { return record(at: position).loss }
    let cursor = self.position
    rewind(to: head)
    defer { rewind(to: cursor) }
    return machine.loss(nextBatch() ?? objective)
  }

  /// What the line came to at a position, its head if none is named; what the history no longer holds is
  /// computed again.
  ///
  /// - Precondition: The position is in `0...head`.
  public func recorded(upTo position: Int? = nil) -> RecordedLine {
    let position = position ?? head
    return RecordedLine(
      line: line, position: position,
      parameters: position == 0 ? line.start : record(at: position - 1).parameters,
      loss: loss(at: position) ?? .nan, recordsHash: recordsHash(upTo: position))
  }
}

/// What there is to read of a run at its cursor.
public struct RunReading: Sendable {
  /// The values in force and the learning rate of the next update.
  public var inForce: ValuesInForce
  /// The position that no update passes.
  public var target: Int
  /// How often the rows were gone through; nil where an update takes all of them.
  public var epochs: Double?
  /// The parameters.
  public var parameters: [Double]
  /// What the parameters are called: the data's columns where they have names, else `w₁`, `w₂`, ….
  public var parameterNames: [String]
  /// The loss; nil where it was not worth computing in mid-run.
  public var loss: Double?
  /// The loss over the rows that are kept from the training; nil where there are none, or where it was
  /// not worth computing in mid-run.
  public var testLoss: Double?
  /// What there is to say of a fit to the rows of a file; nil for any other problem.
  public var ownData: OwnDataReading?

  /// Reads a run.
  ///
  /// - Parameter measuresLosses: Whether to compute losses of which there is no record.
  public init(of run: Run, measuresLosses: Bool = true) {
    inForce = run.inForce
    target = run.target
    epochs = run.epochs
    parameters = run.parameters
    parameterNames = run.parameterNames
    loss = measuresLosses || run.position < run.head ? run.loss(at: run.position) : nil
    testLoss = measuresLosses ? run.evaluateTestLoss() : nil
    ownData = run.readOwnData(measuresFit: measuresLosses)
  }
}
