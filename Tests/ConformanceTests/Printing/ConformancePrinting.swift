import Autograd
import Testing

/// The texts of `printing.json`, to the character.
@Suite struct ConformancePrinting {
  @Test func texts() throws {
    CaseRunner(file: try FixtureFile("printing.json")).run { fixture in
      let text = try PrintedCase(fixture).text()
      try expectEqual(text, try fixture.member("text", \.string), "the text")
    }
  }
}
