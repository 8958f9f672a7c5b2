import Randomness
import Scenarios
import Testing
import Training

/// Whatever is done to whatever run, what is saved reads back, and replays to the same records.
@Suite struct SavedRunTests {
  /// Each kind of a catalogue in turn; the three counts have no common pattern.
  private static func configuration(
    _ seed: Int, _ random: inout SplitMix64
  ) -> Configuration {
    let problems = Catalogue.problem.entries
    let optimizers = Catalogue.optimizer.entries
    let schedules = Catalogue.schedule.entries
    let kinds = [
      ("problem", problems[seed % problems.count]),
      ("optimizer", optimizers[seed % optimizers.count]),
      ("schedule", schedules[seed / problems.count % schedules.count]),
    ]
    while true {
      var configuration = Configuration()
      do {
        for (name, entry) in kinds {
          try configuration.set(name, to: .component(random.component(entry)))
        }
        try configuration.set("dtype", to: .choice(random.below(2) == 0 ? "float32" : "float64"))
        try configuration.set("batch_size", to: .integer([0, 1, 3, 7, 50][seed % 5]))
        try configuration.set("learning_rate", to: .number(0.002 * Double(1 + random.below(50))))
        try configuration.set("steps", to: .integer(2000))
        _ = try Run(configuration: configuration, data: RandomData.tables)
        return configuration
      } catch {
        // Values that do not go together: drawn again.
      }
    }
  }

  /// One thing that a person can do; a change that is refused changes nothing.
  private func act(on run: Run, _ random: inout SplitMix64) throws {
    switch random.below(8) {
    case 0: run.rewind(to: random.below(run.head + 1))
    case 1: run.fork()
    case 2: try run.note("at \(run.position): yes")
    case 3, 4:
      let setting = random.one(
        of: run.configuration.settings + [Catalogue.optimizer.setting, Catalogue.schedule.setting]
          + (random.below(8) == 0 ? [Catalogue.problem.setting] : []))
      let value = random.value(for: setting)
      let before = (run.position, run.configuration, run.events, run.parameters)
      do {
        try run.change(
          setting.name, to: setting == RunSettings.steps.setting ? .integer(2000) : value)
      } catch {
        let after = (run.position, run.configuration, run.events, run.parameters)
        #expect(before.0 == after.0 && before.1 == after.1 && before.2 == after.2)
        #expect(before.3.map(\.bitPattern) == after.3.map(\.bitPattern))
      }
    default: run.advance(to: run.position + random.below(50))
    }
  }

  @Test(arguments: 0..<110)
  func whatIsSavedReplaysToTheSameRecords(_ seed: Int) throws {
    var random = SplitMix64(seed: seed)
    var scenario = Scenario(configuration: Self.configuration(seed, &random))
    scenario.variants = variants(of: scenario, &random)
    let run = try scenario.makeRun(data: RandomData.tables)
    for _ in 0..<30 { try act(on: run, &random) }

    let text = ScenarioWriter.text(of: scenario.recording(run.recorded()))
    let read = try ScenarioReader.read(Array(text.utf8), file: "saved.yaml")
    #expect(ScenarioWriter.text(of: read) == text)
    let verification = try Verification(of: read, data: RandomData.tables)
    #expect(verification?.differences == [], "\(text)")
    let replay = try read.makeRun(data: RandomData.tables)
    replay.advance(to: run.head)
    #expect(replay.head == run.head)
    for step in 0..<run.head {
      #expect(Self.bits(run.record(at: step)) == Self.bits(replay.record(at: step)))
    }
    for variant in read.variants {
      let other = try read.makeRun(of: variant, data: RandomData.tables)
      other.advance(to: 40)
      #expect(other.head == min(40, other.target))
    }
  }

  /// The settings alone are saved, before anything was done: variants run as they did.
  @Test(arguments: 0..<55)
  func variantsReplayToTheSameRecords(_ seed: Int) throws {
    var random = SplitMix64(seed: seed)
    var scenario = Scenario(configuration: Self.configuration(seed, &random))
    scenario.variants = variants(of: scenario, &random)
    let run = try scenario.makeRun(data: RandomData.tables)
    let text = ScenarioWriter.text(of: scenario.recording(run.recorded()))
    let read = try ScenarioReader.read(Array(text.utf8), file: "saved.yaml")
    #expect(read.variants.map(\.name) == scenario.variants.map(\.name))
    for (old, new) in zip(scenario.variants, read.variants) {
      let runs = try [
        scenario.makeRun(of: old, data: RandomData.tables),
        read.makeRun(of: new, data: RandomData.tables),
      ]
      for run in runs { run.advance(to: 60) }
      #expect(runs[0].recorded().recordsHash == runs[1].recorded().recordsHash, "\(text)")
    }
  }

  /// Three variants that can be: another rate, another component, another problem.
  private func variants(of scenario: Scenario, _ random: inout SplitMix64) -> [Variant] {
    let names = [
      ["learning_rate"], ["optimizer", "batch_size"], ["problem"], ["dtype", "schedule"],
    ]
    return names.enumerated().compactMap { index, names in
      let all = RunSettings.all + ComponentSettings.all
      let overrides = names.compactMap { name in
        all.first { $0.name == name }.map {
          Variant.Override(name: name, value: random.value(for: $0))
        }
      }
      let variant = Variant(name: "v\(index)", overrides: overrides)
      return (try? scenario.makeRun(of: variant, data: RandomData.tables)) == nil ? nil : variant
    }
  }

  private static func bits(_ record: Record) -> [UInt64] {
    ([record.loss, record.learningRate, record.gradientNorm] + record.parameters).map {
      $0.isNaN ? Double.nan.bitPattern : $0.bitPattern
    }
  }
}
