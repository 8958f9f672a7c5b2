import TerminalKit

/// One line of text that is being typed.
///
/// A text that was there before is selected as a whole: typing replaces it, moving keeps it.
struct LineEditor: Hashable, Sendable {
  private(set) var editor: TextEditor
  private(set) var isSelected: Bool

  init(_ text: String = "") {
    editor = TextEditor(text)
    isSelected = !text.isEmpty
  }

  var text: String { editor.text }

  /// Does what the key does to a line; false if that is nothing.
  mutating func handle(_ key: Key) -> Bool {
    let types = if case .character = key.code { key.modifiers.isEmpty } else { false }
    let deletes = key == .backspace || key == .delete
    if isSelected, types || deletes {
      replaceAll(with: "")
      if deletes { return true }
    }
    guard editor.handle(key) else { return false }
    isSelected = false
    return true
  }

  /// Inserts text at the cursor, as pasting does.
  mutating func insert(_ text: String) {
    if isSelected { replaceAll(with: "") }
    editor.insert(text)
  }

  /// Puts another text in place of all, with the cursor behind it.
  mutating func replaceAll(with text: String) {
    editor = TextEditor(text)
    isSelected = false
  }
}

extension Grid {
  /// Draws a line that is being typed over the first row of `rect`; what typing would replace is
  /// underlined.
  mutating func draw(
    _ line: LineEditor, isValid: Bool = true, placeholder: SafeText = .empty, in rect: Rect,
    look: Look
  ) {
    draw(
      TextField(line.editor, isValid: isValid, placeholder: placeholder), in: rect, look: look)
    guard line.isSelected else { return }
    let text = rect.row(0).splitLeft(SafeText(line.text).width).left
    restyle(text) { $0.adding(.underline) }
  }
}
