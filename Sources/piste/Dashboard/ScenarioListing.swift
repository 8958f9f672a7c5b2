import Dashboard
import Scenarios
import Training

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The scenarios that the browser offers: the files that were opened last, then those of some folders.
///
/// In each folder groups come in the order of their first lesson, then what is in no group, then what
/// does not read.
struct ScenarioListing: Sendable {
  /// The folders.
  let folders: [ScenarioFolder]
  /// The files that were opened last; nil where none are offered.
  let recentFiles: RecentFiles?

  /// The most files that are read before any is shown: reading them is over sooner than it is seen.
  static let readAtOnce = 64
  /// The most bytes of a file that is read as a whole for the list: thousands of events take seconds.
  static let wholeBytes = 64 << 10
  /// What the group of the files that were opened last is called.
  static let recentGroup = "Recent"

  /// Reads the files and reports them; where there are many their names first.
  ///
  /// - Parameters:
  ///   - isWanted: Whether to go on, which is asked before each file.
  ///   - report: Takes the entries, and whether they are complete.
  func read(
    whileWanted isWanted: () -> Bool = { true }, report: ([ScenarioEntry], Bool) -> Void
  ) {
    let listed = folders.map { (try? ScenarioFiles.paths(in: $0.path)) ?? [] }
    let recent = recentPaths(among: listed.flatMap { $0 })
    if listed.reduce(0, { $0 + $1.count }) > Self.readAtOnce {
      report(
        recent.prefix(RecentFiles.shown).map { Self.nameOnly($0, group: Self.recentGroup) }
          + listed.flatMap { $0 }.map { Self.nameOnly($0, group: nil) }, false)
    }
    var files: [String: ListedFile] = [:]
    for path in recent + listed.flatMap({ $0 }) where files[path] == nil {
      guard isWanted() else { return }
      files[path] = ListedFile(path)
    }
    // One that does not read is in the list of its folder.
    let opened = recent.compactMap { files[$0] }.filter { $0.problem == nil }
      .prefix(RecentFiles.shown).map { $0.entry(group: Self.recentGroup) }
    report(opened + listed.flatMap { Self.sorted($0.compactMap { files[$0] }) }, true)
  }

  /// The files that were opened last and are still there; one that stands in a folder's list, too, goes
  /// by one path, so that a search finds it once.
  private func recentPaths(among listed: [String]) -> [String] {
    let paths = (recentFiles?.paths ?? []).filter { access($0, F_OK) == 0 }
    guard !paths.isEmpty else { return [] }
    let known = Dictionary(
      listed.map { (FilePath($0).absolute, $0) }, uniquingKeysWith: { first, _ in first })
    return paths.map { known[$0] ?? $0 }
  }

  private static func nameOnly(_ path: String, group: String?) -> ScenarioEntry {
    ScenarioEntry(
      id: path, name: ListedFile.name(of: path), place: path, title: "", about: "", group: group)
  }

  private static func sorted(_ files: [ListedFile]) -> [ScenarioEntry] {
    let readable = files.filter { $0.problem == nil }.sorted {
      ($0.scenario.order ?? .infinity, $0.path) < ($1.scenario.order ?? .infinity, $1.path)
    }
    var places: [String: Int] = [:]
    var groups: [[ListedFile]] = []
    for file in readable {
      guard let group = file.scenario.group else { continue }
      if let place = places[group] {
        groups[place].append(file)
      } else {
        places[group] = groups.count
        groups.append([file])
      }
    }
    return
      (groups.flatMap { $0 } + readable.filter { $0.scenario.group == nil }
      + files.filter { $0.problem != nil }).map { $0.entry(group: $0.scenario.group) }
  }
}

/// A file as the list shows it.
struct ListedFile {
  /// The path.
  let path: String
  /// What it holds, as far as it was read.
  let scenario: Scenario
  /// Why it cannot be opened, where it cannot.
  let problem: String?
  private let isWhole: Bool

  /// Reads a file: of a large one what stands before its long lists, and of data nothing.
  init(_ path: String) {
    self.path = path
    do {
      (scenario, isWhole) = try Self.read(path)
      problem = nil
    } catch {
      (scenario, isWhole) = (Scenario(), true)
      problem = error.message ?? "it does not read"
    }
  }

  private static func read(_ path: String) throws(Failure) -> (Scenario, isWhole: Bool) {
    if DataTable.isDataFile(path) { return (try ScenarioFiles.load(path).scenario, true) }
    do {
      let bytes = try BoundedFile.read(path, cap: Caps.scenarioBytes)
      guard bytes.count > ScenarioListing.wholeBytes else {
        return (try ScenarioReader.read(bytes, file: path), true)
      }
      // Whatever is wrong with a large file is told when it is opened.
      return ((try? ScenarioReader.readHead(bytes, file: path)) ?? Scenario(), false)
    } catch {
      throw Failure(badInput: error)
    }
  }

  /// The name of a file without folder and ending.
  static func name(of path: String) -> String {
    let file = FilePath(path).name
    guard file.hasSuffix(ScenarioName.ending) else { return file }
    return String(file.dropLast(ScenarioName.ending.count))
  }

  /// The entry of the list, in a group.
  func entry(group: String?) -> ScenarioEntry {
    let remark =
      isWhole
      ? []
      : ["More than \(ScenarioListing.wholeBytes >> 10) kB, too large for a preview. It opens."]
    let words = scenario.about.hasSuffix("\n") ? String(scenario.about.dropLast()) : scenario.about
    let about = words.isEmpty ? remark : [words] + remark
    return ScenarioEntry(
      id: path, name: Self.name(of: path), place: path, title: scenario.title,
      about: about.joined(separator: "\n\n"), group: group, problem: problem)
  }
}
