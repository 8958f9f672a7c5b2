import Autograd

/// One run of gradient descent: it steps, records, rewinds and forks.
///
/// Position k means k updates done; record k holds what the notebook prints in line k. A run's
/// configuration and its events decide all that happens, to the bit: going back and forward again
/// gives the same numbers, and so does the same configuration with the same events.
///
/// A run belongs to one thread.
public final class Run {
  /// The values at position 0, before its events: what a scenario file says.
  public internal(set) var initialConfiguration: Configuration
  /// The values in force at the cursor and the learning rate of its update.
  public internal(set) var inForce: ValuesInForce
  /// Records 0 to `head` − 1 of the current line.
  public internal(set) var history: History
  /// Earlier runs and abandoned futures, the newest last.
  public internal(set) var ghosts: [Ghost] = []
  /// Where the current line parted from an earlier one last; nil where it never did.
  public internal(set) var forkedAt: Int?
  /// The test losses on the way, as far as they were asked for by `keepTestLoss()`.
  public internal(set) var testLosses = TestLosses()

  var timeline: Timeline { didSet { scout = nil } }
  /// The events ahead that a change at the head dropped.
  var plan: DroppedPlan?
  /// What can be taken back, and done again.
  var undoHistory = UndoHistory()
  /// The first event that has not been applied.
  var nextEvent = 0
  /// The state before the position's events, where there are any.
  var arrival: RunState?
  var checkpoints: Checkpoints
  /// Records that are computed again.
  var refilling: History?
  /// The values in force at the first record that is not finite.
  var divergedConfiguration: Configuration?
  var cachedDivergence: Divergence?
  /// The most multiplications that the run does for theory which it is not told to compute: some
  /// seconds' worth, unless whoever holds it has less time.
  public var patience = 1 << 31
  var cachedTheory: CachedTheory?
  var cachedTheorySource: (configuration: Configuration, source: TheorySource)?
  var cachedPicture: (configuration: Configuration, picture: DataPicture?)?

  /// The tables of the data files that were read, by the names that configurations have for them.
  public let data: DataTables
  var problem: any Problem
  var machine: any Machine
  /// `w` at position 0.
  public internal(set) var start: [Double]
  // What follows from the configuration in force, made anew where an event changes it.
  var objective: any Objective
  var optimizer: any Optimizer
  var batchSize = 0
  /// The position that no update passes: `steps` in force.
  public internal(set) var target = 0
  var batches = BatchCursor()
  var permutation: (epoch: Int, rows: [Int])?
  /// What looks for the step at which the learning rate crosses its bound.
  var scout: StabilityScout?

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
    timeline = Timeline(events)
    try timeline.validate(from: configuration)
    initialConfiguration = configuration
    inForce = ValuesInForce(configuration)
    let problem = try configuration.makeProblem(from: data)
    self.problem = problem
    self.data = data
    start = configuration[RunSettings.start] ?? problem.defaultStart
    try problem.checkStart(start)
    let dtype = configuration.dtype
    machine = dtype.makeMachine(shape: problem.parameterShape, start: start)
    objective = problem.objective(for: configuration)
    optimizer = configuration.optimizer
    history = History(dtype: dtype, parameterCount: start.count)
    let origin = RunState(inForce: inForce, parameters: machine.parameters)
    checkpoints = Checkpoints(start: origin, workPerUpdate: objective.rowCount * start.count)
    adoptConfiguration()
    applyEvents()
  }

  /// Updates done at the cursor.
  public var position: Int { inForce.position }

  /// The values in force at the position.
  public var configuration: Configuration { inForce.configuration }

  /// The learning rate of the update at the position.
  public var learningRate: Double { inForce.learningRate }

  /// What was done to the current line, in order, notes included.
  public var events: [Event] { timeline.events }

  /// The furthest position of the current line.
  public var head: Int { history.count }

  /// How often the rows were gone through at the position, with the part of the last time; nil where an
  /// update takes all of them.
  public var epochs: Double? {
    let rows = objective.rowCount
    guard batchSize > 0, batchSize < rows else { return nil }
    return Double(batches.epoch) + Double(batches.offset) / Double(rows)
  }

  /// The numbers of the data that a loss over all rows goes through: rows times parameters.
  public var elementCount: Int { objective.rowCount * start.count }

  /// The parameters' names: the data's columns where they have names, else `w₁`, `w₂`, …
  public var parameterNames: [String] {
    problem.parameterNames ?? initialConfiguration.parameterNames
  }

  /// `w` at the position, widened.
  public var parameters: [Double] { machine.parameters }
}
