import Dashboard
import Lessons
import Scenarios

/// Writes scenarios into a folder, over another file only where that was agreed to.
///
/// A file that this program wrote last is replaced without asking, as long as it holds what was written.
/// Any other is reported as taken; it is replaced on the next request that says so, as long as it holds
/// what it held when it was reported.
struct ScenarioSaver {
  /// The folder.
  let folder: ScenarioFolder
  private var known: File?
  private var isOwn = false
  private var reported: File?

  private struct File {
    let name: String
    let identity: BoundedFile.Identity
  }

  /// What came of a request.
  enum Outcome {
    /// The file was written.
    case saved
    /// There is a file or a lesson of that name, and nothing was written.
    case taken(TakenName)
  }

  /// Saves into the folder of a scenario that was opened.
  ///
  /// - Parameters:
  ///   - name: The name of its file, without folder and ending, where it has one.
  ///   - identity: What its file held when it was read.
  init(_ folder: String, name: String?, identity: BoundedFile.Identity?) {
    self.folder = ScenarioFolder(folder)
    if let name, let identity { known = File(name: name, identity: identity) }
  }

  /// Writes a scenario.
  ///
  /// - Parameter replaces: Whether a file that was reported as taken is replaced.
  /// - Throws: `FileError`; then nothing was written.
  mutating func save(
    _ scenario: Scenario, name: String, replaces: Bool
  ) throws(FileError) -> Outcome {
    var expected = AtomicFile.Expected.nothing
    if isOwn, let known, known.name == name { expected = .unchanged(known.identity) }
    if replaces, let reported, reported.name == name { expected = .unchanged(reported.identity) }
    if !replaces, case .nothing = expected, let lesson = lesson(named: name, replacedBy: scenario) {
      return .taken(lesson)
    }
    do {
      let identity = try folder.write(scenario, name: name, expecting: expected)
      known = File(name: name, identity: identity)
      isOwn = true
      reported = nil
      return .saved
    } catch .exists {
      return .taken(try report(name, replacedBy: scenario))
    } catch .changed {
      return .taken(try report(name, replacedBy: scenario))
    }
  }

  /// The lesson of the program in whose place the file would be, to ask about it; nil if there is none.
  private func lesson(named name: String, replacedBy scenario: Scenario) -> TakenName? {
    guard FilePath(folder.path).name == ScenarioFiles.folder,
      let bytes = Lessons.bytes(named: name), !FilePath(folder.file(of: name)).isTaken
    else { return nil }
    return TakenName(
      name: name, isLesson: true,
      losses: ScenarioLosses(of: bytes, replacedBy: scenario).words,
      freeName: folder.freeName(like: name))
  }

  /// Looks at the file that is there, to ask about it.
  private mutating func report(
    _ name: String, replacedBy scenario: Scenario
  ) throws(FileError) -> TakenName {
    let bytes = try folder.read(name)
    let file = File(name: name, identity: BoundedFile.Identity(of: bytes))
    let earlier = [reported, known].compactMap { $0 }.first { $0.name == name }
    reported = file
    return TakenName(
      name: name, losses: ScenarioLosses(of: bytes, replacedBy: scenario).words,
      wasChanged: earlier.map { $0.identity != file.identity } ?? false,
      freeName: folder.freeName(like: name))
  }
}
