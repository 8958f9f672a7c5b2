import Randomness
import Scenarios
import Testing
import Training

@Suite struct ScenarioWriterTests {
  @Test func theNotebookIsWrittenInFull() {
    var scenario = Scenario()
    scenario.title = "The notebook"
    let lines = ScenarioWriter.text(of: scenario).split(separator: "\n").map(String.init)
    let keys = lines.compactMap { $0.hasPrefix(" ") ? nil : $0.prefix { $0 != ":" } }
    let expected = [
      "piste", "title", "problem", "seed", "start", "dtype", "optimizer", "learning_rate", "steps",
      "batch_size", "schedule",
    ]
    #expect(keys.map(String.init) == expected)
    for line in [
      "piste: 1", "title: The notebook", "seed: 0", "start: default", "dtype: float32",
      "optimizer: {kind: sgd, momentum: 0.0, dampening: 0.0, nesterov: off, weight_decay: 0.0}",
      "learning_rate: 0.1", "steps: 20", "batch_size: all",
    ] {
      #expect(lines.contains(line))
    }
    for part in ["samples: 50", "features: 2", "noise: 0.1", "true_w: [-1.0, 2.0]"] {
      #expect(lines.contains { $0.contains(part) })
    }
  }

  @Test func readingWhatWasWrittenGivesTheSameScenario() throws {
    let scenario = try ScenarioReader.read(Array(ScenarioReaderTests.rescue.utf8), file: "x")
    let text = ScenarioWriter.text(of: scenario)
    let again = try ScenarioReader.read(Array(text.utf8), file: "x")
    #expect(again == scenario)
    #expect(ScenarioWriter.text(of: again) == text)
  }

  @Test(arguments: 0..<400) func anyScenarioReadsBackToTheSame(_ seed: Int) throws {
    var random = SplitMix64(seed: seed)
    let scenario = try random.scenario()
    let text = ScenarioWriter.text(of: scenario)
    let again: Scenario
    do {
      again = try ScenarioReader.read(Array(text.utf8), file: "generated")
    } catch {
      Issue.record("\(error)\n\(text)")
      return
    }
    #expect(again == scenario, "\(text)")
    #expect(Array(again.title.utf8) == Array(scenario.title.utf8))
    #expect(Array(again.about.utf8) == Array(scenario.about.utf8))
    #expect(ScenarioWriter.text(of: again) == text)
  }

  /// Titles that YAML would take for something else, were they not in quotes.
  @Test(arguments: [
    "... and so on", "--- a", "- a", "a: b", "a #b", "a:", " a", "null", "1e3", "~",
  ])
  func aTitleIsReadBack(title: String) throws {
    var scenario = Scenario()
    scenario.title = title
    let text = ScenarioWriter.text(of: scenario)
    #expect(try ScenarioReader.read(Array(text.utf8), file: "x").title == title)
  }

  @Test func theHashIgnoresWordsAndSeesEveryOtherDigit() throws {
    let text = ScenarioReaderTests.rescue
    let hash = try configurationHash(of: text)
    let words = [
      ("Rescue a", "Save a"), ("What to look", "Where to look"), ("Back under", "Now under"),
      ("loss: 0.010204946", "loss: 0.010204947"),
    ]
    for (old, new) in words {
      #expect(try configurationHash(of: text.replacing(old, with: new)) == hash, "\(new)")
    }
    let digits = [
      ("seed: 7", "seed: 8"), ("noise: 0.1", "noise: 0.11"), ("[1.0, 0.0]", "[1.0, -0.0]"),
      ("at: 10, set", "at: 11, set"), ("0.3}", "0.31}"), ("float32", "float64"),
      ("steps: 40", "steps: 41"), ("momentum: 0.0", "momentum: 1e-300"),
    ]
    for (old, new) in digits {
      #expect(try configurationHash(of: text.replacing(old, with: new)) != hash, "\(new)")
    }
  }

  func configurationHash(of text: String) throws -> String {
    ScenarioWriter.configurationHash(
      of: try ScenarioReader.read(Array(text.utf8), file: "x"))
  }
}
