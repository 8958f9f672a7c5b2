import Synchronization
import Training

/// A run that is ready to go, with those that go in step with it: made on one thread, handed to another.
///
/// What the first picture needs is done when there is one: the data are in their places. Theory that takes
/// long is still to come.
public final class PreparedRun: Sendable {
  /// The run as it is handed over.
  public let snapshot: Snapshot
  /// Whether it pauses at notes while it runs, so that they are read.
  let pausesAtNotes: Bool
  private let parts: Mutex<Parts?>

  /// What lives on the trainer's thread from then on.
  struct Parts {
    let run: Run
    let start: [Double]
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
    let start = run.parametersAtStart
    run.patience = TheoryService.patience
    var snapshot = Snapshot(of: run, generation: generation, start: start, speed: speed)
    snapshot.comparedRuns = comparedRuns.snapshot(isHurried: false)
    if run.theoryAtHand == nil {
      snapshot.theoryReport = TheoryReport(run.theorySource.blank, progress: 0)
    }
    self.snapshot = snapshot
    self.pausesAtNotes = pausesAtNotes
    parts = Mutex(Parts(run: run, start: start, comparedRuns: comparedRuns))
  }

  /// Another trainer has it.
  public struct Taken: Error {}

  /// Hands the parts over, once.
  func take() throws(Taken) -> sending Parts {
    let taken = parts.withLock { parts in
      let taken = parts
      parts = nil
      return taken
    }
    guard let taken else { throw Taken() }
    return taken
  }
}
