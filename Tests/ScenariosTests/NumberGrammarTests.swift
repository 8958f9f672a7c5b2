import Scenarios
import Testing

@testable import Training

/// What is a number is one everywhere: in a scenario file, after a flag and in the form, and in a table.
@Suite struct NumberGrammarTests {
  private func inFile(_ text: String) -> Double? {
    let file = "piste: 1\nlearning_rate: \(text)\n"
    let scenario = try? ScenarioReader.read(Array(file.utf8), file: "x.yaml")
    return scenario?.configuration[RunSettings.learningRate]
  }

  private func typed(_ text: String) -> Double? {
    guard
      case .number(let value)? = try? RunSettings.learningRate.setting.value(of: text, in: .flag)
    else {
      return nil
    }
    return value
  }

  private func inTable(_ text: String) throws -> Double? {
    let table = "a,b\n1,2\n\(text),4\n"
    let rows = try DataTable(bytes: Array(table.utf8))
    guard (try? rows.checkNumbers(0)) != nil else { return nil }
    return rows.value(1, 0)
  }

  @Test(
    arguments: [
      (".5", 0.5), ("5.", 5), ("+5", 5), ("+.5", 0.5), ("007", 7), ("1E3", 1000), ("5.e-1", 0.5),
    ] as [(String, Double)])
  func aNumberIsOneEverywhere(text: String, value: Double) throws {
    #expect(inFile(text) == value)
    #expect(typed(text) == value)
    #expect(try inTable(text) == value)
  }

  @Test(arguments: [
    "0x10", "0o7", "1_000", "1:30", ".inf", ".nan", "nan", "1e400", "1 2", ".", "5e",
  ])
  func otherFormsAreNoneAnywhere(text: String) throws {
    #expect(inFile(text) == nil)
    #expect(typed(text) == nil)
    #expect(try inTable(text) == nil)
  }

  /// A whole number is exact, in whatever form, and one that is none says so.
  @Test(arguments: ["9007199254740993", "+9007199254740993", "9007199254740993.0"])
  func aSeedIsExact(text: String) throws {
    let scenario = try ScenarioReader.read(Array("piste: 1\nseed: \(text)\n".utf8), file: "x")
    #expect(scenario.configuration[RunSettings.seed] == 9_007_199_254_740_993)
    #expect(
      try RunSettings.seed.setting.value(of: text, in: .flag) == .integer(9_007_199_254_740_993))
  }

  @Test(arguments: ["0x10", "ten", "1_000"]) func aWrongFormIsSaidToBeOne(text: String) {
    for name in ["learning_rate", "seed", "batch_size"] {
      let file = Array("piste: 1\n\(name): \(text)\n".utf8)
      let error = #expect(throws: ScenarioError.self) {
        try ScenarioReader.read(file, file: "x.yaml")
      }
      let words = error?.description ?? ""
      #expect(words.hasPrefix("x.yaml:2: \(name): \(text) is not accepted as a "))
      #expect(!words.contains("at least") && !words.contains("from 0"))
      let typed = #expect(throws: SettingError.self) {
        try Configuration().setting(named: name).value(of: text, in: .flag)
      }
      #expect(words.hasSuffix(typed?.withoutName ?? "-"))
    }
  }

  /// What reads as a number is quoted where it is a text.
  @Test(arguments: [".5", "5.", "+5", "007", "5.e1"])
  func aTextThatLooksLikeANumberIsQuoted(text: String) throws {
    var scenario = Scenario()
    scenario.title = text
    let written = ScenarioWriter.text(of: scenario)
    #expect(written.contains("title: \"\(text)\"\n"))
    #expect(try ScenarioReader.read(Array(written.utf8), file: "x").title == text)
  }
}
