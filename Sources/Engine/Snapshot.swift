import Theory
import Training

/// All that a screen shows of a run at one moment: a value, cheap to take, since histories are shared.
///
/// The members of its line and of its reading are its own, too: `history`, `events`, `loss`, `target`, …
@dynamicMemberLookup
public struct Snapshot: Sendable {
  /// Counts the loads; snapshots of different runs have different numbers.
  public var generation = 0
  /// How many commands that change a run were done, the refused ones included.
  public var changeCount = 0
  /// What has become of the run.
  public var line: Line
  /// What there is to read at the cursor.
  public var reading: RunReading
  /// What theory says of the data in force, and how much of that is still to come.
  public var theoryReport: TheoryReport
  /// The data in force, where a picture can show them.
  public var data: DataPicture?
  /// The runs that go in step with this one.
  public var comparedRuns: [ComparedRun] = []
  /// Whether the run goes on by itself.
  public var isRunning = false
  /// The speed that was asked for.
  public var speed: Speed
  /// The updates a second that were measured; 0 while paused.
  public var stepsPerSecond = 0.0

  /// A run at one moment, paused, with no others beside it.
  ///
  /// - Parameter measuresLosses: Whether to compute losses of which there is no record.
  init(
    of run: Run, _ report: TheoryReport, data: DataPicture?, speed: Speed,
    measuresLosses: Bool = true
  ) {
    line = run.line
    reading = RunReading(of: run, measuresLosses: measuresLosses)
    theoryReport = report
    self.data = data
    self.speed = speed
  }

  /// A run that stands still, at its position: what a trainer would publish while paused.
  public init(of theory: RunTheory, speed: Speed) {
    self.init(
      of: theory.run, TheoryReport(theory), data: DataPicture(theory.run), speed: speed)
  }

  /// A member of the line.
  public subscript<Value>(dynamicMember member: KeyPath<Line, Value>) -> Value {
    line[keyPath: member]
  }

  /// A member of the reading.
  public subscript<Value>(dynamicMember member: WritableKeyPath<RunReading, Value>) -> Value {
    get { reading[keyPath: member] }
    set { reading[keyPath: member] = newValue }
  }
}

extension Snapshot {
  /// The parameters at position 0.
  public var start: [Double] { line.parametersAtStart }

  /// Updates done at the cursor.
  public var position: Int {
    get { reading.inForce.position }
    set { reading.inForce.position = newValue }
  }

  /// The values in force at the position.
  public var configuration: Configuration {
    get { reading.inForce.configuration }
    set { reading.inForce.configuration = newValue }
  }

  /// The learning rate of the update at the position.
  public var learningRate: Double { reading.inForce.learningRate }

  /// What theory says of the data in force, as far as it is known.
  public var theory: LossTheory { theoryReport.theory }

  /// The first record that is not finite.
  public var divergence: Divergence? { theoryReport.divergence }

  /// What theory says of the loss of a run beside this one; nil while it is not known.
  ///
  /// - Parameter configuration: The values in force there.
  public func theory(of configuration: Configuration) -> LossTheory? {
    let loss = configuration.lossIdentity
    return loss == self.configuration.lossIdentity ? theory : theoryReport.others[loss]
  }

  /// The most ghosts that a screen tells apart.
  public static let ghostLimit = 4

  /// Those that a screen tells apart: the newest, which comes last.
  public var recentGhosts: ArraySlice<Ghost> { line.ghosts.suffix(Self.ghostLimit) }
}

/// What theory says at one moment, and how much of that is still to come.
public struct TheoryReport: Sendable {
  /// What is known.
  public var theory: LossTheory
  /// Where its curvature was looked at, if not here.
  public var position: Int?
  /// The part of the rest that is computed, from 0 to 1; nil where nothing more comes.
  public var progress: Double?
  /// What is known of the losses of other runs; this one's may be among them.
  public var others: [LossIdentity: LossTheory] = [:]
  /// The update ahead of the cursor from which the learning rate is on the other side of its bound; nil
  /// where there is none or none is known.
  public var stabilityChange: StabilityChange?
  /// What is known of the stability of an adaptive optimiser at the cursor; nil for others.
  public var adaptiveGuide: AdaptiveGuide?
  /// The first record that is not finite.
  public var divergence: Divergence?

  /// Reports.
  public init(_ theory: LossTheory, position: Int? = nil, progress: Double? = nil) {
    self.theory = theory
    self.position = position
    self.progress = progress
  }

  /// Reports on a run whose theory no other thread computes.
  init(_ run: RunTheory) {
    self.init(
      run.theoryAtHand
        ?? run.source.blank
        .remarking("There is too much data to compute the curvature while you wait."))
    read(run)
  }

  /// Takes in what follows from what is known.
  mutating func read(_ run: RunTheory) {
    stabilityChange = run.stabilityChange
    adaptiveGuide = run.adaptiveGuide
    divergence = run.divergence
  }
}
