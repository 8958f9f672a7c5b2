import GridSupport
import Testing

@testable import TerminalKit

@Suite struct BorderTests {
  @Test func hasATitleAndLabels() {
    let border = Border(title: "loss", lowerRight: "step")
    #expect(
      Grid.showing(border, width: 20, height: 3).lines
        == [
          "╭─ loss ───────────╮", "│                  │", "╰─────────── step ─╯",
        ])
    #expect(
      Grid.showing(border, width: 12, height: 2, look: .plain(.ascii)).lines == [
        "+- loss ---+", "+--- step -+",
      ])
    var focused = border
    focused.isFocused = true
    #expect(Grid.showing(focused, width: 20, height: 2).lines[0] == "╭─ ▸ loss ─────────╮")
  }
}
