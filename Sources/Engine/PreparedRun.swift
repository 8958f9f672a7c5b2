import Theory
import Training

/// A run that is ready to go, with those that go in step with it: made on one thread, taken by another.
///
/// What the first picture needs is done when there is one: the data are in their places. Theory that takes
/// long is still to come.
public final class PreparedRun: Sendable {
  /// The run as it is.
  public let snapshot: Snapshot
  /// Whether it pauses at notes while it runs, so that they are read.
  let pausesAtNotes: Bool
  private let parts: Transfer<Parts>

  /// What lives on the trainer's thread from then on.
  struct Parts {
    let theory: RunTheory
    let comparedRuns: ComparedRuns
  }

  /// Makes the run, at position 0, and those beside it, over the same tables.
  ///
  /// - Parameters:
  ///   - configuration: What it begins with.
  ///   - events: What is done to it on the way.
  ///   - data: The tables that the runs need.
  ///   - comparedRuns: The runs that go in step with it.
  ///   - speed: How fast `run` goes, until told otherwise.
  ///   - pausesAtNotes: Whether it pauses at notes while it runs, so that they are read.
  ///   - generation: What tells its snapshots from those of other runs.
  /// - Throws: `SettingError` if one of the runs cannot be.
  public convenience init(
    _ configuration: Configuration, events: [Event] = [], data: DataTables = [:],
    comparedRuns: [ComparedRunPlan] = [], speed: Speed, pausesAtNotes: Bool = false,
    generation: Int = 0
  ) throws(SettingError) {
    let run = try Run(configuration: configuration, events: events, data: data)
    try self.init(
      of: run, comparedRuns: comparedRuns, speed: speed, pausesAtNotes: pausesAtNotes,
      generation: generation)
  }

  /// Takes a run as it is, which belongs to this from then on.
  ///
  /// - Throws: `SettingError` if one of the runs beside it cannot be.
  public init(
    of run: sending Run, comparedRuns plans: [ComparedRunPlan] = [], speed: Speed,
    pausesAtNotes: Bool = false, generation: Int = 0
  ) throws(SettingError) {
    let comparedRuns = try ComparedRuns(plans, data: run.data)
    let theory = RunTheory(run)
    theory.patience = TheoryService.patience
    var snapshot = Snapshot(of: theory, speed: speed)
    snapshot.generation = generation
    snapshot.comparedRuns = comparedRuns.snapshot(isHurried: false)
    if theory.theoryAtHand == nil {
      snapshot.theoryReport.theory = theory.source.blank
      snapshot.theoryReport.progress = 0
    }
    self.snapshot = snapshot
    self.pausesAtNotes = pausesAtNotes
    parts = Transfer(Parts(theory: theory, comparedRuns: comparedRuns))
  }

  /// Another trainer has it.
  public struct Taken: Error {}

  /// Gives the parts, once.
  func take() throws(Taken) -> sending Parts {
    guard let taken = parts.take() else { throw Taken() }
    return taken
  }
}
