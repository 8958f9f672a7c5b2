import Testing

@testable import Training

/// Records beyond the budget are dropped and computed again, to the same bits.
@Suite struct HistoryBudgetTests {
  private func run(budget: History.Budget?, steps: Int) throws -> Run {
    var configuration = Configuration()
    try configuration.set("steps", to: .integer(steps))
    try configuration.set("optimizer", to: .component(Component(kind: "adam")))
    try configuration.set("batch_size", to: .integer(9))
    try configuration.set("learning_rate", to: .number(0.01))
    let run = try Run(configuration: configuration)
    if let budget {
      run.line.history = History(dtype: .float32, parameterCount: 2, budget: budget)
    }
    run.advance(to: steps)
    return run
  }

  @Test func whatWasDroppedComesBack() throws {
    // Two chunks of 4,096 records, bounds for one more, one chunk computed again.
    let budget = History.Budget(records: 1, blocks: 4000, refilled: 1)
    let small = try run(budget: budget, steps: 20_000)
    let whole = try run(budget: nil, steps: 20_000)
    #expect(!small.history.holds(0) && small.history.holds(19_999) && whole.history.holds(0))
    #expect(small.history.loss(at: 5).isNaN)
    #expect(small.parameters == whole.parameters)
    let exact = try #require(whole.history.lossBounds(in: 0..<20_000))
    let kept = try #require(small.history.lossBounds(in: 0..<20_000))
    #expect(exact == kept)
    let range = try #require(whole.history.lossBounds(in: 100..<9000))
    let wider = try #require(small.history.lossBounds(in: 100..<9000))
    #expect(wider.minimum <= range.minimum && wider.maximum >= range.maximum)
    for step in [0, 4095, 4096, 9000] {
      #expect(small.record(at: step) == whole.history[step])
    }
    #expect(small.history.holds(9000) && !small.history.holds(0), "one chunk is kept")
    #expect(small.position == 20_000 && small.parameters == whole.parameters)
    for count in [0, 1, 4096, 5000, 20_000] {
      #expect(small.recordsHash(upTo: count) == whole.history.recordsHash(upTo: count))
    }
  }

  @Test(arguments: [0, 1, 4096, 5000, 8192, 20_000])
  func aLineIsTheSameWhateverWasDropped(_ position: Int) throws {
    let budget = History.Budget(records: 1, blocks: 4000, refilled: 1)
    let small = try run(budget: budget, steps: 20_000)
    let whole = try run(budget: nil, steps: 20_000)
    let (line, expected) = (small.recorded(upTo: position), whole.recorded(upTo: position))
    #expect(line.parameters == expected.parameters && !line.parameters.contains(where: \.isNaN))
    #expect(line.loss == expected.loss)
    #expect(line.recordsHash == whole.history.recordsHash(upTo: position))
    #expect(small.position == 20_000)
  }

  /// The head's chunk was computed again, and may be dropped once more.
  @Test func aLineThatEndsAtAChunkIsWholeAfterLookingElsewhere() throws {
    let budget = History.Budget(records: 1, blocks: 4000, refilled: 1)
    let small = try run(budget: budget, steps: 20_000)
    small.rewind(to: 8192)
    #expect(small.fork())
    _ = small.record(at: 5)
    let whole = try run(budget: nil, steps: 8192)
    #expect(small.recorded().parameters == whole.parameters)
    #expect(small.recorded().recordsHash == whole.history.recordsHash(upTo: 8192))
  }

  /// A chunk that was computed again is the one in which a fork goes on: no other one that is computed again
  /// may take its place.
  @Test func aForkInAChunkThatWasComputedAgainKeepsIt() throws {
    let budget = History.Budget(records: 1, blocks: 4000, refilled: 1)
    let small = try run(budget: budget, steps: 20_000)
    let whole = try run(budget: nil, steps: 20_000)
    for run in [small, whole] {
      run.rewind(to: 6000)
      #expect(run.fork())
      run.advance(to: 8_000)
    }
    #expect(small.history.holds(7_999))
    #expect(small.record(at: 5) == whole.history[5])
    #expect(small.history.holds(6_500) && small.history.holds(7_999))
    #expect(small.recordsHash(upTo: 8_000) == whole.history.recordsHash(upTo: 8_000))
  }

  @Test func aForkFarBackGoesOnExactly() throws {
    let budget = History.Budget(records: 1, blocks: 4000, refilled: 1)
    let small = try run(budget: budget, steps: 14_000)
    let whole = try run(budget: nil, steps: 14_000)
    for run in [small, whole] {
      run.rewind(to: 1000)
      #expect(try run.change("learning_rate", to: .number(0.02)) == .forked)
      run.advance(to: 3000)
    }
    #expect(small.recordsHash(upTo: 3000) == whole.history.recordsHash(upTo: 3000))
    #expect(small.ghosts[0].history.count == 14_000)
  }

  @Test func progressIsToldOnLongWaysBack() throws {
    let run = try run(budget: nil, steps: 2000)
    var told: [Int] = []
    run.rewind(to: 1000) { done, total in
      #expect(total == 1000)
      told.append(done)
    }
    #expect(told == [256, 512, 768])
  }
}
