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

/// The state of a line that is typed into: its text and the place of the cursor.
///
/// A text that is proposed is selected as a whole: typing, pasting and deleting replace it, moving keeps it.
public struct TextEditor: Hashable, Sendable {
  /// What was typed, a character a cluster.
  public private(set) var characters: [Character]
  /// The number of characters before the cursor.
  public private(set) var cursor: Int
  /// Whether the whole text is selected.
  public private(set) var isSelected = false
  /// The most characters that it takes.
  public let capacity: Int

  /// A line with `text` in it and the cursor at its end.
  public init(_ text: String = "", capacity: Int = 4_096) {
    self.capacity = max(capacity, 0)
    characters = Array(Self.typed(text).prefix(self.capacity))
    cursor = characters.count
  }

  /// A line with `text` in it, selected as a whole.
  public init(proposing text: String, capacity: Int = 4_096) {
    self.init(text, capacity: capacity)
    isSelected = !isEmpty
  }

  /// The text.
  public var text: String { String(characters) }

  /// Whether there is none.
  public var isEmpty: Bool { characters.isEmpty }

  /// Puts `text` at the cursor, as typing or pasting does: line ends and tabs become spaces, other control characters
  /// are left out, and so is what is beyond the capacity.
  public mutating func insert(_ text: String) {
    if isSelected { replaceAll(with: "") }
    let new = Self.typed(text).prefix(capacity - characters.count)
    characters.insert(contentsOf: new, at: cursor)
    cursor += new.count
  }

  /// Puts another text in place of all, with the cursor behind it.
  public mutating func replaceAll(with text: String) {
    self = TextEditor(text, capacity: capacity)
  }

  /// Does what `key` means to a line that is edited; false, and nothing done, if it means nothing.
  public mutating func handle(_ key: Key) -> Bool {
    if isSelected, key == .backspace || key == .delete {
      replaceAll(with: "")
      return true
    }
    guard edit(by: key) else { return false }
    isSelected = false
    return true
  }

  private mutating func edit(by key: Key) -> Bool {
    switch (key.code, key.modifiers) {
    case (.character(let character), []): insert(String(character))
    case (.left, []), (.character("b"), .control): cursor = max(cursor - 1, 0)
    case (.right, []), (.character("f"), .control): cursor = min(cursor + 1, characters.count)
    case (.home, []), (.character("a"), .control): cursor = 0
    case (.end, []), (.character("e"), .control): cursor = characters.count
    case (.left, .control), (.left, .alt), (.character("b"), .alt): cursor = wordStart
    case (.right, .control), (.right, .alt), (.character("f"), .alt): cursor = wordEnd
    case (.backspace, []), (.character("h"), .control): delete(max(cursor - 1, 0)..<cursor)
    case (.delete, []), (.character("d"), .control):
      delete(cursor..<min(cursor + 1, characters.count))
    case (.character("u"), .control): delete(0..<cursor)
    case (.character("k"), .control): delete(cursor..<characters.count)
    case (.character("w"), .control), (.backspace, .alt): delete(wordStart..<cursor)
    default: return false
    }
    return true
  }

  private mutating func delete(_ range: Range<Int>) {
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  /// The beginning of the word before the cursor.
  private var wordStart: Int {
    var index = cursor
    while index > 0, characters[index - 1].isWhitespace { index -= 1 }
    while index > 0, !characters[index - 1].isWhitespace { index -= 1 }
    return index
  }

  /// The end of the word after the cursor.
  private var wordEnd: Int {
    var index = cursor
    while index < characters.count, characters[index].isWhitespace { index += 1 }
    while index < characters.count, !characters[index].isWhitespace { index += 1 }
    return index
  }

  /// `text` as a line can hold it.
  private static func typed(_ text: String) -> [Character] {
    text.compactMap { character in
      if character.isNewline || character == "\t" { return " " }
      let isControl = character.unicodeScalars.contains { ScalarClass($0) == .replaced }
      return isControl ? nil : character
    }
  }
}
