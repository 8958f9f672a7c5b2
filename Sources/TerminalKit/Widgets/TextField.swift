/// A line that is typed into; longer text scrolls so that the cursor stays visible, and what typing would replace is
/// underlined.
public struct TextField: Widget, Hashable, Sendable {
  /// The text and the cursor.
  public var editor: TextEditor
  /// Whether it has the keyboard; else no cursor is shown.
  public var isFocused: Bool
  /// Whether its contents are accepted.
  public var isValid: Bool
  /// What to show where nothing was typed.
  public var placeholder: SafeText

  /// A field for `editor`.
  public init(
    _ editor: TextEditor, isFocused: Bool = true, isValid: Bool = true,
    placeholder: SafeText = .empty
  ) {
    self.editor = editor
    self.isFocused = isFocused
    self.isValid = isValid
    self.placeholder = placeholder
  }

  /// The column of the cursor in a field `width` columns wide; nil if there is none to show.
  public func cursorColumn(width: Int) -> Int? {
    guard isFocused, width > 0 else { return nil }
    return before.width - scroll(width: width)
  }

  private var before: SafeText { SafeText(String(editor.characters[..<editor.cursor])) }

  /// The columns that have scrolled out on the left.
  private func scroll(width: Int) -> Int { max(before.width - max(width - 1, 0), 0) }

  /// Draws the field over the first row of `rect`.
  public func render(into grid: inout Grid, in rect: Rect, look: Look) {
    let line = rect.row(0)
    guard !line.isEmpty else { return }
    let style = look.style(isValid ? .field : .invalidField)
    grid.fill(line, style: style)
    if editor.isEmpty {
      let hint = look.style(.placeholder)
      grid.write(
        placeholder.truncated(to: line.width, ellipsis: look.ellipsis), in: line,
        style: hint.on(style.background))
    } else {
      let start = line.origin.moved(x: isFocused ? -scroll(width: line.width) : 0)
      grid.write(SafeText(editor.text), at: start, style: style, clip: line)
    }
    if let column = cursorColumn(width: line.width) {
      let cursor = Rect(x: line.minX + column, y: line.minY, width: 1, height: 1)
      grid.restyle(cursor) { style in
        style.attributes.contains(.reverse) ? style.removing(.reverse) : style.adding(.reverse)
      }
    }
    guard editor.isSelected else { return }
    let text = line.splitLeft(SafeText(editor.text).width).left
    grid.restyle(text) { $0.adding(.underline) }
  }
}
