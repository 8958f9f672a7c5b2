import Testing

@testable import TerminalKit

@Suite struct FooterTests {
  @Test func essentialHintsStay() {
    let footer = Footer([
      .init("space", "run"), .init("s", "save"), .init("?", "help", isEssential: true),
    ])
    let shown = { (width: Int) in Grid.showing(footer, width: width, height: 1).lines[0] }
    #expect(shown(40) == " space run  s save  ? help")
    #expect(shown(26) == " space run  ? help")
    #expect(shown(10) == " ? help")
    #expect(shown(5) == "")
  }
}
