import Testing

@testable import TerminalKit

@Suite struct KeyTests {
  @Test(
    arguments: [
      (Key.space, "space", "space"), (.character("q"), "q", "q"),
      (.control("s"), "ctrl-s", "ctrl-s"),
      (.left, "←", "left"), (.backTab, "shift-tab", "shift-tab"), (.function(5), "F5", "F5"),
      (Key(.right, [.control, .alt]), "ctrl-alt-→", "ctrl-alt-right"), (.escape, "esc", "esc"),
    ])
  func labels(key: Key, unicode: String, ascii: String) {
    #expect(key.label(.braille).string == unicode)
    #expect(key.label(.ascii).string == ascii)
  }

  @Test func everyKeyHasAnASCIILabelOfItsOwn() {
    let keys: [Key] = [
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .tab, .backTab,
      .backspace,
      .delete, .insert, .escape, .space, .function(1), .function(2),
    ]
    let labels = keys.map { $0.label(.ascii).string }
    #expect(Set(labels).count == keys.count)
    #expect(labels.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } && !$0.isEmpty })
  }
}
