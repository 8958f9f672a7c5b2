import Scenarios
import Testing
import Training

@Suite struct SettingTextTests {
  func read(_ setting: any SettingDeclaration, _ text: String) -> SettingValue? {
    try? setting.setting.value(of: text, in: .flag)
  }

  @Test func numbersAreReadAsPeopleTypeThem() {
    let rate = RunSettings.learningRate
    let accepted: [(String, Double)] = [
      ("0.1", 0.1), (" 0.1 ", 0.1), ("+2", 2), (".5", 0.5), ("1e-3", 0.001), ("0", 0), ("-0", -0.0),
      ("5.", 5), ("010", 10),
    ]
    for (text, value) in accepted { #expect(read(rate, text) == .number(value), "\(text)") }
    for text in ["", "x", "1,5", "0x1", "inf", "nan", "1e999", "--1", "+-1", "1 2", "-1", "."] {
      #expect(read(rate, text) == nil, "\(text)")
    }
  }

  @Test func listsAreDividedByCommasOrSpaces() {
    for text in ["1,-2", "[1, -2]", "1 -2", " [ 1 -2 ] "] {
      #expect(read(RunSettings.start, text) == .vector([1, -2]), "\(text)")
    }
    #expect(read(RunSettings.start, "default") == .automatic)
    for text in ["", "[]", "[1", "1]", "a,b", "["] {
      #expect(read(RunSettings.start, text) == nil, "\(text)")
    }
  }

  @Test func aWordStandsForNoughtWhereThereIsOne() {
    for text in ["all", " all ", "0"] {
      #expect(read(RunSettings.batchSize, text) == .integer(0), "\(text)")
    }
    #expect(read(RunSettings.batchSize, "none") == nil && read(RunSettings.seed, "all") == nil)
    #expect(RunSettings.batchSize.setting.text(of: .integer(0), .exact) == "all")
    #expect(RunSettings.batchSize.setting.text(of: .integer(10), .exact) == "10")
  }

  @Test func componentsAreNamedByTheirKind() {
    #expect(
      read(ComponentSettings.optimizer, "sgd")
        == .component(Configuration().component(.optimizer)))
    #expect(read(ComponentSettings.optimizer, "magic") == nil)
  }

  @Test func everyDefaultReadsBackFromItsText() throws {
    for setting in Configuration().settings + ComponentSettings.all {
      let text = setting.text(of: setting.defaultValue, .exact)
      #expect(try setting.value(of: text, in: .flag) == setting.defaultValue, "\(setting.name)")
    }
  }
}
