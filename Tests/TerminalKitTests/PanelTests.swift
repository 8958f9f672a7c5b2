import GridSupport
import Testing

@testable import TerminalKit

@Suite struct PanelTests {
  @Test func panelsHaveBordersAndLabels() {
    let panel = Panel(title: "loss", lowerRight: "step")
    #expect(
      Grid.showing(panel, width: 20, height: 3).lines
        == [
          "╭─ loss ───────────╮", "│                  │", "╰─────────── step ─╯",
        ])
    #expect(
      Grid.showing(panel, width: 12, height: 2, look: .plain(.ascii)).lines == [
        "+- loss ---+", "+--- step -+",
      ])
    var focused = panel
    focused.isFocused = true
    #expect(Grid.showing(focused, width: 20, height: 2).lines[0] == "╭─ ▸ loss ─────────╮")
  }
}
