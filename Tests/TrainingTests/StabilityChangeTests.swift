import Testing

@testable import Theory
@testable import Training

/// Where the learning rate will cross its bound, by the schedules' formulas and by scanning.
@Suite struct StabilityChangeTests {
  /// A bowl with the eigenvalues 1 and 4: the bound is 2/4 without momentum.
  private func run(
    _ values: [(String, SettingValue)], _ events: [Event] = []
  ) throws -> Run {
    var configuration = Configuration()
    let bowl = Component(kind: "quadratic-bowl", values: ["eigenvalues": .vector([1, 4])])
    try configuration.set("problem", to: .component(bowl))
    try configuration.set("start", to: .vector([1, 1]))
    try configuration.set("dtype", to: .choice("float64"))
    try configuration.set("steps", to: .integer(60))
    for (name, value) in values { try configuration.set(name, to: value) }
    return try Run(configuration: configuration, events: events)
  }

  private static func schedule(
    _ kind: String, _ values: [String: SettingValue]
  ) -> (String, SettingValue) {
    ("schedule", .component(Component(kind: kind, values: values)))
  }

  private static func rate(_ value: Double) -> (String, SettingValue) {
    ("learning_rate", .number(value))
  }

  private static func rate(_ value: Double, at position: Int) -> Event {
    Event(at: position, .set(name: "learning_rate", value: .number(value)))
  }

  struct Row: Sendable {
    let values: [(String, SettingValue)]
    var events: [Event] = []
    /// The step, by the formula; nil where the rate stays on its side.
    let step: Int?
    var isStable = false
  }

  static let rows: [Row] = [
    Row(values: [rate(0.1)], step: nil),
    // 0.1·1.1ᵏ > 0.5 from k = ln 5/ln 1.1 = 16.9 on.
    Row(values: [rate(0.1), schedule("exponential", ["gamma": .number(1.1)])], step: 17),
    // 0.8·0.5^⌊k/3⌋ ≤ 0.5 from k = 3 on.
    Row(
      values: [
        rate(0.8), schedule("step", ["step_size": .integer(3), "gamma": .number(0.5)]),
      ], step: 3, isStable: true),
    // 0.1 + 0.9k/10 > 0.5 from k = 4.4 on.
    Row(
      values: [
        rate(1), schedule("constant", ["warmup": .integer(10), "warmup_start": .number(0.1)]),
      ], step: 5),
    // 0.4·(1 + cos(πk/20)) ≤ 0.5 from k = 20·arccos(¼)/π = 8.4 on.
    Row(
      values: [rate(0.8), schedule("cosine", ["cosine_length": .integer(20)])], step: 9,
      isStable: true),
    // 2/(1 + k/10) ≤ 0.5 from k = 30 on.
    Row(
      values: [rate(2), schedule("inverse-time", ["tau": .number(10)])], step: 30, isStable: true),
    Row(values: [rate(0.1)], events: [rate(0.6, at: 7)], step: 7),
    // A warm-up that is switched off: the rate that was set comes with the next update.
    Row(
      values: [
        rate(1), schedule("constant", ["warmup": .integer(10), "warmup_start": .number(0.1)]),
      ], events: [Event(at: 3, .set(name: "warmup", value: .integer(0)))], step: 4),
    // One cycle is at its end long before; what is set then holds for one update.
    Row(
      values: [rate(0.4), schedule("one-cycle", ["cycle_length": .integer(10)])],
      events: [rate(0.7, at: 30)], step: 30),
    // Momentum 0.9 has the bound (2 + 2·0.9)/4 = 0.95.
    Row(
      values: [rate(0.6), ("momentum", .number(0.9))],
      events: [Event(at: 12, .set(name: "momentum", value: .number(0)))], step: 12),
    // Beyond the target there is no update, unless an event at the target lets the run go on.
    Row(values: [rate(0.1)], events: [rate(0.6, at: 60)], step: nil),
    Row(
      values: [rate(0.1)],
      events: [Event(at: 60, .set(name: "steps", value: .integer(90))), rate(0.6, at: 70)], step: 70
    ),
  ]

  /// On the edge: what rounding adds to a rate does not make it unstable.
  @Test func aRateOnTheEdgeIsStable() throws {
    let onTheEdge = try run([Self.rate(0.1)], [Self.rate(0.5 * (1 + 5e-7), at: 7)])
    #expect(RunTheory(onTheEdge).stabilityChange == nil)
    let beyond = try run([Self.rate(0.1)], [Self.rate(0.5 * (1 + 5e-6), at: 7)])
    #expect(RunTheory(beyond).stabilityChange?.step == 7)
  }

  @Test(arguments: rows.indices)
  func isWhereTheFormulaSays(_ index: Int) throws {
    let row = Self.rows[index]
    let run = try run(row.values, row.events)
    let theory = RunTheory(run)
    let change = theory.stabilityChange
    #expect(change?.step == row.step)
    #expect(change.map(\.isStable) ?? row.isStable == row.isStable)
    #expect(!theory.isLookingAhead)
  }

  /// From every position, there and back: the first update whose recorded rate is on the other side.
  @Test(arguments: rows.indices)
  func isTheFirstRecordedRateOnTheOtherSide(_ index: Int) throws {
    let row = Self.rows[index]
    let whole = try run(row.values, row.events)
    let theory = RunTheory(whole)
    var sides: [Bool] = []
    while whole.position < whole.target {
      let bound = try #require(theory.theory.stabilityBound(for: whole.configuration))
      sides.append(whole.learningRate <= bound)
      whole.step()
    }
    for position in Array(0..<sides.count) + Array(0..<sides.count).reversed() {
      whole.rewind(to: position)
      let next = sides[position...].firstIndex { $0 != sides[position] }
      #expect(theory.stabilityChange?.step == next, "\(position)")
    }
  }

  @Test func aChangeIsLookedAheadOfAnew() throws {
    let run = try run([
      Self.rate(0.1), Self.schedule("exponential", ["gamma": .number(1.1)]),
    ])
    let theory = RunTheory(run)
    #expect(theory.stabilityChange?.step == 17)
    try run.change("gamma", to: .number(1.5))
    // 0.1·1.5ᵏ > 0.5 from k = 3.97 on.
    #expect(theory.stabilityChange?.step == 4)
    try run.undo()
    #expect(theory.stabilityChange?.step == 17)
  }

  /// Where the rate stays as it is, a thousand million updates are one.
  @Test func aRateThatStaysIsNotFollowedUpdateByUpdate() throws {
    let run = try run(
      [Self.rate(0.1), ("steps", .integer(1_000_000_000))],
      [Self.rate(0.6, at: 700_000_000)])
    let theory = RunTheory(run)
    theory.patience = 64
    #expect(theory.stabilityChange?.step == 700_000_000)
  }

  /// A little at a time leads to the same, and each update is looked at once.
  @Test func goesOnWhereItsPatienceEnded() throws {
    let run = try run([
      Self.rate(0.1), ("steps", .integer(1000)),
      Self.schedule("exponential", ["gamma": .number(1.002)]),
    ])
    let theory = RunTheory(run)
    theory.patience = 400
    // ln 5/ln 1.002 = 805.5, 100 updates each time.
    for _ in 0..<8 {
      #expect(theory.stabilityChange == nil && theory.isLookingAhead)
    }
    #expect(theory.stabilityChange?.step == 806)
  }

  /// What went wrong is told by the rate of the update, and where that comes from.
  @Test func aDivergenceNamesTheScheduledRate() throws {
    let run = try run([
      Self.rate(0.1), Self.schedule("exponential", ["gamma": .number(1.1)]),
      ("dtype", .choice("float32")), ("steps", .integer(400)),
    ])
    run.advance(to: 400)
    let divergence = try #require(RunTheory(run).divergence)
    #expect(divergence.baseRate == 0.1)
    let rate = 0.1 * LibraryFunctions.power(1.1, Double(divergence.step))
    #expect(abs(divergence.learningRate / rate - 1) <= 1e-12)
  }

  @Test func saysNothingWhereTheBoundIsAnotherAhead() throws {
    var configuration = Configuration()
    try configuration.set("problem", to: .component(Component(kind: "rosenbrock")))
    try configuration.set(
      "schedule", to: .component(Component(kind: "exponential", values: ["gamma": .number(1.5)])))
    #expect(RunTheory(try Run(configuration: configuration)).stabilityChange == nil)
    let adam = try run([("optimizer", .component(Component(kind: "adam"))), Self.rate(0.1)])
    #expect(RunTheory(adam).stabilityChange == nil)
  }
}
