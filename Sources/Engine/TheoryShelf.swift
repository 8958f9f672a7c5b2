import Training

/// What theory says of the losses of the runs beside the main one, of each loss once, whoever shares it.
///
/// Losses are told apart by their `lossConfiguration`. One after the other is looked at, by a background task.
final class TheoryShelf {
  /// A loss that is being looked at.
  private struct Inquiry {
    let loss: Configuration
    let meter: WorkMeter
    let task: BackgroundTask<Theory>
  }

  /// Sends a background task, if the system has a thread for one; nil where everything is waited for.
  private let send: ((@escaping @Sendable () throws -> Theory) -> BackgroundTask<Theory>?)?
  private var underWay: Inquiry?
  /// What is known, by the loss.
  private(set) var known: [Configuration: Theory] = [:]

  /// Everything is looked at at once, however long it takes.
  init() { send = nil }

  /// Everything is looked at by another thread.
  ///
  /// - Parameters:
  ///   - threadSetup: Called once on each, before anything else.
  ///   - news: Called on it when more is known.
  init(
    threadSetup: @escaping @Sendable () -> Void, news: @escaping @Sendable () -> Void
  ) {
    send = { work in
      try? BackgroundTask(threadSetup: threadSetup, wake: news) { $0.report(try work()) }
    }
  }

  deinit { callOff() }

  /// Whether something is being looked at.
  var isWaiting: Bool { underWay != nil }

  /// Adds what was found elsewhere.
  func put(_ theory: Theory, of loss: Configuration) { known[loss] = theory.withoutManyRows }

  /// Forgets everything: losses to come may be over other tables.
  func clear() {
    callOff()
    known = [:]
  }

  /// Takes in what has come, looks for what is missing, and forgets what is not wanted any more.
  ///
  /// - Parameters:
  ///   - losses: What is wanted, the most wanted first.
  ///   - own: What somebody else looks for, and is kept if it is there.
  ///   - data: The tables that the losses are over.
  func look(for losses: [Configuration], beside own: Configuration, data: DataTables) {
    if let underWay, let finding = underWay.task.take() {
      known[underWay.loss] = try? finding.get()
      self.underWay = nil
    }
    let wanted = Set(losses)
    known = known.filter { wanted.contains($0.key) || $0.key == own }
    if let underWay, !wanted.contains(underWay.loss) || underWay.loss == own { callOff() }
    while underWay == nil,
      let loss = losses.first(where: { $0 != own && known[$0] == nil })
    {
      look(for: loss, data)
    }
  }

  private func look(for loss: Configuration, _ data: DataTables) {
    let meter = WorkMeter()
    let work: @Sendable () throws -> Theory = { try Theory(of: loss, data: data, meter) }
    if let task = send?(work) {
      underWay = Inquiry(loss: loss, meter: meter, task: task)
    } else {
      known[loss] = try? work()
    }
  }

  private func callOff() {
    underWay?.meter.cancel()
    underWay = nil
  }
}
