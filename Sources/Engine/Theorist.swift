import Dispatch
import Synchronization
import Training

/// A thread that computes theory, so that the trainer's need not wait for it.
///
/// It answers one question at a time. A question about another loss calls off what it is at; one about
/// the same loss at another place waits until that is done, and takes the place of one that waits.
final class Theorist: Sendable {
  struct Question: Sendable {
    let source: TheorySource
    let position: Int
    let parameters: [Double]

    /// Whether an answer to one is an answer to the other.
    func isSame(as other: Question) -> Bool {
      source === other.source
        && (source.isQuadratic || parameters.hasSameBits(as: other.parameters))
    }
  }

  struct Answer: Sendable {
    let question: Question
    let theory: Theory
    /// Whether nothing more comes.
    let isComplete: Bool
  }

  private struct State {
    var waiting: Question?
    var current: (question: Question, meter: WorkMeter)?
    var answer: Answer?
    var isStopping = false
  }

  /// What the thread and its owner share.
  private final class Desk: Sendable {
    let state = Mutex(State())
    let arrival = DispatchSemaphore(value: 0)
  }

  private let desk: Desk
  private let thread: WorkerThread

  /// Starts the thread.
  ///
  /// - Parameters:
  ///   - threadSetup: Called once on the new thread, before anything else.
  ///   - news: Called on it when there is an answer to take.
  init(
    threadSetup: @escaping @Sendable () -> Void = {}, news: @escaping @Sendable () -> Void
  ) throws(ThreadError) {
    let desk = Desk()
    self.desk = desk
    thread = try WorkerThread {
      threadSetup()
      while let (question, meter) = Self.next(desk) {
        let put = { (theory: Theory, isComplete: Bool) in
          desk.state.withLock {
            $0.answer = Answer(question: question, theory: theory, isComplete: isComplete)
            if isComplete { $0.current = nil }
          }
          news()
        }
        do {
          let theory = try question.source.theory(at: question.parameters, meter) { put($0, false) }
          put(theory, true)
        } catch {
          // Called off: the next question is there.
          desk.state.withLock { $0.current = nil }
        }
      }
    }
  }

  deinit {
    stop()
    thread.join()
  }

  /// Calls everything off; the thread ends soon.
  func stop() {
    desk.state.withLock { state in
      state.isStopping = true
      state.current?.meter.cancel()
    }
    desk.arrival.signal()
  }

  /// Asks something, unless it is at that already.
  func ask(_ question: Question) {
    let isNew = desk.state.withLock { state -> Bool in
      if state.current?.question.isSame(as: question) == true {
        state.waiting = nil
        return false
      }
      if let answer = state.answer, answer.isComplete, answer.question.isSame(as: question) {
        return false
      }
      if state.current?.question.source !== question.source { state.current?.meter.cancel() }
      state.waiting = question
      return true
    }
    if isNew { desk.arrival.signal() }
  }

  /// The newest answer, once.
  func takeAnswer() -> Answer? {
    desk.state.withLock { state in
      defer { state.answer = nil }
      return state.answer
    }
  }

  /// The part of the answer about a loss that is done; nil where it is at none.
  func progress(on source: TheorySource) -> Double? {
    desk.state.withLock { state in
      guard let current = state.current, current.question.source === source else { return nil }
      return current.meter.fraction
    }
  }

  /// The next question, for which it waits; nil at the end.
  private static func next(_ desk: Desk) -> (Question, WorkMeter)? {
    while true {
      let meter = WorkMeter()
      let question = desk.state.withLock { state -> Question? in
        defer { state.waiting = nil }
        guard !state.isStopping, let question = state.waiting else { return nil }
        state.current = (question, meter)
        return question
      }
      if let question { return (question, meter) }
      if desk.state.withLock({ $0.isStopping }) { return nil }
      desk.arrival.wait()
    }
  }
}
