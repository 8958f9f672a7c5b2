import Training

/// Theory for a worker's snapshots: at once where that takes no time, else from a theorist, while the run
/// goes on.
final class TheoryService {
  /// The most multiplications that the run waits for: some milliseconds' worth.
  static let patience = 1 << 20

  /// Gives a theorist, if the system has a thread for one; nil where everything is waited for.
  private let hire: (() -> Theorist?)?
  /// The most multiplications that are waited for.
  private let patience: Int
  /// Who is there from the first long computation on.
  private lazy var theorist: Theorist? = hire?()
  private var newest: Theorist.Answer?
  private var isAsking = false
  /// What is known of the losses of other runs.
  private let shelf: TheoryShelf

  /// Everything is computed at once, if it takes no more multiplications than `patience`, and else not at all.
  init(patience: Int = .max) {
    hire = nil
    self.patience = patience
    shelf = TheoryShelf()
  }

  /// What takes long is computed by another thread, and so is all theory of other runs.
  ///
  /// - Parameters:
  ///   - threadSetup: Called once on each, before anything else.
  ///   - news: Called on it when there is more to report.
  init(
    threadSetup: @escaping @Sendable () -> Void, news: @escaping @Sendable () -> Void
  ) {
    patience = Self.patience
    hire = { try? Theorist(threadSetup: threadSetup, news: news) }
    shelf = TheoryShelf(threadSetup: threadSetup, news: news)
  }

  /// Whether something is being computed.
  var isWaiting: Bool { isAsking || shelf.isWaiting }

  /// Readies a run that the service will report on.
  func take(_ run: Run) {
    run.patience = patience
    shelf.clear()
  }

  /// Takes in what has come, and asks for what is missing.
  ///
  /// - Parameter others: The values in force of the runs beside it, the most wanted first.
  func report(on run: Run, beside others: [Configuration]) -> TheoryReport {
    let own = run.configuration.lossConfiguration
    if let known = shelf.known[own], run.theorySource.isQuadratic, !run.knowsTheory {
      run.hold(known, of: run.theorySource, at: run.parameters)
    }
    var report = report(on: run)
    if report.progress == nil { shelf.put(report.theory, of: own) }
    shelf.look(for: others.map(\.lossConfiguration), beside: own, data: run.data)
    report.others = shelf.known
    return report
  }

  private func report(on run: Run) -> TheoryReport {
    let source = run.theorySource
    if isAsking, let answer = theorist?.takeAnswer() { newest = answer }
    if let newest, newest.question.source !== source { self.newest = nil }
    if let newest, newest.isComplete {
      run.hold(newest.theory, of: source, at: newest.question.parameters)
    }
    isAsking = false
    if let theory = run.theoryAtHand { return TheoryReport(theory) }
    guard let theorist else { return TheoryReport(run) }
    isAsking = true
    let question = Theorist.Question(
      source: source, position: run.position, parameters: run.parameters)
    theorist.ask(question)
    let progress = theorist.progress(on: source) ?? 0
    guard let newest else { return TheoryReport(source.blank, progress: progress) }
    return TheoryReport(
      newest.theory,
      position: newest.question.isSame(as: question) ? nil : newest.question.position,
      progress: progress)
  }
}
