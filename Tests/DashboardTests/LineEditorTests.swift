import TerminalKit
import Testing

@testable import Dashboard

@Suite struct LineEditorTests {
  @Test func replacesWhatWasThereByTyping() {
    var editor = LineEditor("0.1")
    _ = editor.handle(.character("7"))
    #expect(editor.text == "7")
  }

  @Test func keepsWhatWasThereAfterMoving() {
    var editor = LineEditor("0.1")
    _ = editor.handle(.left)
    _ = editor.handle(.character("2"))
    #expect(editor.text == "0.21")
  }

  @Test func deletesBothWays() {
    var editor = LineEditor("abcd")
    _ = editor.handle(.home)
    _ = editor.handle(.right)
    _ = editor.handle(.delete)
    #expect(editor.text == "acd")
    _ = editor.handle(.backspace)
    _ = editor.handle(.backspace)
    #expect(editor.text == "cd")
    _ = editor.handle(.end)
    _ = editor.handle(.delete)
    #expect(editor.text == "cd")
  }

  @Test func takesNoControlCharacters() {
    var editor = LineEditor()
    editor.insert("a\nb\u{1B}[31mc\td\u{7F}")
    #expect(editor.text == "a b[31mc d")
  }

  @Test func leavesOtherKeysAlone() {
    var editor = LineEditor("a")
    let takesUp = editor.handle(.up)
    #expect(!takesUp)
    let takesControl = editor.handle(.control("x"))
    #expect(!takesControl)
    #expect(editor.text == "a")
  }
}
