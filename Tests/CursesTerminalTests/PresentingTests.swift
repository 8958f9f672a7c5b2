import TerminalHarness
import Testing

/// What comes out at the terminal's end.
@Suite struct PresentingTests {
  @Test func writesNothingForAnUnchangedFrame() throws {
    let program = try startDemo(arguments: ["--quiet"])
    _ = try bytes(of: "n", until: "count 1", program)
    let change = try bytes(of: "n", until: "count 2", program)
    #expect(change > 0)
    // The same change, and 100 frames that change nothing before it.
    #expect(try bytes(of: "un", until: "count 3", program) == change)
  }

  @Test func writesLittleForASmallChange() throws {
    let program = try startDemo(arguments: ["--quiet"], rows: 60, columns: 200)
    // Two brackets of 8 bytes, a movement of at most 10, a digit.
    #expect(try bytes(of: "n", until: "count 1", program) <= 27)
  }

  /// A curve that grew by a step, its readings and its mark on another plot.
  @Test func writesLittleForANormalFrame() throws {
    let program = try startDemo(arguments: ["--quiet"], rows: 60, columns: 200)
    program.send("d")
    try program.wait(for: "reading 0")
    try program.settle()
    for count in 1...5 {
      #expect(try bytes(of: "n", until: "count \(count)", program) < 1_500)
    }
  }

  private func bytes(of keys: String, until text: String, _ program: TerminalProgram) throws -> Int
  {
    let before = program.byteCount
    program.send(keys)
    try program.wait(for: text)
    try program.settle()
    return program.byteCount - before
  }

  @Test func bracketsFramesWhereTheTerminalKnowsIt() throws {
    let program = try startDemo()
    let text = String(decoding: program.output, as: UTF8.self)
    let begins = text.ranges(of: "\u{1B}[?2026h").count
    #expect(begins > 0 && begins == text.ranges(of: "\u{1B}[?2026l").count)
    for terminal in ["linux", "vt100"] {
      let program = try startDemo(environment: ["TERM": terminal])
      #expect(!String(decoding: program.output, as: UTF8.self).contains("2026"))
    }
  }

  @Test func isBlankWhereAFrameEnds() throws {
    let program = try startDemo()
    program.send("h")
    let screen = try program.wait(for: "demo 40x12")
    #expect(screen[11, 39]?.text == "#")
    #expect(screen.lines.dropFirst(12).allSatisfy { $0.isEmpty }, "\(screen.framed)")
    program.send("h")
    try program.wait(until: "the whole") { $0[23, 79]?.text == "#" && $0[11, 39]?.text != "#" }
  }

  @Test func reachesTheLastCorner() throws {
    let program = try startDemo()
    #expect(program.screen[23, 79]?.text == "#")
    #expect(program.screen[0, 0]?.text == "d")
  }

  @Test func showsGlyphsOfAnyKind() throws {
    let program = try startDemo()
    program.send("g")
    let screen = try program.wait(for: "⣿|")
    #expect(screen[5, 40]?.text == "⣿")
    #expect(screen[5, 42]?.text == "漢")
    #expect(screen[5, 42]?.width == 2)
    #expect(screen[5, 44]?.text == "|")
    #expect(screen[5, 45]?.text == "e\u{301}")
    #expect(screen[5, 46]?.text == "|")
    #expect(screen[5, 47]?.text == "█")
  }

  /// There the C library has another width for every other glyph than the layout has: none moves its
  /// neighbours, the wide one included.
  @Test func writesASCIIAloneInTheCLocale() throws {
    let program = try startDemo(environment: ["LANG": "C"])
    #expect(program.screen.contains("glyphs ascii"))
    program.send("g")
    let screen = try program.wait(for: "?|")
    #expect(screen.contains("?|? |e|?"), "\(screen.framed)")
    #expect(program.output.allSatisfy { $0 < 0x80 })
  }

  @Test func standsInForAMissingLocale() throws {
    let program = try startDemo(environment: ["LANG": "xx_YY.UTF-8"])
    #expect(program.screen.contains("glyphs braille"))
    program.send("g")
    try program.wait(for: "⣿|漢|")
  }

  @Test func showsTheCursorWhereItIsWanted() throws {
    let program = try startDemo()
    #expect(!program.screen.isCursorVisible)
    program.send("i")
    try program.wait(until: "cursor") { $0.isCursorVisible }
    let screen = try program.settle()
    #expect(screen.cursor == (3, 7))
    program.send("i")
    try program.wait(until: "no cursor") { !$0.isCursorVisible }
  }

  @Test func adaptsToTheWindow() throws {
    let program = try startDemo()
    for (rows, columns) in [(40, 120), (1, 1), (10, 33), (200, 500), (24, 80)] {
      program.resize(rows: rows, columns: columns)
      let title = String("demo \(columns)x\(rows)".prefix(columns))
      try program.wait(until: "picture of \(rows) by \(columns)") { screen in
        screen.lines.first?.hasPrefix(rows == 1 ? "#" : title) == true
          && screen[rows - 1, columns - 1]?.text == "#"
      }
    }
  }

  @Test func survivesAStormOfSizes() throws {
    let program = try startDemo()
    for step in 0..<120 {
      program.resize(rows: 1 + step * 7 % 60, columns: 1 + step * 13 % 200)
      program.pump(milliseconds: 1)
    }
    program.resize(rows: 30, columns: 100)
    try program.wait(until: "last picture") {
      $0.contains("demo 100x30") && $0[29, 99]?.text == "#"
    }
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
    #expect(program.modes == program.initialModes)
  }

  @Test func limitsWhatAWindowClaims() throws {
    let program = try startDemo()
    program.claim(rows: 32_767, columns: 32_767)
    try program.wait(for: "demo 1000x400")
    program.claim(rows: 0, columns: 0)
    try program.wait(for: "demo 80x24")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }
}
