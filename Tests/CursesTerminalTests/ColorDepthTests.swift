import TerminalHarness
import Testing

/// Colours as they arrive, for each kind of terminal.
@Suite struct ColorDepthTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var arguments: [String] = []
    var environment: [String: String?]
    var depth: String
    /// Of the demo's seven colours: none, 1, 9, 196, (12, 34, 56), black, and (255, 128, 0) with
    /// its own fallbacks.
    var colors: [ScreenColor]
  }

  static let direct: [ScreenColor] = [
    .normal, .indexed(1), .indexed(9), .rgb(255, 0, 0), .rgb(12, 34, 56), .rgb(1, 0, 0),
    .rgb(255, 128, 0),
  ]
  /// 235 is the grey (38, 38, 38); 16 the cube's black.
  static let palette: [ScreenColor] = [
    .normal, .indexed(1), .indexed(9), .indexed(196), .indexed(235), .indexed(16), .indexed(208),
  ]
  static let eight: [ScreenColor] = [
    .normal, .indexed(1), .indexed(1), .indexed(1), .indexed(0), .indexed(0), .indexed(3),
  ]
  static let none = [ScreenColor](repeating: .normal, count: 7)

  static let all = [
    Case(
      testDescription: "xterm with 24 bits", environment: ["COLORTERM": "truecolor"],
      depth: "trueColor", colors: direct),
    Case(
      testDescription: "tmux with 24 bits",
      environment: ["TERM": "tmux-256color", "COLORTERM": "24bit"], depth: "trueColor",
      colors: direct),
    Case(
      testDescription: "kitty, which the system may not know", environment: ["TERM": "xterm-kitty"],
      depth: "trueColor", colors: direct),
    Case(
      testDescription: "limited to 256", arguments: ["--colors", "2"],
      environment: ["COLORTERM": "truecolor"], depth: "palette256", colors: palette),
    Case(
      testDescription: "xterm-256color", environment: [:], depth: "palette256", colors: palette),
    Case(
      testDescription: "screen-256color", environment: ["TERM": "screen-256color"],
      depth: "palette256", colors: palette),
    Case(
      testDescription: "GNU screen in a terminal with 24 bits",
      environment: ["TERM": "screen-256color", "COLORTERM": "truecolor"],
      depth: "palette256", colors: palette),
    Case(
      testDescription: "tmux by screen's name",
      environment: ["TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "socket,1,0"],
      depth: "trueColor", colors: direct),
    Case(
      testDescription: "unknown-256color", environment: ["TERM": "unknown-256color"],
      depth: "palette256", colors: palette),
    Case(
      testDescription: "linux", environment: ["TERM": "linux"], depth: "palette8", colors: eight),
    Case(testDescription: "vt100", environment: ["TERM": "vt100"], depth: "none", colors: none),
    Case(
      testDescription: "NO_COLOR", environment: ["NO_COLOR": "1", "COLORTERM": "truecolor"],
      depth: "none", colors: none),
    Case(
      testDescription: "empty NO_COLOR", environment: ["NO_COLOR": ""], depth: "palette256",
      colors: palette),
  ]

  @Test(arguments: all) func arrives(_ test: Case) throws {
    let program = try startDemo(arguments: test.arguments, environment: test.environment)
    #expect(program.screen.contains("colors \(test.depth)"), "\(program.screen.framed)")
    program.send("c")
    try program.wait(for: "FFFFFFF")
    let screen = try program.settle()
    for (index, color) in test.colors.enumerated() {
      #expect(screen[2, 40 + index]?.foreground == color, "foreground \(index)")
      #expect(screen[3, 40 + index]?.background == color, "background \(index)")
      #expect(screen[2, 40 + index]?.background == .normal)
    }
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
    #expect(program.modes == program.initialModes)
  }

  @Test func attributesArrive() throws {
    let program = try startDemo()
    program.send("c")
    try program.wait(for: "AAAAA")
    let screen = try program.settle()
    #expect(screen[4, 40]?.isBold == true)
    #expect(screen[4, 41]?.isItalic == true)
    #expect(screen[4, 42]?.isUnderlined == true)
    #expect(screen[4, 43]?.isReversed == true)
    #expect(screen[4, 44]?.isBold == false)
    // libvterm does not keep what is dim.
    #expect(
      String(decoding: program.output, as: UTF8.self).contains("\u{1B}[2mA")
        || String(decoding: program.output, as: UTF8.self).contains(";2mA"))
  }

  /// 24 bits of colours use up the 65,536 pairs of ncurses: then they begin anew, and stay right.
  @Test func survivesMoreColorsThanPairs() throws {
    let program = try startDemo(
      arguments: ["--quiet"], environment: ["COLORTERM": "truecolor"], rows: 60, columns: 200)
    program.send("y")
    try program.wait(until: "the twelfth picture in its colours") { screen in
      [(5, 5), (30, 100), (58, 190)].allSatisfy { row, column in
        let number = (12 * 60 + row) * 200 + column
        let expected = ScreenColor.rgb(
          UInt8(128 + number >> 16 & 127), UInt8(number >> 8 & 255), UInt8(number & 255))
        return screen[row, column]?.foreground == expected
      }
    }
  }
}
