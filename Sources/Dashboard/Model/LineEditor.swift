import TerminalKit

/// One line of text that is being typed, with a caret.
///
/// A text that was there before is selected as a whole: typing replaces it, moving keeps it.
struct LineEditor: Hashable, Sendable {
  /// The most characters that fit.
  static let limit = 20_000

  private(set) var characters: [Character]
  private(set) var caret: Int
  private(set) var isSelected: Bool

  init(_ text: String = "") {
    characters = Array(text)
    caret = characters.count
    isSelected = !characters.isEmpty
  }

  var text: String { String(characters) }

  /// Does what the key does to a line; false if that is nothing.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .left: move(to: caret - 1)
    case .right: move(to: caret + 1)
    case .home, .control("a"): move(to: 0)
    case .end, .control("e"): move(to: characters.count)
    case .backspace: delete(caret - 1)
    case .delete: delete(caret)
    case .control("u"): replaceAll(with: "")
    default:
      guard case .character(let character) = key.code, key.modifiers.isEmpty else { return false }
      insert(String(character))
    }
    return true
  }

  /// Inserts text at the caret, without its control characters and line ends.
  mutating func insert(_ text: String) {
    if isSelected { replaceAll(with: "") }
    let new = text.filter { character in
      !character.isNewline
        && character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
    .prefix(max(Self.limit - characters.count, 0))
    characters.insert(contentsOf: new, at: caret)
    caret += new.count
  }

  /// Puts another text in place of all, with the caret behind it.
  mutating func replaceAll(with text: String) {
    characters = Array(text)
    caret = characters.count
    isSelected = false
  }

  private mutating func move(to position: Int) {
    isSelected = false
    caret = min(max(position, 0), characters.count)
  }

  private mutating func delete(_ index: Int) {
    if isSelected { return replaceAll(with: "") }
    guard characters.indices.contains(index) else { return }
    characters.remove(at: index)
    caret = index
  }
}
