import TerminalKit
import Testing

@Suite struct KeyWordsTests {
  @Test(
    arguments: [
      ("end", [Key.end]), ("up  down", [.up, .down]), ("esc", [.escape]), ("space", [.space]),
      ("ctrl-l", [.control("l")]), ("alt-b", [.alt("b")]), ("shift-left", [Key(.left, .shift)]),
      ("shift-tab", [.backTab]), ("F1 F12", [.function(1), .function(12)]),
      ("pgup pgdn del ins", [.pageUp, .pageDown, .delete, .insert]),
      (",,", [.character(","), .character(",")]),
      ("0.6 enter", [.character("0"), .character("."), .character("6"), .enter]),
      ("End", [.character("E"), .character("n"), .character("d")]),
      ("ctrl-", "ctrl-".map(Key.character)), ("", []), (" \n", []),
      ("F13", [.character("F"), .character("1"), .character("3")]),
    ] as [(String, [Key])])
  func areTheKeysOfWords(text: String, keys: [Key]) {
    #expect(Key.keys(ofWords: text) == keys)
  }

  /// What the help calls a key in ASCII, the words take.
  @Test(arguments: [Key.left, .enter, .home, .backTab, .control("p"), .function(1), .space])
  func takeLabels(key: Key) {
    #expect(Key.keys(ofWords: key.label(.ascii).string) == [key])
  }
}
