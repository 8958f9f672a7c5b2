import Testing

@testable import TerminalKit

@Suite struct ColorTests {
  /// xterm's own definition of its palette: 0, 95, 135, 175, 215, 255 a side, greys from 8 in tens.
  @Test func exactPaletteColorsKeepTheirIndex() {
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    for (i, red) in levels.enumerated() {
      for (j, green) in levels.enumerated() {
        for (k, blue) in levels.enumerated() {
          let index = UInt8(16 + 36 * i + 6 * j + k)
          #expect(Color.rgb(red, green, blue).resolved(.palette256) == .indexed(index))
        }
      }
    }
    for step in UInt8(0)..<24 {
      let grey = 8 + 10 * step
      #expect(Color.rgb(grey, grey, grey).resolved(.palette256) == .indexed(232 + step))
    }
  }

  @Test func chosenFallbacksWin() {
    let color = Color.rgb(253, 231, 37, indexed: 226, basic: .yellow)
    #expect(color.resolved(.trueColor) == .rgb(RGB(red: 253, green: 231, blue: 37)))
    #expect(color.resolved(.palette256) == .indexed(226))
    #expect(color.resolved(.palette8) == .indexed(3))
    #expect(color.resolved(.none) == .none)
  }

  @Test(
    arguments: [
      (Color.rgb(0, 0, 0), BasicColor.black), (.rgb(250, 20, 20), .red),
      (.rgb(20, 200, 40), .green),
      (.rgb(230, 220, 50), .yellow), (.rgb(40, 60, 220), .blue), (.rgb(200, 40, 200), .magenta),
      (.rgb(40, 200, 200), .cyan), (.rgb(200, 200, 200), .white),
    ])
  func basicFallbackKeepsTheHue(color: Color, basic: BasicColor) {
    #expect(color.resolved(.palette8) == .indexed(basic.rawValue))
  }

  @Test func theTerminalsOwnColorStaysItsOwn() {
    for depth in ColorDepth.allCases { #expect(Color.none.resolved(depth) == .none) }
    #expect(Color.indexed(12).resolved(.trueColor) == .indexed(12))
    #expect(Color.indexed(12).resolved(.palette8) == .indexed(4))
    #expect(Color.rgb(0, 0, 0) != .none)
  }

  @Test func overlaysKeepWhatTheyDoNotSet() {
    let base = Style(foreground: .indexed(1), background: .indexed(2), .bold)
    let over = Style(foreground: .indexed(3), .underline).over(base)
    #expect(over == Style(foreground: .indexed(3), background: .indexed(2), [.bold, .underline]))
  }
}
