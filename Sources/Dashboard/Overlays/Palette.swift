import TerminalKit

/// All commands, narrowed by what is typed.
struct Palette: Hashable, Sendable {
  /// What is searched for.
  var search = TextEditor()
  /// The selected row among those that match.
  var selected = 0

  /// The rows of the table of keys whose help, hint or section contains every word of the search.
  var matches: [KeyBinding] {
    let words = search.text.lowercased().split(separator: " ")
    return KeyBindings.all.filter { binding in
      guard binding.command != .palette, binding.command != .cancel else { return false }
      let text = "\(binding.help) \(binding.hint) \(binding.section.rawValue)".lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }

  /// Moves the selection.
  mutating func select(by step: Int) {
    selected = min(max(selected + step, 0), max(matches.count - 1, 0))
  }
}
