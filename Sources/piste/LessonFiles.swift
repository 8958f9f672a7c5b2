import Files
import Lessons
import Scenarios
import Training

/// Writes the lessons as files into a folder; no other file is replaced.
struct LessonFiles {
  private let folder: ScenarioFolder

  init(folder: String) { self.folder = ScenarioFolder(folder) }

  /// Writes all that are not there yet, and says where they are.
  ///
  /// - Throws: `Failure` if the folder cannot be made or a file cannot be written; where another file has the
  ///   name of a lesson, after all others are written.
  func write() throws(Failure) {
    var taken: [String] = []
    for (name, bytes) in Lessons.files {
      do {
        if try !isWritten(name, bytes) { taken.append(folder.file(of: name)) }
      } catch {
        throw Failure(badInput: error)
      }
    }
    let count = (Lessons.files.count - taken.count).counted("lesson")
    try StandardOutput.print(lines: ["\(count) in \(folder.path)"])
    guard taken.isEmpty else {
      let files = taken.joined(separator: ", ")
      throw Failure(.badInput, "\(files): another file is there; it stays as it is")
    }
  }

  /// Whether the file holds the lesson now; false where another one is in its place.
  private func isWritten(_ name: String, _ bytes: [UInt8]) throws(FileError) -> Bool {
    do {
      try folder.write(bytes, name: name, expecting: .nothing)
      return true
    } catch .exists {
      return (try? folder.read(name)) == bytes
    }
  }
}
