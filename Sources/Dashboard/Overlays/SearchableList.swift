import TerminalKit

/// A list that is narrowed by what is typed, one of its entries selected.
protocol SearchableList {
  /// What is searched for.
  var search: TextEditor { get set }
  /// The selected entry among those that match.
  var selected: Int { get set }
  /// The row of the list in which it was clicked; nil if a key has selected it.
  var clickedRow: Int? { get set }
  /// How many match.
  var matchCount: Int { get }
}

extension SearchableList {
  /// Moves the selection by the arrows, or searches for what is typed.
  mutating func handle(_ key: Key) {
    switch key {
    case .up: select(by: -1)
    case .down: select(by: 1)
    case .pageUp: select(by: -10)
    case .pageDown: select(by: 10)
    default: changeSearch { _ = $0.handle(key) }
    }
  }

  /// Searches for something else, from the first that is found.
  mutating func changeSearch(_ change: (inout TextEditor) -> Void) {
    let before = search.text
    change(&search)
    guard search.text != before else { return }
    (selected, clickedRow) = (0, nil)
  }

  /// Selects an entry that was clicked; false if it was selected already.
  mutating func click(_ entry: Int, row: Int) -> Bool {
    if selected == entry { return false }
    (selected, clickedRow) = (entry, row)
    return true
  }

  private mutating func select(by step: Int) {
    selected = min(max(selected + step, 0), max(matchCount - 1, 0))
    clickedRow = nil
  }
}
