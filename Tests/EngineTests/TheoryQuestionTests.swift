import Deadline
import Dispatch
import Synchronization
import Testing

@testable import Engine
@testable import Theory
@testable import Training

/// The theory service, asked about losses whose answers the test holds back.
@Suite struct TheoryQuestionTests {
  /// A source that counts how often it is asked and waits at a gate before it answers.
  private final class Held: Sendable {
    let asked = Atomic<Int>(0)
    let finished = Atomic<Int>(0)
    let ended = Atomic<Int>(0)
    let began = DispatchSemaphore(value: 0)
    let gate = DispatchSemaphore(value: 0)

    var count: Int { asked.load(ordering: .relaxed) }

    func source(isQuadratic: Bool = true, floor: Double) -> TheorySource {
      TheorySource(
        work: .max, isQuadratic: isQuadratic, blank: LossTheory(scope: .local, hessian: nil)
      ) { _, meter, draft throws(Cancelled) in
        defer { self.ended.wrappingAdd(1, ordering: .releasing) }
        meter.expect(4)
        try meter.advance(1)
        draft(LossTheory(scope: .local, hessian: nil, floor: -1))
        self.asked.wrappingAdd(1, ordering: .relaxed)
        self.began.signal()
        self.gate.wait()
        try meter.advance(2)
        self.finished.wrappingAdd(1, ordering: .relaxed)
        return LossTheory(scope: .local, hessian: nil, floor: floor)
      }
    }
  }

  /// A service with its run, whose next loss has the theory of `source`.
  private final class Bench {
    let run: Run
    var source: TheorySource
    private(set) var service: TheoryService?
    let news = DispatchSemaphore(value: 0)

    init(_ source: TheorySource) throws {
      self.source = source
      run = try Run(configuration: Configuration())
      let theory = RunTheory(run) { [unowned self] _ in self.source }
      let news = news
      service = TheoryService(
        of: theory, by: .threaded(threadSetup: {}, news: { news.signal() }))
    }

    func report() throws -> TheoryReport { try #require(service).report() }

    /// The first report for which that holds; fails where no news comes.
    func report(until holds: (TheoryReport) -> Bool) throws -> TheoryReport {
      while true {
        let report = try report()
        if holds(report) { return report }
        try #require(news.comes())
      }
    }

    func end() { service = nil }
  }

  @Test func givesADraftAndThenTheWhole() throws {
    let held = Held()
    let bench = try Bench(held.source(floor: 5))
    #expect(try bench.report().theory.floor == nil)
    let draft = try bench.report { $0.theory.floor != nil }
    #expect(draft.theory.floor == -1 && draft.progress == 0.25 && draft.position == nil)
    held.gate.signal()
    let whole = try bench.report { $0.progress == nil }
    #expect(whole.theory.floor == 5)
    #expect(bench.service?.isWaiting == false)
  }

  @Test func computesNothingTwice() throws {
    let held = Held()
    let bench = try Bench(held.source(floor: 5))
    _ = try bench.report()
    try #require(held.began.comes())
    // It is at that already; and a quadratic's is the same everywhere.
    bench.run.step()
    _ = try bench.report()
    held.gate.signal()
    #expect(try bench.report { $0.progress == nil }.theory.floor == 5)
    bench.run.step()
    #expect(try bench.report().progress == nil)
    #expect(held.count == 1)
  }

  @Test func anotherLossCallsOffTheFirst() throws {
    let (first, second) = (Held(), Held())
    let bench = try Bench(first.source(floor: 1))
    _ = try bench.report()
    try #require(first.began.comes())
    bench.source = second.source(floor: 2)
    try bench.run.change("noise", to: .number(0.7))
    _ = try bench.report()
    first.gate.signal()
    second.gate.signal()
    #expect(try bench.report { $0.progress == nil }.theory.floor == 2)
    #expect(first.finished.load(ordering: .relaxed) == 0)
  }

  @Test func aLaterPlaceWaitsAndReplacesThoseBetween() throws {
    let held = Held()
    let bench = try Bench(held.source(isQuadratic: false, floor: 1))
    _ = try bench.report()
    try #require(held.began.comes())
    for _ in 0..<2 {
      bench.run.step()
      _ = try bench.report()
    }
    held.gate.signal()
    // What was found at the place before is shown while the one at hand is looked at.
    let near = try bench.report { $0.theory.floor == 1 }
    #expect(near.position == 0 && near.progress != nil)
    held.gate.signal()
    let last = try bench.report { $0.progress == nil }
    #expect(last.position == nil && last.theory.floor == 1)
    #expect(held.count == 2)
  }

  @Test func endsInTheMiddleOfAnAnswer() throws {
    let held = Held()
    let bench = try Bench(held.source(floor: 1))
    _ = try bench.report()
    try #require(held.began.comes())
    bench.end()
    held.gate.signal()
    #expect(Deadline.wait { held.ended.load(ordering: .acquiring) == 1 })
    #expect(held.finished.load(ordering: .relaxed) == 0)
  }
}
