import TerminalKit

/// All commands, narrowed by what is typed.
struct Palette: SearchableList, Hashable, Sendable {
  private let rows: [KeyBinding]
  var search = TextEditor()
  var selected = 0
  var clickedRow: Int?

  init(_ keys: KeyTable) { rows = keys.rows.filter(\.isInPalette) }

  /// The rows of the table of keys whose help, hint or section contains every word of the search.
  var matches: [KeyBinding] {
    let words = search.text.lowercased().split(separator: " ")
    return rows.filter { binding in
      let text = "\(binding.help) \(binding.hint) \(binding.section.rawValue)".lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }

  var matchCount: Int { matches.count }
}
