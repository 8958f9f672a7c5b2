import Training

/// Theory for a worker's snapshots: at once where that takes no time, else from a theorist, while the run
/// goes on.
final class TheoryDesk {
  /// The most multiplications that the run waits for: some milliseconds' worth.
  static let patience = 1 << 20

  /// Gives a theorist, if the system has a thread for one; nil where everything is waited for.
  private let hire: (() -> Theorist?)?
  /// Who is there from the first long computation on.
  private lazy var theorist: Theorist? = hire?()
  private var newest: Theorist.Answer?
  /// Whether something is being computed.
  private(set) var isWaiting = false

  /// Everything is computed at once, however long it takes.
  init() { hire = nil }

  /// What takes long is computed by another thread.
  ///
  /// - Parameters:
  ///   - threadSetup: Called once on it, before anything else.
  ///   - news: Called on it when there is more to report.
  init(
    threadSetup: @escaping @Sendable () -> Void, news: @escaping @Sendable () -> Void
  ) {
    hire = { try? Theorist(threadSetup: threadSetup, news: news) }
  }

  /// Readies a run that the desk will report on.
  func take(_ run: Run) {
    run.patience = hire == nil ? .max : Self.patience
  }

  /// Takes in what has come, and asks for what is missing.
  func report(on run: Run) -> TheoryReport {
    let source = run.theorySource
    if isWaiting, let answer = theorist?.takeAnswer() { newest = answer }
    if let newest, newest.question.source !== source { self.newest = nil }
    if let newest, newest.isComplete {
      run.hold(newest.theory, of: source, at: newest.question.parameters)
    }
    isWaiting = false
    if let theory = run.theoryAtHand { return TheoryReport(theory) }
    guard let theorist else { return TheoryReport(run.theory) }
    isWaiting = true
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
