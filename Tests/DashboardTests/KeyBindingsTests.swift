import TerminalKit
import Testing

@testable import Dashboard

@Suite struct KeyBindingsTests {
  @Test func givesEveryKeyOnce() {
    let keys = KeyBindings.all.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test func givesEveryCommandOneRow() {
    #expect(KeyBindings.all.map(\.command).count == UserCommand.allCases.count)
    #expect(Set(KeyBindings.all.map(\.command)) == Set(UserCommand.allCases))
  }

  @Test func leavesKeysOfTheTerminalAlone() {
    for letter in ["z", "s", "q", "\\"] {
      let key = Key(.character(Character(letter)), .control)
      #expect(KeyBindings.command(for: key) == nil)
    }
  }

  @Test(arguments: [
    (Key.space, "run/pause"), (.character("."), "step"), (.character(","), "back"),
    (.enter, "edit"), (.character("f"), "fork"), (.character("s"), "save"),
    (.character("o"), "open"), (.tab, "panel"), (.character("?"), "help"),
    (.character("q"), "quit"),
  ])
  func showsTheMainKeysInTheFooter(key: Key, hint: String) {
    #expect(KeyBindings.footer.contains { $0.keys[0] == key && $0.hint == hint })
  }

  @Test func namesEveryKeyInTheHelp() throws {
    var bench = try Bench(size: Size(width: 160, height: 60))
    bench.press(.character("?"))
    let text = bench.screen().plainText
    for binding in KeyBindings.all {
      #expect(text.contains(binding.help), "\(binding.help)")
      for key in binding.keys { #expect(text.contains(key.label(.braille).string)) }
    }
  }
}
