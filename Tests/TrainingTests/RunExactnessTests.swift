import Randomness
import Testing

@testable import Training

/// Going back and forward again, and doing the same again, gives the same bits.
@Suite struct RunExactnessTests {
  /// Every optimiser, with its defaults and with as many of its settings at other values as go together: these
  /// use every buffer of a rule.
  static let optimizers = Catalogue.optimizer.entries.flatMap { entry in
    let values = Dictionary(uniqueKeysWithValues: entry.settings.map { ($0.name, other($0)) })
    let choices = (0..<1 << entry.settings.count).map { bits in
      Set(entry.settings.indices.filter { bits >> $0 & 1 == 1 }.map { entry.settings[$0].name })
    }
    let valid = choices.filter { names in
      var configuration = Configuration()
      let component = Component(kind: entry.kind, values: values.filter { names.contains($0.key) })
      try? configuration.set("optimizer", to: .component(component))
      return configuration.entry(.optimizer) == entry && (try? configuration.validate()) != nil
    }
    let largest = valid.filter { names in !valid.contains { names.isStrictSubset(of: $0) } }
    return ([[]] + largest).map { names in
      Component(kind: entry.kind, values: values.filter { names.contains($0.key) })
    }
  }

  /// A value that is not the default.
  private static func other(_ setting: Setting) -> SettingValue {
    switch (setting.domain, setting.defaultValue) {
    case (.number, .number(let value)): .number(value == 0 ? 0.25 : value / 2)
    case (.choice(let choices), let value):
      .choice(choices.map(\.name).first { .choice($0) != value } ?? "")
    default: setting.defaultValue
    }
  }

  @Test func everyOptimizerHasAllItsSettingsTried() {
    for entry in Catalogue.optimizer.entries {
      let tried = Self.optimizers.filter { $0.kind == entry.kind }.flatMap(\.values.keys)
      #expect(Set(tried) == Set(entry.settings.map(\.name)))
    }
  }

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
