import Dashboard
import Scenarios
import Training

/// The folder of the scenarios that the dashboard offers, and in which it saves.
struct ScenarioFolder {
  /// The path.
  let path: String

  init(_ path: String) { self.path = path }

  /// Every scenario file: groups in the order of their first lesson, then what is in no group, then what
  /// is too large to look into, then what does not read.
  func entries() -> [ScenarioEntry] {
    let paths = (try? ScenarioFiles.paths(in: path)) ?? []
    var readable: [(path: String, scenario: Scenario)] = []
    var large: [ScenarioEntry] = []
    var broken: [ScenarioEntry] = []
    for path in paths {
      if Self.isLarge(path) {
        large.append(Self.largeEntry(path, group: nil))
        continue
      }
      do {
        readable.append((path, try ScenarioFiles.load(path).scenario))
      } catch {
        broken.append(
          ScenarioEntry(
            id: path, name: Self.name(of: path), place: path, title: "", about: "",
            problem: error.message ?? "it does not read"))
      }
    }
    readable.sort {
      ($0.scenario.order ?? .infinity, $0.path) < ($1.scenario.order ?? .infinity, $1.path)
    }
    var groups: [String] = []
    for group in readable.compactMap(\.scenario.group) where !groups.contains(group) {
      groups.append(group)
    }
    let grouped = groups.flatMap { group in readable.filter { $0.scenario.group == group } }
    return (grouped + readable.filter { $0.scenario.group == nil })
      .map { Self.entry($0, group: $0.scenario.group) } + large + broken
  }

  /// The files of these paths that are still there, as a group of their own.
  static func recent(_ paths: [String]) -> [ScenarioEntry] {
    // One that is gone is no news; one that does not read is in the list of its folder.
    let readable = paths.lazy.compactMap { path -> ScenarioEntry? in
      if isLarge(path) { return largeEntry(path, group: recentGroup) }
      return (try? ScenarioFiles.load(path).scenario).map {
        entry((path, $0), group: recentGroup)
      }
    }
    return Array(readable.prefix(RecentFiles.shown))
  }

  /// The most bytes of a file that is read for the list: thousands of events take seconds.
  private static let listedBytes = 64 << 10

  private static func isLarge(_ path: String) -> Bool {
    // Of data there is nothing to read before it is opened.
    if DataTable.isDataFile(path) { return false }
    do {
      _ = try BoundedFile.read(path, cap: listedBytes)
      return false
    } catch .tooLarge {
      return true
    } catch {
      return false
    }
  }

  private static func largeEntry(_ path: String, group: String?) -> ScenarioEntry {
    ScenarioEntry(
      id: path, name: name(of: path), place: path, title: name(of: path),
      about: "More than \(listedBytes >> 10) kB, too large to be read for a preview. It opens.",
      group: group)
  }

  /// What the group of the files that were opened last is called.
  static let recentGroup = "Recent"

  private static func entry(
    _ item: (path: String, scenario: Scenario), group: String?
  ) -> ScenarioEntry {
    ScenarioEntry(
      id: item.path, name: name(of: item.path), place: item.path, title: item.scenario.title,
      about: item.scenario.about, group: group,
      losses: losses(of: item.scenario, in: FilePath(item.path).folder))
  }

  /// The most updates, and numbers of a data set, that a small picture is worth.
  private static let previewSteps = 120
  private static let previewElements = 20_000
  /// The most bytes of a data file that are read for one.
  private static let previewBytes = 256 << 10

  /// The losses of a scenario's first steps; none where they would take long.
  private static func losses(of scenario: Scenario, in folder: String) -> [Double] {
    let sizes = scenario.configuration.settings.filter {
      ["samples", "features"].contains($0.name)
    }
    .map { Double(scenario.configuration.integer($0)) }
    guard sizes.reduce(1, *) <= Double(previewElements),
      let data = try? ScenarioFiles.data(for: scenario, in: folder, cap: previewBytes),
      let run = try? scenario.makeRun(data: data)
    else { return [] }
    run.advance(to: previewSteps)
    return run.history.losses(in: 0..<run.history.count)
  }

  /// The name of a file without folder and ending.
  private static func name(of path: String) -> String {
    let file = FilePath(path).name
    guard file.hasSuffix(ScenarioName.ending) else { return file }
    return String(file.dropLast(ScenarioName.ending.count))
  }

  /// The bytes of the file of a name.
  ///
  /// - Throws: `FileError` if it cannot be read.
  func read(_ name: String) throws(FileError) -> [UInt8] {
    try BoundedFile.read(file(of: name), cap: Caps.scenarioBytes)
  }

  /// Removes what killed writers left there.
  func sweep() { AtomicFile.sweep(folder: path) }

  /// The path of the file of a name.
  func file(of name: String) -> String { path + "/" + name + ScenarioName.ending }

  /// Writes a scenario under a name; makes the folder where there is none.
  ///
  /// - Parameter expected: What must stand there for the write to go ahead.
  /// - Returns: What the file holds now.
  /// - Throws: `FileError`; `exists` where a file stands there and nothing was expected.
  func write(
    _ scenario: Scenario, name: String, expecting expected: AtomicFile.Expected
  ) throws(FileError) -> BoundedFile.Identity {
    let bytes = Array(ScenarioWriter.text(of: scenario).utf8)
    let file = file(of: name)
    do {
      try AtomicFile.write(bytes, to: file, expecting: expected)
    } catch .notFound {
      try makeFolder()
      try AtomicFile.write(bytes, to: file, expecting: expected)
    }
    return BoundedFile.Identity(of: bytes)
  }
}
