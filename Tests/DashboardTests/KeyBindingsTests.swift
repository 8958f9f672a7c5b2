import TerminalKit
import Testing

@testable import Dashboard

@Suite struct KeyBindingsTests {
  /// Every help text can be read to its end, however narrow the window is.
  @Test(arguments: [40, 60, 80, 200])
  func theHelpCutsNothingOff(width: Int) throws {
    var bench = try Bench(size: Size(width: width, height: 150))
    // A plot lies behind, which has no texts to be cut off.
    bench.press(.tab, .character("z"), .character("?"))
    let screen = bench.screen()
    let words = screen.plainText.split { !$0.isLetter && !$0.isNumber }
    let text = words.joined(separator: " ")
    #expect(!screen.plainText.contains("…  │") && !screen.plainText.contains("… │"))
    for binding in KeyTable.standard.rows {
      for word in binding.help.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
        #expect(text.contains(word), "\(binding.help)")
      }
    }
  }

  /// The names of keys are whole where there is room, with a gap behind them, in words as in signs.
  @Test(arguments: GlyphSet.allCases) func theHelpNamesKeysInFull(glyphs: GlyphSet) throws {
    let look = Look(capabilities: Capabilities(glyphs: glyphs, colors: .none))
    var bench = try Bench(size: Size(width: 80, height: 150), look: look)
    bench.press(.character("?"))
    let text = bench.screen().plainText
    for binding in KeyTable.standard.rows {
      let names = binding.keys.map { $0.label(glyphs).string }.joined(separator: "  ")
      #expect(text.contains(" \(names)  "), "\(names)")
    }
  }

  /// Of two columns each begins with the name of a part.
  @Test func theHelpBreaksNoPartInTwo() throws {
    var bench = try Bench(size: Size(width: 200, height: 60))
    bench.press(.character("?"))
    let lines = bench.screen().plainText.split(separator: "\n")
    let parts = KeyBinding.Section.allCases.map(\.rawValue)
    let first = lines.first { $0.contains(parts[0]) }
    #expect(first.map { line in parts.count { line.contains(" \($0) ") } } == 2)
  }

  @Test func givesEveryKeyOnce() {
    let keys = KeyTable.standard.rows.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test func saysOfEveryRowSomethingElse() {
    let rows = KeyTable.standard.rows
    #expect(Set(rows.map(\.help)).count == rows.count)
    #expect(rows.allSatisfy { !$0.keys.isEmpty && !$0.hint.isEmpty && !$0.help.isEmpty })
  }

  @Test func leavesKeysOfTheTerminalAlone() {
    for letter in ["z", "s", "q", "\\"] {
      let key = Key(.character(Character(letter)), .control)
      #expect(KeyTable.standard[key] == nil)
    }
  }

  @Test(arguments: [
    (Key.space, "run/pause"), (.character("."), "step"), (.character(","), "back"),
    (.enter, "edit"), (.character("f"), "fork"), (.character("s"), "save"),
    (.character("o"), "open"), (.tab, "panel"), (.character("?"), "help"),
    (.character("q"), "quit"),
  ])
  func showsTheMainKeysInTheFooter(key: Key, hint: String) {
    #expect(KeyTable.standard.footer.contains { $0.keys[0] == key && $0.hint == hint })
  }

  @Test func namesEveryKeyInTheHelp() throws {
    var bench = try Bench(size: Size(width: 160, height: 60))
    bench.press(.character("?"))
    let text = bench.screen().plainText
    for binding in KeyTable.standard.rows {
      #expect(text.contains(binding.help), "\(binding.help)")
      for key in binding.keys { #expect(text.contains(key.label(.braille).string)) }
    }
  }
}
