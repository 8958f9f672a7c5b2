import GridSupport
import Randomness
import Testing

@testable import TerminalKit

@Suite struct TextEditorTests {
  private func typed(_ text: String, _ keys: [Key]) -> TextEditor {
    var editor = TextEditor(text)
    for key in keys where !editor.handle(key) { Issue.record("\(key) is not taken") }
    return editor
  }

  @Test(
    arguments: [
      ([Key.character("x")], "abc defx", 8), ([.left, .character("x")], "abc dexf", 7),
      ([.home, .character("x")], "xabc def", 1), ([.home, .right, .delete], "ac def", 1),
      ([.backspace], "abc de", 6), ([.home, .backspace], "abc def", 0), ([.delete], "abc def", 7),
      ([.control("u")], "", 0), ([.left, .left, .control("u")], "ef", 0),
      ([.control("w")], "abc ", 4), ([.control("w"), .control("w")], "", 0),
      ([.control("a"), .control("k")], "", 0),
      ([.control("a"), .control("e"), .end], "abc def", 7),
      ([Key(.left, .control), .character("x")], "abc xdef", 5),
      ([.home, Key(.right, .control)], "abc def", 3),
      ([.alt("b"), Key(.backspace, .alt)], "def", 0),
      ([.control("a"), .control("f"), .control("d")], "ac def", 1), ([.control("b")], "abc def", 6),
      ([.home, .left], "abc def", 0), ([.end, .right], "abc def", 7),
    ] as [([Key], String, Int)])
  func keysEdit(keys: [Key], text: String, cursor: Int) {
    let editor = typed("abc def", keys)
    #expect(editor.text == text)
    #expect(editor.cursor == cursor)
  }

  @Test(arguments: [Key.enter, .escape, .tab, .up, .control("s"), .alt("x"), .function(1)])
  func otherKeysAreNotTaken(key: Key) {
    var editor = TextEditor("abc")
    let isTaken = editor.handle(key)
    #expect(!isTaken)
    #expect(editor == TextEditor("abc"))
  }

  @Test(
    arguments: [
      ([.character("7")], "7"), ([.backspace], ""), ([.delete], ""),
      ([.left, .character("2")], "0.21"), ([.end, .backspace], "0."), ([.control("u")], ""),
      ([.up, .character("7")], "7"),
    ] as [([Key], String)])
  func typingReplacesWhatWasProposed(keys: [Key], text: String) {
    var editor = TextEditor(proposing: "0.1")
    for key in keys { _ = editor.handle(key) }
    #expect(editor.text == text)
    #expect(!editor.isSelected)
  }

  @Test func pastingReplacesWhatWasProposed() {
    var editor = TextEditor(proposing: "0.1", capacity: 4)
    editor.insert("12345")
    #expect(editor.text == "1234")
    #expect(!TextEditor(proposing: "").isSelected)
  }

  /// Underlined, as long as it is.
  @Test func whatTypingWouldReplaceIsMarked() {
    var editor = TextEditor(proposing: "ab")
    let proposed = Grid.showing(TextField(editor), width: 4, height: 1)
    #expect(
      proposed.row(0).map { $0.style.attributes.contains(.underline) }
        == [true, true, false, false])
    _ = editor.handle(.end)
    let moved = Grid.showing(TextField(editor), width: 4, height: 1)
    #expect(!moved.row(0).contains { $0.style.attributes.contains(.underline) })
  }

  @Test func pastesAreMadeOneLine() {
    var editor = TextEditor("ab")
    _ = editor.handle(.left)
    editor.insert("1\n2\r\n3\t4\u{1B}[31m\u{0}\u{202E}é")
    #expect(editor.text == "a1 2 3 4[31méb")
    #expect(editor.cursor == 13)
  }

  @Test func theCapacityHolds() {
    var editor = TextEditor("abc", capacity: 5)
    editor.insert(String(repeating: "x", count: 10_000))
    #expect(editor.text == "abcxx")
    let isTaken = editor.handle(.character("y"))
    #expect(isTaken && editor.text == "abcxx")
    #expect(TextEditor("abcdef", capacity: 2).text == "ab")
  }

  /// Any keys in any order leave a cursor inside of the text.
  @Test func theCursorStaysInside() {
    let keys: [Key] = [
      .left, .right, .home, .end, .backspace, .delete, .control("u"), .control("k"), .control("w"),
      .alt("b"), .alt("f"), .character("a"), .character(" "), .character("漢"),
      .character("e\u{301}"),
    ]
    var random = SplitMix64(seed: 4)
    var editor = TextEditor()
    for _ in 0..<5_000 {
      _ = editor.handle(random.one(of: keys))
      if !(0...editor.characters.count).contains(editor.cursor) { Issue.record("\(editor)") }
      let column = TextField(editor).cursorColumn(width: 7) ?? -1
      if !(0..<7).contains(column) { Issue.record("column \(column) of \(editor.text)") }
    }
  }

  @Test func aLongTextScrolls() {
    var editor = TextEditor("0123456789")
    #expect(Grid.showing(TextField(editor), width: 5, height: 1).lines == ["6789"])
    _ = editor.handle(.home)
    #expect(Grid.showing(TextField(editor), width: 5, height: 1).lines == ["01234"])
    #expect(
      Grid.showing(TextField(editor, isFocused: false), width: 5, height: 1).lines == ["01234"])
    let empty = TextField(TextEditor(), placeholder: "name")
    #expect(Grid.showing(empty, width: 6, height: 1).lines == ["name"])
  }

  @Test func theCursorIsSeenOnEveryTerminal() {
    for look in Look.everyTerminal {
      let grid = Grid.showing(TextField(TextEditor("ab")), width: 4, height: 1, look: look)
      let styles = grid.row(0).map(\.style)
      #expect(styles[2] != styles[3] && styles[0] == styles[1] && styles[1] == styles[3])
    }
  }
}
