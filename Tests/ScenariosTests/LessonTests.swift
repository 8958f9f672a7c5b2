import Files
import Foundation
import Scenarios
import Testing
import Training

/// Every scenario that is shipped: it reads, is what a save would keep, and shows what it says.
@Suite struct LessonTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("scenarios")
    .path

  static let files: [String] =
    ((try? Folder.names(in: folder)) ?? []).filter { $0.hasSuffix(".yaml") }

  static func scenario(_ file: String) throws -> Scenario {
    let bytes = try BoundedFile.read(folder + "/" + file, cap: Caps.scenarioBytes)
    return try ScenarioReader.read(bytes, file: file)
  }

  @Test func thereAreLessons() {
    #expect(Self.files.count >= 26)
  }

  @Test(arguments: files) func lessonShowsWhatItSays(_ file: String) throws {
    let scenario = try Self.scenario(file)
    #expect(ScenarioName(String(file.dropLast(5))) != nil)
    #expect(!scenario.title.isEmpty)
    #expect(!scenario.about.isEmpty)
    #expect(scenario.group != nil && scenario.order != nil)
    #expect(!scenario.expectations.isEmpty)
    for verdict in try scenario.verdicts() {
      #expect(verdict.isMet, "\(verdict.misses)")
    }
  }

  @Test(arguments: files) func lessonReadsBackFromItsCanonicalText(_ file: String) throws {
    let scenario = try Self.scenario(file)
    let text = ScenarioWriter.text(of: scenario)
    #expect(try ScenarioReader.read(Array(text.utf8), file: file) == scenario)
  }

  /// The whole run is recorded and comes out again to the bit; another C library, and it alone, is an excuse.
  @Test(arguments: files) func lessonVerifiesToTheBit(_ file: String) throws {
    let scenario = try Self.scenario(file)
    let verification = try #require(
      try Verification(of: scenario), "nothing recorded: `piste check --record` does it")
    let differences = verification.differences.filter {
      if case .arithmetic = $0 { false } else { true }
    }
    #expect(differences.isEmpty, "\(differences): `piste check --record` records anew")
    #expect(verification.position == (try scenario.makeRun()).target)
  }

  @Test func noTwoLessonsHaveOneTitleOrOnePlace() throws {
    let lessons = try Self.files.map(Self.scenario)
    #expect(Set(lessons.map(\.title)).count == lessons.count)
    #expect(Set(lessons.map(\.order)).count == lessons.count)
  }
}
