import Dashboard
import Files
import Lessons
import Scenarios
import Synchronization
import Training

/// Writes scenarios into a folder, over another file only where that was agreed to.
///
/// A file that this program wrote last is replaced without asking, as long as it holds what was written.
/// Any other is reported as taken; it is replaced on the next request that says so, as long as it holds
/// what it held when it was reported. Threads take turns.
final class ScenarioSaver: Sendable {
  /// The folder.
  let folder: ScenarioFolder
  private let memory: Mutex<Memory>

  /// What is known of files, by their paths.
  private struct Memory {
    /// What they held when they were opened, saved or reported last.
    var identities: [String: BoundedFile.Identity] = [:]
    /// The file that was written last, unless it was reported since.
    var own: String?
    /// The file that was reported last.
    var reported: String?
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
  ///   - earlier: What saved before, whose files are still known.
  init(
    _ folder: String, name: String?, identity: BoundedFile.Identity?,
    after earlier: ScenarioSaver? = nil
  ) {
    self.folder = ScenarioFolder(folder)
    var memory = earlier?.memory.withLock { $0 } ?? Memory()
    if let name, let identity { memory.identities[self.folder.file(of: name)] = identity }
    self.memory = Mutex(memory)
  }

  /// Writes a scenario.
  ///
  /// - Parameter replaces: Whether a file that was reported as taken is replaced.
  /// - Throws: `FileError`, such as `unreadable` where the scenario could not be read again; then nothing was
  ///   written, but after `notOnDisk`.
  func save(
    _ scenario: Scenario, name: String, replaces: Bool
  ) throws(FileError) -> Outcome {
    try memory.withLock { memory throws(FileError) in
      let path = folder.file(of: name)
      let isExpected = path == memory.own || replaces && path == memory.reported
      let identity = isExpected ? memory.identities[path] : nil
      if !replaces, identity == nil, let lesson = lesson(named: name, replacedBy: scenario) {
        return .taken(lesson)
      }
      do throws(FileError) {
        try write(
          scenario, to: name, expecting: identity.map { .unchanged($0) } ?? .nothing, &memory)
        return .saved
      } catch .exists {
        return .taken(try report(name, replacedBy: scenario, &memory))
      } catch .changed {
        return .taken(try report(name, replacedBy: scenario, &memory))
      }
    }
  }

  private func write(
    _ scenario: Scenario, to name: String, expecting expected: AtomicFile.Expected,
    _ memory: inout Memory
  ) throws(FileError) {
    let bytes = try bytes(of: scenario, name: name)
    var doubt: FileError?
    do throws(FileError) {
      try folder.write(bytes, name: name, expecting: expected)
    } catch {
      // The file is there all the same, and ours.
      guard case .notOnDisk = error else { throw error }
      doubt = error
    }
    let path = folder.file(of: name)
    memory.identities[path] = BoundedFile.Identity(of: bytes)
    memory.own = path
    memory.reported = nil
    if let doubt { throw doubt }
  }

  /// The text of a scenario, which can be read again.
  private func bytes(of scenario: Scenario, name: String) throws(FileError) -> [UInt8] {
    do {
      return try ScenarioWriter.bytes(of: scenario, file: folder.file(of: name))
    } catch {
      throw .unreadable(problem: "\(error)")
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
  private func report(
    _ name: String, replacedBy scenario: Scenario, _ memory: inout Memory
  ) throws(FileError) -> TakenName {
    let bytes = try folder.read(name)
    let path = folder.file(of: name)
    let identity = BoundedFile.Identity(of: bytes)
    let earlier = memory.identities.updateValue(identity, forKey: path)
    memory.reported = path
    if memory.own == path { memory.own = nil }
    return TakenName(
      name: name, losses: ScenarioLosses(of: bytes, replacedBy: scenario).words,
      wasChanged: earlier.map { $0 != identity } ?? false,
      freeName: folder.freeName(like: name))
  }
}

/// What a scenario file has and the scenario in its place would not have: what a person loses who replaces it.
///
/// Settings and events are what is saved, and not counted.
struct ScenarioLosses {
  /// Each loss in words, such as `its 5 expectations`; empty where nothing is lost.
  let words: [String]

  /// Compares the bytes of a file with what is to be written over it.
  init(of bytes: [UInt8], replacedBy scenario: Scenario) {
    let comments = SourceComments.exist(in: bytes) ? ["its comments"] : []
    guard let old = try? ScenarioReader.read(bytes, file: "") else {
      words = comments
      return
    }
    let names = Set(scenario.variants.map(\.name))
    let expectations = Set(scenario.expectations)
    let notes = Set(scenario.events.filter(\.isNote))
    let counts = [
      (old.expectations.count { !expectations.contains($0) }, "expectation"),
      (old.variants.count { !names.contains($0.name) }, "variant"),
      (old.events.count { $0.isNote && !notes.contains($0) }, "note"),
    ]
    let isLesson = old.group != nil && (old.group, old.order) != (scenario.group, scenario.order)
    words =
      comments + counts.compactMap { $0.0 == 0 ? nil : "its \($0.0.counted($0.1))" }
      + (old.about.isEmpty || old.about == scenario.about ? [] : ["its text"])
      + (isLesson ? ["its place among the lessons"] : [])
  }
}
