import Foundation
import Testing

@Suite struct ScenarioReferenceTests {
  /// The page beside the code is made from the declarations. One that is missing is made, and fails:
  /// delete it and run this to bring it up to date.
  @Test func thePageIsWhatTheDeclarationsSay() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Scenarios/Scenarios.docc/ScenarioFormat.md")
    guard let found = try? String(contentsOf: page, encoding: .utf8) else {
      try FileManager.default.createDirectory(
        at: page.deletingLastPathComponent(), withIntermediateDirectories: true)
      try ScenarioReference.text.write(to: page, atomically: true, encoding: .utf8)
      Issue.record("made \(page.path)")
      return
    }
    #expect(
      found == ScenarioReference.text, "delete \(page.path) and run this test to make it again")
  }
}
