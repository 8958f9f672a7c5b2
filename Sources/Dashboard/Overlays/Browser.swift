import Engine
import Scenarios
import TerminalKit
import Training

/// A scenario that can be opened, as a list shows it.
public struct ScenarioEntry: Hashable, Sendable {
  /// What `open` takes: a path or a built-in name. The dashboard only passes it back.
  public let id: String
  /// The name of the file, without folder and ending.
  public let name: String
  /// Where it is, for the reader.
  public let place: String
  /// The title.
  public let title: String
  /// The text.
  public let about: String
  /// The group of lessons that it belongs to.
  public let group: String?
  /// Why it cannot be opened, where it cannot.
  public let problem: String?

  /// Describes a scenario.
  public init(
    id: String, name: String, place: String? = nil, title: String, about: String,
    group: String? = nil, problem: String? = nil
  ) {
    self.id = id
    self.name = name
    self.place = place ?? name
    self.title = title
    self.about = about
    self.group = group
    self.problem = problem
  }
}

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
  /// The path for which tab was pressed.
  var request: PathRequest?
  /// The completions of the path for which tab was pressed.
  var completion: PathCompletion?
  /// What did not open last, and why.
  var refusal: Refusal?

  /// The completions of the typed path, where they are known; else the entries whose name, title or group contains
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

extension Model {
  /// Shows the list that was asked for, while it is still looked at.
  mutating func list(_ entries: [ScenarioEntry], isComplete: Bool) -> [Effect] {
    guard case .browser(var browser) = overlay else { return [] }
    browser.list(entries, isComplete: isComplete, current: document.name)
    let isReady = !browser.isCompleting && (isComplete || browser.selection != nil)
    return isReady ? pressKept(in: browser) : keep(browser)
  }

  /// Shows the completions of a path, and handles the keys that were pressed meanwhile.
  mutating func complete(with found: PathCompletion) -> [Effect] {
    guard case .browser(var browser) = overlay else { return [] }
    let effects = browser.complete(with: found)
    // An enter that came before the names is for what is typed, not for the first of them.
    if browser.candidates != nil, browser.selection?.id != browser.search.text {
      browser.keys.removeAll { $0 == .enter }
    }
    return effects + (browser.isCompleting ? keep(browser) : pressKept(in: browser))
  }

  /// Says why a path has no completions.
  mutating func refuseCompletion(of text: String, because reason: String) {
    guard case .browser(var browser) = overlay else { return }
    browser.refuseCompletion(of: text, because: reason)
    if !browser.isCompleting { browser.keys = [] }
    overlay = .browser(browser)
  }

  /// Shows the list with nothing more to be done.
  private mutating func keep(_ browser: Browser) -> [Effect] {
    overlay = .browser(browser)
    return []
  }

  /// Presses the keys that waited for the list.
  private mutating func pressKept(in old: Browser) -> [Effect] {
    var browser = old
    browser.keys = []
    overlay = .browser(browser)
    return old.keys.flatMap { press($0) }
  }

  /// Keeps a small picture that was asked for.
  mutating func show(_ preview: ScenarioPreview, of id: String) {
    guard case .browser(var browser) = overlay else { return }
    browser.previews[id] = preview
    overlay = .browser(browser)
  }

  /// Asks for the small picture of the selected entry, if there is none yet.
  mutating func previewRequest() -> [Effect] {
    guard case .browser(var browser) = overlay, let entry = browser.selection,
      browser.entries.contains(where: { $0.id == entry.id }), entry.problem == nil,
      browser.previews[entry.id] == nil, browser.previewAsked != entry.id
    else { return [] }
    browser.previewAsked = entry.id
    overlay = .browser(browser)
    return [.preview(id: entry.id)]
  }

  /// A key while the scenarios are looked at.
  mutating func press(_ key: Key, in old: Browser) -> [Effect] {
    var browser = old
    let comesEarly =
      key == .enter && (old.isCompleting || (old.selection == nil && !old.isComplete))
    if comesEarly || !old.keys.isEmpty {
      if old.keys.count < Opening.keyLimit { browser.keys.append(key) }
      overlay = .browser(browser)
      return []
    }
    switch key {
    case .enter:
      guard let entry = old.selection else { return [] }
      return choose(entry, in: browser)
    case .tab:
      let effects = browser.complete()
      overlay = .browser(browser)
      return effects
    default:
      browser.handle(key)
      return keep(browser)
    }
  }

  /// Opens an entry, looks into it if it is a folder, or says why it does not open.
  private mutating func choose(_ entry: ScenarioEntry, in old: Browser) -> [Effect] {
    var browser = old
    if ScenarioEntry.isFolder(entry.id) {
      let effects = browser.take(entry.id)
      overlay = .browser(browser)
      return effects
    }
    browser.refusal = entry.problem.map { Browser.Refusal(subject: entry.id, text: $0) }
    guard entry.problem == nil else { return keep(browser) }
    chosenIn = browser
    overlay = nil
    let effects = leave(.open(id: entry.id, place: entry.place))
    opening?.keepsList = overlay == nil
    return effects
  }

  /// Goes back to the list in which a file was chosen that does not open; nil if there is none.
  mutating func returnToList(because reason: String) -> [Effect]? {
    guard var browser = chosenIn, let entry = browser.selection else { return nil }
    browser.refusal = Browser.Refusal(subject: entry.id, text: reason)
    // What was read meanwhile was dropped.
    browser.previewAsked = nil
    overlay = .browser(browser)
    return browser.isComplete ? [] : [.listScenarios]
  }
}
