import Scenarios
import Testing

@testable import Training

@Suite struct VerificationTests {
  /// A run with events in float32, as it would be saved.
  func saved(dtype: String = "float32", learningRate: Double = 1) throws -> String {
    var configuration = Configuration()
    try configuration.set("seed", to: .integer(7))
    try configuration.set("dtype", to: .choice(dtype))
    try configuration.set("learning_rate", to: .number(learningRate))
    try configuration.set("steps", to: .integer(40))
    let run = try Run(configuration: configuration)
    run.advance(to: 10)
    _ = try run.change("learning_rate", to: .number(0.3))
    run.advance(to: 15)
    try run.note("mended")
    run.advance(to: 40)
    var scenario = Scenario()
    scenario.title = "mine"
    scenario = scenario.recording(run.recorded())
    return ScenarioWriter.text(of: scenario)
  }

  func verify(_ text: String) throws -> [Verification.Difference]? {
    let scenario = try ScenarioReader.read(Array(text.utf8), file: "x")
    return try Verification(of: scenario)?.differences
  }

  @Test(arguments: ["float32", "float64"]) func aSavedRunIsIdentical(_ dtype: String) throws {
    let text = try saved(dtype: dtype)
    #expect(try verify(text) == [])
    let again = ScenarioWriter.text(of: try ScenarioReader.read(Array(text.utf8), file: "x"))
    #expect(again == text)
  }

  /// The numbers that PyTorch 2.15 gives for this run: w and the loss at 40.
  @Test func whatIsRecordedIsPyTorchsResult() throws {
    let recorded = try #require(
      try ScenarioReader.read(Array(try saved().utf8), file: "x").recorded)
    #expect(recorded.position == 40)
    #expect(abs(recorded.parameters[0].value - -1.008463) < 1e-6)
    #expect(abs(recorded.parameters[1].value - 2.003586) < 1e-6)
    #expect(abs(recorded.loss.value - 0.01020494569) < 1e-8)
  }

  @Test(arguments: [
    ("seed: 7", "seed: 8"), ("noise: 0.1", "noise: 0.2"),
    ("{learning_rate: 0.3}", "{learning_rate: 0.31}"),
    ("{at: 10", "{at: 11"), ("samples: 50", "samples: 51"),
    ("learning_rate: 1.0", "learning_rate: 1.01"),
    ("true_w: [-1.0", "true_w: [-1.1"), ("batch_size: all", "batch_size: 7"),
  ])
  func anEditedSettingOrEventIsNoticedWithItsConsequences(_ edit: (String, String)) throws {
    let text = try saved()
    let edited = text.replacing(edit.0, with: edit.1)
    #expect(edited != text)
    let differences = try #require(try verify(edited))
    #expect(differences.first == .configuration)
    #expect(differences.contains(.records))
  }

  @Test func aSettingThatChangesNothingSeenIsStillNoticed() throws {
    let text = try saved()
    #expect(try verify(text.replacing("steps: 40", with: "steps: 41")) == [.configuration])
  }

  @Test func aParameterTooManyOrTooFewIsNoticed() throws {
    let text = try saved()
    let line = try #require(text.split(separator: "\n").last { $0.hasPrefix("recorded: ") })
    let list = try #require(line.firstMatch(of: /w: \[([^,]*), ([^\]]*)\]/)?.output)
    for (values, count) in [("\(list.1)", 1), ("\(list.1), \(list.2), 0.0", 3)] {
      let edited = text.replacing(list.0, with: "w: [\(values)]")
      #expect(try verify(edited) == [.parameterCount(recorded: count, replayed: 2)])
    }
  }

  @Test func wordsMayBeEdited() throws {
    let text = try saved()
    let edited = text.replacing("title: mine", with: "title: ours").replacing("mended", with: "m")
    #expect(edited != text)
    #expect(try verify(edited) == [])
  }

  /// Each digit of `recorded`, one after the other: in a float32 run a changed last digit may be the
  /// same float, and must still be noticed.
  @Test(arguments: ["float32", "float64"]) func everyDigitOfTheResultCounts(_ dtype: String) throws
  {
    let text = try saved(dtype: dtype)
    let line = try #require(text.split(separator: "\n").last.map(String.init))
    #expect(line.hasPrefix("recorded: "))
    var tried = 0
    for (offset, character) in line.enumerated() {
      guard let digit = character.wholeNumberValue else { continue }
      var characters = Array(line)
      characters[offset] = Character(String((digit + 1) % 10))
      let edited = text.replacing(line, with: String(characters))
      do {
        let differences = try #require(try verify(edited))
        #expect(!differences.isEmpty, "\(String(characters))")
        tried += 1
      } catch is ScenarioError {
        tried += 1
      }
    }
    #expect(tried > 40)
  }

  @Test func whereTheArithmeticIsAnotherNothingIsClaimed() throws {
    let text = try saved()
    let edited = text.replacing(Arithmetic.identifier, with: "v0-0000000000000000")
      .replacing("seed: 7", with: "seed: 8")
    #expect(
      try verify(edited) == [
        .arithmetic(recorded: "v0-0000000000000000", here: Arithmetic.identifier)
      ])
  }

  /// The run went on far beyond the position that was recorded, and let go of its records.
  @Test func recordsThatWereLetGoOfAreComputedAgain() throws {
    var configuration = Configuration()
    try configuration.set("steps", to: .integer(20_000))
    let run = try Run(configuration: configuration)
    run.line.history = History(
      dtype: .float32, parameterCount: 2,
      budget: History.Budget(records: 1, blocks: 4000, refilled: 1))
    run.advance(to: 1000)
    let scenario = Scenario().recording(run.recorded())
    run.advance(to: 20_000)
    #expect(!run.history.holds(999))
    #expect(Verification(of: scenario, replayedBy: run)?.differences == [])
  }

  @Test func expectationsOfAnotherRunAreLeftOut() throws {
    let text = "piste: 1\nsteps: 3\nexpect: [{at: 3, loss: {below: 5}}]\n"
    let scenario = try ScenarioReader.read(Array(text.utf8), file: "x")
    let run = try scenario.makeRun()
    run.advance(to: 3)
    #expect(scenario.recording(run.recorded()).expectations.count == 1)
    _ = try run.change("steps", to: .integer(5))
    #expect(scenario.recording(run.recorded()).expectations.isEmpty)
  }

  /// The start that is written out is the linear regression's; the bowl's is (1, 1), and in three
  /// dimensions it has three.
  @Test func variantsWithAnotherProblemKeepTheStartOfTheirOwn() throws {
    let text = """
      piste: 1
      compare:
        - {name: bowl, problem: {kind: quadratic-bowl, eigenvalues: [1, 2, 3]}}
        - {name: fast, learning_rate: 0.3}
      """
    let scenario = try ScenarioReader.read(Array(text.utf8), file: "x")
    let saved = ScenarioWriter.text(of: scenario.recording(try scenario.makeRun().recorded()))
    let again = try ScenarioReader.read(Array(saved.utf8), file: "x")
    #expect(again.variants.map(\.name) == ["bowl", "fast"])
    for (old, new) in zip(scenario.variants, again.variants) {
      #expect(try scenario.makeRun(of: old).parameters == again.makeRun(of: new).parameters)
    }
  }

  @Test func variantsThatTheSettingsDoNotAllowAreLeftOut() throws {
    let text = "piste: 1\ncompare: [{name: a, start: [1, 2]}, {name: b, learning_rate: 1}]\n"
    let scenario = try ScenarioReader.read(Array(text.utf8), file: "x")
    let run = try scenario.makeRun()
    _ = try run.change("true_w", to: .automatic)
    _ = try run.change("features", to: .integer(3))
    let saved = scenario.recording(run.recorded())
    #expect(saved.variants.map(\.name) == ["b"])
    #expect(try ScenarioReader.read(Array(ScenarioWriter.text(of: saved).utf8), file: "x") == saved)
  }

  @Test func aRunThatEndsTooEarlyIsNoticed() throws {
    let text = try saved().replacing("steps: 40", with: "steps: 39")
    #expect(try verify(text) == [.configuration, .tooShort(end: 39, recorded: 40)])
  }

  @Test func aDivergedRunIsVerifiedToo() throws {
    var configuration = Configuration()
    try configuration.set("learning_rate", to: .number(1.5))
    try configuration.set("steps", to: .integer(100))
    let run = try Run(configuration: configuration)
    run.advance(to: 100)
    let scenario = Scenario().recording(run.recorded())
    let text = ScenarioWriter.text(of: scenario)
    #expect(text.contains("NaN"))
    #expect(try verify(text) == [])
  }

  /// The notebook's start is (1, 0), whatever problems propose later.
  @Test func aStartThatWasLeftToTheProblemIsWrittenOut() throws {
    let run = try Run(configuration: Configuration())
    let scenario = Scenario().recording(run.recorded())
    #expect(ScenarioWriter.text(of: scenario).contains("\nstart: [1.0, 0.0]\n"))
    #expect(scenario.hasSettings(of: run.initialConfiguration, start: run.start))
    #expect(!scenario.hasSettings(of: run.initialConfiguration, start: [1, 1]))
    var other = run.initialConfiguration
    try other.set("seed", to: .integer(1))
    #expect(!scenario.hasSettings(of: other, start: run.start))
  }

  @Test func nothingRecordedIsNothingToVerify() throws {
    #expect(try verify("piste: 1\n") == nil)
  }
}
