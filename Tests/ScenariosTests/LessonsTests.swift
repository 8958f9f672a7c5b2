import Files
import Lessons
import Scenarios
import Testing
import Training

@Suite struct LessonsTests {
  /// The rows of the table are the files of the folder, byte for byte.
  @Test func everyFileIsPartOfTheProgram() throws {
    #expect(Lessons.files.map { $0.name + ScenarioName.ending } == LessonTests.files)
    for (name, bytes) in Lessons.files {
      let path = LessonTests.folder + "/" + name + ScenarioName.ending
      #expect(try BoundedFile.read(path, cap: Caps.scenarioBytes) == bytes, "\(name)")
      #expect(Lessons.bytes(named: name) == bytes)
    }
    #expect(Lessons.bytes(named: "none") == nil)
  }
}
