import Training

/// All that a screen shows of a run at one moment: a value, cheap to take, since histories are shared.
public struct Snapshot: Sendable {
  /// Counts the loads; snapshots of different runs have different numbers.
  public var generation: Int
  /// How many commands that change a run were done, the refused ones included.
  public var changeCount: Int
  /// What the run began with.
  public var initialConfiguration: Configuration
  /// The values in force at the cursor and the learning rate of its update.
  public var inForce: ValuesInForce
  /// The events of the current line, in order.
  public var events: [Event]
  /// How often the rows were gone through at the cursor; nil where an update takes all of them.
  public var epochs: Double?
  /// The furthest position of the current line.
  public var head: Int
  /// The position that no update passes.
  public var target: Int
  /// The parameters at position 0.
  public var start: [Double]
  /// The parameters at the position.
  public var parameters: [Double]
  /// What the parameters are called: the data's columns where they have names, else `w₁`, `w₂`, ….
  public var parameterNames: [String]
  /// The loss at the position; nil where it was not worth computing in mid-run.
  public var loss: Double?
  /// The loss over the rows that are kept from the training; nil where there are none, or where it was
  /// not worth computing in mid-run.
  public var testLoss: Double?
  /// What there is to say of a fit to the rows of a file; nil for any other problem.
  public var ownData: OwnDataReading?
  /// The test losses on the way; empty where there are no such rows.
  public var testLosses: TestLosses
  /// The records 0 ..< head.
  public var history: History
  /// What theory says of the data in force, and how much of that is still to come.
  public var theoryReport: TheoryReport
  /// The update ahead of the cursor from which the learning rate is on the other side of its bound; nil
  /// where there is none or none is known.
  public var stabilityChange: StabilityChange?
  /// What is known of the stability of an adaptive optimiser at the cursor; nil for others.
  public var adaptiveGuide: AdaptiveGuide?
  /// The data in force, where a picture can show them.
  public var data: DataPicture?
  /// Earlier runs and abandoned futures, newest last.
  public var ghosts: [Ghost]
  /// Where the current line parted from an earlier one last; nil where it never did.
  public var forkedAt: Int?
  /// The runs that go in step with this one.
  public var comparedRuns: [ComparedRun]
  /// The first record that is not finite.
  public var divergence: Divergence?
  /// Whether the run goes on by itself.
  public var isRunning: Bool
  /// The speed that was asked for.
  public var speed: Speed
  /// The updates a second that were measured; 0 while paused.
  public var stepsPerSecond: Double

  /// Describes a run at one moment.
  public init(
    generation: Int, changeCount: Int, initialConfiguration: Configuration,
    inForce: ValuesInForce, events: [Event], epochs: Double? = nil, head: Int, target: Int,
    start: [Double],
    parameters: [Double], parameterNames: [String], loss: Double?, testLoss: Double?,
    ownData: OwnDataReading? = nil, testLosses: TestLosses = TestLosses(),
    history: History, theoryReport: TheoryReport,
    stabilityChange: StabilityChange? = nil, adaptiveGuide: AdaptiveGuide? = nil,
    data: DataPicture? = nil, ghosts: [Ghost], forkedAt: Int? = nil,
    comparedRuns: [ComparedRun] = [],
    divergence: Divergence?, isRunning: Bool, speed: Speed, stepsPerSecond: Double
  ) {
    self.generation = generation
    self.changeCount = changeCount
    self.initialConfiguration = initialConfiguration
    self.inForce = inForce
    self.events = events
    self.epochs = epochs
    self.head = head
    self.target = target
    self.start = start
    self.parameters = parameters
    self.parameterNames = parameterNames
    self.loss = loss
    self.testLoss = testLoss
    self.ownData = ownData
    self.testLosses = testLosses
    self.history = history
    self.theoryReport = theoryReport
    self.stabilityChange = stabilityChange
    self.adaptiveGuide = adaptiveGuide
    self.data = data
    self.ghosts = ghosts
    self.forkedAt = forkedAt
    self.comparedRuns = comparedRuns
    self.divergence = divergence
    self.isRunning = isRunning
    self.speed = speed
    self.stepsPerSecond = stepsPerSecond
  }

  /// A run that nobody moves, as it is at its position: what a trainer would publish while paused.
  public init(
    of run: Run, generation: Int = 0, changeCount: Int = 0, start: [Double], speed: Speed
  ) {
    self.init(
      generation: generation, changeCount: changeCount,
      initialConfiguration: run.initialConfiguration,
      inForce: run.inForce, events: run.events,
      epochs: run.epochs, head: run.head, target: run.target, start: start,
      parameters: run.parameters,
      parameterNames: run.parameterNames, loss: run.loss(at: run.position),
      testLoss: run.evaluateTestLoss(),
      ownData: run.readOwnData(measuresFit: true),
      history: run.history, theoryReport: TheoryReport(run),
      stabilityChange: run.stabilityChange, adaptiveGuide: run.adaptiveGuide,
      data: run.dataPicture,
      ghosts: run.ghosts, forkedAt: run.forkedAt, divergence: run.divergence, isRunning: false,
      speed: speed,
      stepsPerSecond: 0)
  }

  /// Updates done at the cursor.
  public var position: Int {
    get { inForce.position }
    set { inForce.position = newValue }
  }

  /// The values in force at the position.
  public var configuration: Configuration {
    get { inForce.configuration }
    set { inForce.configuration = newValue }
  }

  /// The learning rate of the update at the position.
  public var learningRate: Double { inForce.learningRate }

  /// What theory says of the data in force, as far as it is known.
  public var theory: Theory { theoryReport.theory }

  /// What theory says of the loss of a run beside this one; nil while nobody has found out.
  ///
  /// - Parameter configuration: The values in force there.
  public func theory(of configuration: Configuration) -> Theory? {
    let loss = configuration.lossConfiguration
    return loss == self.configuration.lossConfiguration ? theory : theoryReport.others[loss]
  }

  /// The most ghosts that a screen tells apart.
  public static let ghostLimit = 4

  /// Those that a screen tells apart: the newest, which comes last.
  public var recentGhosts: ArraySlice<Ghost> { ghosts.suffix(Self.ghostLimit) }
}
