import Randomness
import Testing

@testable import Training

/// Going back and forward again, and doing the same again, gives the same bits.
@Suite struct RunExactnessTests {
  /// Kinds with settings that use every buffer of a rule.
  static let optimizers: [Component] = [
    Component(kind: "sgd"),
    Component(kind: "sgd", values: ["momentum": .number(0.9), "nesterov": .choice("on")]),
    Component(
      kind: "sgd",
      values: [
        "momentum": .number(0.5), "dampening": .number(0.25), "weight_decay": .number(0.1),
      ]),
    Component(kind: "adam", values: ["amsgrad": .choice("on")]),
    Component(kind: "adamw"),
    Component(
      kind: "rmsprop", values: ["momentum": .number(0.5), "centered": .choice("on")]),
    Component(kind: "adagrad", values: ["rate_decay": .number(0.1)]),
  ]

  static let schedules = Catalogue.schedule.entries.map {
    Component(kind: $0.kind, values: ["warmup": .integer(3)])
  }

  /// Every optimiser and every schedule, in pairs.
  static let pairs = (0..<max(optimizers.count, schedules.count)).map {
    [optimizers[$0 % optimizers.count], schedules[$0 % schedules.count]]
  }

  @Test(arguments: pairs)
  func rewindingIsExact(_ components: [Component]) throws {
    let (optimizer, schedule) = (components[0], components[1])
    for (dtype, batch) in [("float32", 0), ("float64", 7)] {
      var configuration = Configuration()
      try configuration.set("optimizer", to: .component(optimizer))
      try configuration.set("schedule", to: .component(schedule))
      try configuration.set("dtype", to: .choice(dtype))
      try configuration.set("batch_size", to: .integer(batch))
      try configuration.set("steps", to: .integer(1500))
      let run = try Run(configuration: configuration)
      run.advance(to: 1300)
      let (records, end) = (run.history, run.parameters)
      run.rewind(to: 37)
      #expect(run.parameters == records.parameters(at: 36))
      #expect(try run.change("noise", to: .number(0.2)) == .forked)
      #expect(try run.change("noise", to: .number(0.1)) == .applied)
      run.advance(to: 1300)
      #expect(run.parameters == end)
      #expect(run.history.recordsHash(upTo: 1300) == records.recordsHash(upTo: 1300))
    }
  }

  @Test(arguments: 0..<12)
  func randomChangesRewindsAndForksReplayToTheSameRecords(_ seed: Int) throws {
    var random = SplitMix64(seed: seed)
    let run = try Run(configuration: Configuration())
    try run.change("steps", to: .integer(4000))
    for _ in 0..<60 {
      switch random.below(5) {
      case 0: run.rewind(to: random.below(run.head + 1))
      case 1: try change(run, &random)
      default: run.advance(to: run.position + random.below(90))
      }
    }
    let again = try Run(configuration: run.initialConfiguration, events: run.events)
    again.advance(to: run.head)
    #expect(again.history.recordsHash(upTo: again.head) == run.history.recordsHash(upTo: run.head))
    run.rewind(to: run.head)
    #expect(again.parameters == run.parameters)
    #expect(again.configuration == run.configuration && again.events == run.events)
  }

  private func change(_ run: Run, _ random: inout SplitMix64) throws {
    switch random.below(6) {
    case 0: try run.change("learning_rate", to: .number(0.01 * Double(1 + random.below(30))))
    case 1: try run.change("noise", to: .number(0.1 * Double(random.below(9))))
    case 2: try run.change("batch_size", to: .integer(random.below(60)))
    case 3:
      let optimizer = random.one(of: Self.optimizers)
      try run.change("optimizer", to: .component(optimizer))
    case 4:
      let schedule = random.one(of: Self.schedules)
      try run.change("schedule", to: .component(schedule))
    default: try run.note("note \(random.below(100))")
    }
  }
}
