import Scenarios
import Testing

@Suite struct ScenarioNameTests {
  @Test(arguments: ["mine", "A-b_9", String(repeating: "x", count: 64)])
  func plainNamesAreAccepted(_ name: String) {
    #expect(ScenarioName(name)?.fileName == name + ".yaml")
  }

  @Test(arguments: [
    "", "..", ".hidden", "a/b", "a b", "ä", "a\0", String(repeating: "x", count: 65), "a.yaml",
  ])
  func otherNamesAreNot(_ name: String) {
    #expect(ScenarioName(name) == nil)
  }
}
