import Scenarios
import TerminalKit
import Training

/// The list of scenarios that can be opened, narrowed by what is typed.
struct Browser: SearchableList, Hashable, Sendable {
  /// All that there are, as far as that is known.
  var entries: [ScenarioEntry]
  /// Whether nothing is left to be read of them.
  var isComplete = true
  var search = TextEditor()
  var selected = 0
  var clickedRow: Int?
  /// The small pictures that have come, by the entries' ids.
  var previews: [String: ScenarioPreview] = [:]
  /// The entry whose picture was asked for last.
  var previewAsked: String?
  /// An enter that came before anything was found, and the keys after it, until something is or all
  /// that there is has been read.
  var keys: [Key] = []
  /// The path that a tab has asked after.
  var request: PathRequest?
  /// How a path goes on that a tab has asked after.
  var completion: PathCompletion?
  /// What did not open last, and why.
  var refusal: Refusal?

  /// How the typed path goes on, where that is known; else the entries whose name, title or group contains
  /// every word of the search, then the file whose path the search is; an entry that stands in two groups is
  /// found once.
  var matches: [ScenarioEntry] {
    candidates ?? listed + (typedFile.map { [$0] } ?? [])
  }

  /// What enter does to a file that no list knows.
  static let fileUse = "Enter opens this file: a scenario, or rows of data as CSV or .npy."

  /// The file whose path is typed; nil where what is typed does not read as one.
  private var typedFile: ScenarioEntry? {
    let path = search.text
    let isPath =
      path.contains("/") || path.hasSuffix(ScenarioName.ending) || DataTable.isDataFile(path)
    guard isPath, !TypedPath(path).isOfFolder, !entries.contains(where: { $0.id == path }) else {
      return nil
    }
    return ScenarioEntry(
      id: path, name: TypedPath(path).stem, place: path, title: "", about: Self.fileUse,
      group: "By its path")
  }

  private var listed: [ScenarioEntry] {
    let words = search.text.lowercased().split(separator: " ")
    guard !words.isEmpty else { return entries }
    var found: Set<String> = []
    return entries.filter { entry in
      let text = "\(entry.name) \(entry.title) \(entry.group ?? "")".lowercased()
      return words.allSatisfy { text.contains($0) } && found.insert(entry.id).inserted
    }
  }

  /// The selected entry; nil if nothing matches.
  var selection: ScenarioEntry? {
    let matches = matches
    return matches.indices.contains(selected) ? matches[selected] : matches.first
  }

  /// What tells an entry from others of the same title: its name, else where it is; nil where the title does.
  func mark(of entry: ScenarioEntry) -> String? {
    let others = entries.filter { $0.id != entry.id && $0.title == entry.title }
    guard !entry.title.isEmpty, !others.isEmpty else { return nil }
    return others.contains { $0.name == entry.name } ? entry.place : entry.name
  }

  var matchCount: Int { matches.count }

  /// Takes in what is known now; the selection stays on its entry, and is at first on the one that is
  /// open.
  mutating func list(_ entries: [ScenarioEntry], isComplete: Bool, current name: String?) {
    let old = selection?.id
    self.entries = entries
    self.isComplete = isComplete
    clickedRow = nil
    let found = matches
    selected =
      old.map { id in found.firstIndex { $0.id == id } ?? 0 }
      ?? (search.text.isEmpty ? found.firstIndex { $0.name == name } ?? 0 : 0)
  }
}
