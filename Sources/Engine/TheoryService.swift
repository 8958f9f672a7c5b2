import Theory
import Training

/// Theory for the snapshots of a run and of those beside it: at once where that takes no time, else from
/// background tasks, while the run goes on.
///
/// Of the run's own loss one question is answered at a time. What is answered is called off where the loss
/// has become another; where only the place has, it goes on, for an answer from near by is better than none.
/// Of the losses beside it one after the other is looked at, each once, however many runs share it.
final class TheoryService {
  /// The most multiplications that the run waits for: some milliseconds' worth.
  static let patience = 1 << 20

  /// What is known of the run itself.
  let own: RunTheory
  private let work: BackgroundWork
  private var ownTask: Task<Question>?
  /// What came last of the run's own loss.
  private var newest: (question: Question, theory: LossTheory)?
  private var otherTask: Task<LossIdentity>?
  /// What is known of losses, the run's own among them.
  private var known: [LossIdentity: LossTheory] = [:]

  /// Reports on a run.
  init(of own: RunTheory, by work: BackgroundWork) {
    self.own = own
    self.work = work
    own.patience = work.patience ?? Self.patience
  }

  /// Whether something is being computed.
  var isWaiting: Bool { ownTask != nil || otherTask != nil }

  /// Takes in what has come, and asks for what is missing.
  ///
  /// - Parameter others: The values in force of the runs beside it, the most wanted first.
  func report(beside others: [Configuration] = []) -> TheoryReport {
    let loss = own.run.lossIdentity
    if let theory = known[loss], own.source.isQuadratic, !own.isKnown {
      own.hold(theory, of: own.source, at: own.run.parameters)
    }
    var report = ownReport()
    if report.progress == nil { known[loss] = report.theory.withoutManyRows }
    look(for: others, beside: loss)
    report.others = known
    report.read(own)
    return report
  }

  /// What is asked about the run's own loss.
  private struct Question {
    let source: TheorySource
    let position: Int
    let parameters: [Double]

    /// Whether an answer to one is an answer to the other.
    func isSame(as other: Question) -> Bool {
      source === other.source
        && (source.isQuadratic || parameters.hasSameBits(as: other.parameters))
    }
  }

  /// Something that is being computed; it is called off where it is no longer wanted.
  private final class Task<Subject> {
    let subject: Subject
    let meter: WorkMeter
    let task: BackgroundTask<Finding>

    init(_ subject: Subject, _ meter: WorkMeter, _ task: BackgroundTask<Finding>) {
      (self.subject, self.meter, self.task) = (subject, meter, task)
    }

    deinit { meter.cancel() }
  }

  /// What comes of it: a draft, or the whole.
  private struct Finding: Sendable {
    let theory: LossTheory
    let isComplete: Bool
  }

  private func start<Subject>(
    _ subject: Subject,
    _ compute: @escaping @Sendable (WorkMeter, (LossTheory) -> Void) throws -> LossTheory
  ) -> Task<Subject>? {
    let meter = WorkMeter()
    let task: BackgroundTask<Finding>? = work.start { context in
      let theory = try compute(meter) { draft in
        context.report(Finding(theory: draft, isComplete: false))
      }
      context.report(Finding(theory: theory, isComplete: true))
    }
    return task.map { Task(subject, meter, $0) }
  }
}

extension TheoryService {
  private func ownReport() -> TheoryReport {
    let source = own.source
    takeOwnFinding(of: source)
    if let theory = own.theoryAtHand {
      ownTask = nil
      return TheoryReport(theory)
    }
    let (position, parameters) = (own.run.position, own.run.parameters)
    let question = Question(source: source, position: position, parameters: parameters)
    if ownTask == nil {
      ownTask = start(question) { meter, draft in
        try source.theory(at: parameters, meter, draft: draft)
      }
    }
    guard let ownTask else { return TheoryReport(own) }
    let progress = ownTask.meter.fraction
    guard let newest else { return TheoryReport(source.blank, progress: progress) }
    return TheoryReport(
      newest.theory,
      position: newest.question.isSame(as: question) ? nil : newest.question.position,
      progress: progress)
  }

  private func takeOwnFinding(of source: TheorySource) {
    if ownTask?.subject.source !== source { ownTask = nil }
    if newest?.question.source !== source { newest = nil }
    guard let asked = ownTask, let finding = asked.task.take() else { return }
    guard let finding = try? finding.get() else {
      ownTask = nil
      return
    }
    newest = (asked.subject, finding.theory)
    guard finding.isComplete else { return }
    own.hold(finding.theory, of: source, at: asked.subject.parameters)
    ownTask = nil
  }

  /// Takes in what has come of other losses, looks for what is missing, and forgets what is not wanted any
  /// more.
  private func look(for others: [Configuration], beside loss: LossIdentity) {
    if let asked = otherTask, let finding = asked.task.take() {
      known[asked.subject] = (try? finding.get())?.theory
      otherTask = nil
    }
    let wanted = Set(others.map(\.lossIdentity))
    known = known.filter { wanted.contains($0.key) || $0.key == loss }
    if let asked = otherTask?.subject, !wanted.contains(asked) || asked == loss { otherTask = nil }
    for other in others where otherTask == nil {
      let identity = other.lossIdentity
      if identity != loss, known[identity] == nil { look(for: other, identity) }
    }
  }

  private func look(for other: Configuration, _ identity: LossIdentity) {
    let data = own.run.data
    otherTask = start(identity) { meter, _ in try LossTheory(of: other, data: data, meter) }
    if otherTask == nil { known[identity] = try? LossTheory(of: other, data: data) }
  }
}
