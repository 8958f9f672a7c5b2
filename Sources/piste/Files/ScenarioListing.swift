import Dashboard
import Files
import Lessons
import Scenarios
import Training

/// The scenarios that are offered: the files that were opened last, those of some folders, and the lessons of the
/// program, but those in whose place a folder has a file.
///
/// In each folder groups come in the order of their first lesson, then what is in no group, then what
/// does not read.
struct ScenarioListing: Sendable {
  /// The folders.
  let folders: [ScenarioFolder]
  /// The files that were opened last; nil where none are offered.
  var recentFiles: RecentFiles?
  /// Whether the lessons of the program are among them.
  var hasLessons = true

  /// The most files that are read before any is shown: reading them is over sooner than it is seen.
  static let readAtOnce = 64
  /// The most bytes of a file that is read as a whole for the list: thousands of events take seconds.
  static let wholeBytes = 64 << 10
  /// What the group of the files that were opened last is called.
  static let recentGroup = "Recent"

  /// Reads the files and reports them; where there are many their names first.
  ///
  /// - Parameters:
  ///   - namesFirst: Whether the names of many files are reported before any is read.
  ///   - isWanted: Whether to go on, which is asked before each file.
  ///   - report: Takes the entries, and whether they are complete.
  func read(
    namesFirst: Bool = true, whileWanted isWanted: () -> Bool = { true },
    report: ([ScenarioEntry], Bool) -> Void
  ) {
    let listed = lists
    let recent = recentPlaces(among: listed.flatMap { $0 })
    if namesFirst, listed.reduce(0, { $0 + $1.count }) > Self.readAtOnce {
      report(
        recent.prefix(RecentFiles.shown).map { Self.nameOnly($0, group: Self.recentGroup) }
          + listed.flatMap { $0 }.map { Self.nameOnly($0, group: nil) }, false)
    }
    var files: [ScenarioPlace: ListedFile] = [:]
    for place in recent + listed.flatMap({ $0 }) where files[place] == nil {
      guard isWanted() else { return }
      files[place] = ListedFile(place)
    }
    // One that does not read is in the list of its folder.
    let opened = recent.compactMap { files[$0] }.filter { $0.problem == nil }
      .prefix(RecentFiles.shown).map { $0.entry(group: Self.recentGroup) }
    report(opened + listed.flatMap { Self.sorted($0.compactMap { files[$0] }) }, true)
  }

  /// What stands in each folder, then the lessons.
  private var lists: [[ScenarioPlace]] {
    var lists = folders.map { (try? ScenarioFiles.places(in: $0.path)) ?? [] }
    guard hasLessons else { return lists }
    let taken = Set(lists.joined().map(\.name))
    lists.append(
      Lessons.files.map(\.name).filter { !taken.contains($0) }.map(ScenarioPlace.lesson))
    return lists
  }

  /// The files that were opened last and are still there; one that stands in a folder's list, too, goes
  /// by one path, so that a search finds it once.
  private func recentPlaces(among listed: [ScenarioPlace]) -> [ScenarioPlace] {
    let paths = (recentFiles?.paths ?? []).filter { FilePath($0).isTaken }
    guard !paths.isEmpty else { return [] }
    let known = Dictionary(
      listed.map { (FilePath($0.id).absolute, $0) }, uniquingKeysWith: { first, _ in first })
    return paths.map { known[$0] ?? .file($0) }
  }

  private static func nameOnly(_ place: ScenarioPlace, group: String?) -> ScenarioEntry {
    ScenarioEntry(
      id: place.id, name: place.name, place: place.description, title: "", about: "", group: group)
  }

  private static func sorted(_ files: [ListedFile]) -> [ScenarioEntry] {
    let readable = files.filter { $0.problem == nil }.sorted {
      ($0.scenario.order ?? .infinity, $0.place.text)
        < ($1.scenario.order ?? .infinity, $1.place.text)
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

/// A scenario as the list shows it.
struct ListedFile {
  /// Where it stands.
  let place: ScenarioPlace
  /// What it holds, as far as it was read.
  let scenario: Scenario
  /// Why it cannot be opened, where it cannot.
  let problem: String?
  private let isWhole: Bool

  /// Reads it: of a large file what stands before its long lists, and of data nothing.
  init(_ place: ScenarioPlace) {
    self.place = place
    do {
      (scenario, isWhole) = try Self.read(place)
      problem = nil
    } catch {
      (scenario, isWhole) = (Scenario(), true)
      problem = error.message ?? "it does not read"
    }
  }

  private static func read(_ place: ScenarioPlace) throws(Failure) -> (Scenario, isWhole: Bool) {
    if DataTable.isDataFile(place.text) { return (try ScenarioFiles.load(place).scenario, true) }
    do {
      let bytes = try place.bytes()
      guard bytes.count > ScenarioListing.wholeBytes else {
        return (try ScenarioReader.read(bytes, file: place.text), true)
      }
      // What is wrong with a large file is reported when it is opened.
      return ((try? ScenarioReader.readHead(bytes, file: place.text)) ?? Scenario(), false)
    } catch {
      throw Failure(badInput: error)
    }
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
      id: place.id, name: place.name, place: place.description, title: scenario.title,
      about: about.joined(separator: "\n\n"), group: group, problem: problem)
  }
}

extension ScenarioPreview {
  /// The most updates, and numbers of a data set, that a small picture is worth.
  private static let steps = 120
  private static let elements = 20_000
  /// The most bytes of a data file that are read for one.
  private static let dataBytes = 256 << 10

  /// The picture of a file's scenario; none where it would take long.
  ///
  /// - Parameter isWanted: Whether to go on, which is asked now and then.
  init(ofFile path: String, whileWanted isWanted: () -> Bool = { true }) {
    guard let (run, view) = Self.run(ofFile: path, isWanted) else {
      self = .none
      return
    }
    self.init(running: run, steps: Self.steps, view: view)
  }

  private static func run(
    ofFile path: String, _ isWanted: () -> Bool
  ) -> (Run, ScenarioView?)? {
    let place = ScenarioPlace(path)
    let isSmall = (try? place.bytes(cap: ScenarioListing.wholeBytes)) != nil
    guard DataTable.isDataFile(path) || isSmall,
      let loaded = try? ScenarioFiles.load(place), isWanted()
    else { return nil }
    let scenario = loaded.scenario
    let sizes = scenario.configuration.settings.filter {
      ["samples", "features"].contains($0.name)
    }
    .compactMap { Int(settingValue: scenario.configuration[$0]).map(Double.init) }
    guard sizes.reduce(1, *) <= Double(elements),
      let data = try? ScenarioFiles.data(
        for: scenario, in: loaded.folder, cap: dataBytes, whileWanted: isWanted), isWanted(),
      let run = try? scenario.makeRun(data: data)
    else { return nil }
    return (run, scenario.view)
  }
}

extension PathCompletion {
  /// Lists the folder of what is typed, from the person's home where it begins with `~`.
  ///
  /// - Parameter isWanted: Whether to go on, which is asked now and then.
  /// - Throws: `FileError` if there is no such folder or it cannot be read.
  init(ofTyped text: String, whileWanted isWanted: () -> Bool = { true }) throws(FileError) {
    let path = TypedPath(text)
    let folder = path.folder.isEmpty ? "./" : FilePath(path.folder).fromHome
    let names = try Folder.names(in: folder, whileWanted: isWanted)
    self.init(path, among: names) { isWanted() && Folder.exists(folder + $0) }
  }
}

extension Action {
  /// What came of listing the folder of what is typed.
  init(completionOf typed: String, _ outcome: Result<PathCompletion, any Error>) {
    switch outcome {
    case .success(let found): self = .completed(found)
    case .failure(let error):
      let folder = FilePath(FilePath(TypedPath(typed).folder).fromHome)
      self = .uncompleted(typed: typed, folder.shortened("\(error)"))
    }
  }
}
