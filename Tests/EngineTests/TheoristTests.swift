import Deadline
import Dispatch
import Synchronization
import Testing

@testable import Engine
@testable import Training

/// The thread that computes theory, asked about losses whose answers the test holds back.
@Suite struct TheoristTests {
  /// A source that counts how often it is asked and waits at a gate before it answers.
  private final class Held: Sendable {
    let asked = Atomic<Int>(0)
    let finished = Atomic<Int>(0)
    let began = DispatchSemaphore(value: 0)
    let gate = DispatchSemaphore(value: 0)

    var count: Int { asked.load(ordering: .relaxed) }

    func source(isQuadratic: Bool = true, floor: Double) -> TheorySource {
      TheorySource(
        work: .max, isQuadratic: isQuadratic, blank: Theory(scope: .local, hessian: nil)
      ) { _, meter, draft throws(Cancelled) in
        meter.expect(4)
        try meter.advance(1)
        draft(Theory(scope: .local, hessian: nil, floor: -1))
        self.asked.wrappingAdd(1, ordering: .relaxed)
        self.began.signal()
        self.gate.wait()
        try meter.advance(2)
        self.finished.wrappingAdd(1, ordering: .relaxed)
        return Theory(scope: .local, hessian: nil, floor: floor)
      }
    }
  }

  private func question(
    _ source: TheorySource, at position: Int = 0, _ parameters: [Double] = [0]
  ) -> Theorist.Question {
    Theorist.Question(source: source, position: position, parameters: parameters)
  }

  /// The next answer; fails after ten seconds.
  private func answer(_ theorist: Theorist, _ news: DispatchSemaphore) throws -> Theorist.Answer {
    while true {
      if let answer = theorist.takeAnswer() { return answer }
      try #require(news.comes())
    }
  }

  private func theorist() throws -> (Theorist, DispatchSemaphore) {
    let news = DispatchSemaphore(value: 0)
    return (try Theorist(news: { news.signal() }), news)
  }

  @Test func givesADraftAndThenTheWhole() throws {
    let (theorist, news) = try theorist()
    let held = Held()
    let source = held.source(floor: 5)
    theorist.ask(question(source))
    let draft = try answer(theorist, news)
    #expect(!draft.isComplete && draft.theory.floor == -1)
    #expect(theorist.progress(on: source) == 0.25)
    #expect(theorist.progress(on: Held().source(floor: 0)) == nil)
    held.gate.signal()
    let whole = try answer(theorist, news)
    #expect(whole.isComplete && whole.theory.floor == 5)
    #expect(theorist.progress(on: source) == nil)
  }

  @Test func computesNothingTwice() throws {
    let (theorist, news) = try theorist()
    let held = Held()
    let source = held.source(floor: 5)
    theorist.ask(question(source))
    try #require(held.began.comes())
    // It is at that already; and a quadratic's is the same everywhere.
    theorist.ask(question(source, at: 3, [7]))
    held.gate.signal()
    #expect(Deadline.wait { theorist.progress(on: source) == nil })
    held.gate.signal()
    // The answer lies there and was not taken.
    theorist.ask(question(source))
    #expect(try answer(theorist, news).theory.floor == 5)
    // Another loss is looked at after all that was asked before.
    let next = Held()
    theorist.ask(question(next.source(floor: 6)))
    next.gate.signal()
    try #require(next.began.comes())
    #expect(held.count == 1)
  }

  @Test func anotherLossCallsOffTheFirst() throws {
    let (theorist, news) = try theorist()
    let (first, second) = (Held(), Held())
    theorist.ask(question(first.source(floor: 1)))
    try #require(first.began.comes())
    theorist.ask(question(second.source(floor: 2)))
    first.gate.signal()
    second.gate.signal()
    var last = try answer(theorist, news)
    while !last.isComplete { last = try answer(theorist, news) }
    #expect(last.theory.floor == 2)
    #expect(first.finished.load(ordering: .relaxed) == 0)
  }

  @Test func aLaterPlaceWaitsAndReplacesThoseBetween() throws {
    let (theorist, news) = try theorist()
    let held = Held()
    let source = held.source(isQuadratic: false, floor: 1)
    theorist.ask(question(source, at: 1, [1]))
    try #require(held.began.comes())
    theorist.ask(question(source, at: 2, [2]))
    theorist.ask(question(source, at: 3, [3]))
    held.gate.signal()
    held.gate.signal()
    var positions: [Int] = []
    while positions.last != 3 {
      let answer = try answer(theorist, news)
      if answer.isComplete { positions.append(answer.question.position) }
    }
    #expect(!positions.contains(2))
    #expect(held.count == 2)
  }

  @Test func endsInTheMiddleOfAnAnswer() throws {
    let held = Held()
    var theorist: Theorist? = try Theorist(news: {})
    theorist?.ask(question(held.source(floor: 1)))
    try #require(held.began.comes())
    theorist?.stop()
    held.gate.signal()
    // Waits for the thread.
    theorist = nil
    #expect(held.count == 1)
  }
}
