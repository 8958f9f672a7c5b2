import TerminalKit

/// The list of scenarios that can be opened, narrowed by what is typed.
struct Browser: SearchableList, Hashable, Sendable {
  /// All that there are.
  var entries: [ScenarioEntry]
  var search = TextEditor()
  var selected = 0
  var clickedRow: Int?

  /// The entries whose name, title or group contains every word of the search; an entry that stands in
  /// two groups is found once.
  var matches: [ScenarioEntry] {
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

  var matchCount: Int { matches.count }
}
