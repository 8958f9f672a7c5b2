import Testing

@testable import TerminalKit

@Suite struct CapabilitiesTests {
  @Test(
    arguments: [
      ("xterm-256color", "", ColorDepth.palette256), ("xterm-256color", "truecolor", .trueColor),
      ("xterm-256color", "24bit", .trueColor), ("xterm-256color", "yes", .palette256),
      ("screen-256color", "", .palette256), ("screen", "", .palette8), ("xterm", "", .palette8),
      ("linux", "", .palette8), ("linux", "truecolor", .palette8), ("ansi", "", .palette8),
      ("vt100", "", .none), ("vt220", "", .none), ("dumb", "truecolor", .none),
      ("", "truecolor", .none),
      ("xterm-kitty", "", .trueColor), ("alacritty", "", .trueColor), ("foot", "", .trueColor),
      ("xterm-direct", "", .trueColor), ("tmux-256color", "truecolor", .trueColor),
    ])
  func colors(term: String, colorTerm: String, expected: ColorDepth) {
    let found = Capabilities(environment: ["TERM": term, "COLORTERM": colorTerm])
    #expect(found.colors == expected)
  }

  @Test func noColorCountsUnlessEmpty() {
    let environment = ["TERM": "xterm-256color"]
    let with = { environment.merging(["NO_COLOR": $0]) { $1 } }
    #expect(Capabilities(environment: with("1")).colors == .none)
    #expect(Capabilities(environment: with("")).colors == .palette256)
  }

  @Test(
    arguments: [
      (0, ColorDepth.none), (8, .palette8), (16, .palette8), (256, .palette256),
      (16_777_216, .trueColor),
    ])
  func aKnownPaletteRaisesAnUnknownName(size: Int, expected: ColorDepth) {
    #expect(Capabilities(environment: ["TERM": "unheard-of"], paletteSize: size).colors == expected)
  }

  @Test(
    arguments: [
      (["LANG": "de_DE.UTF-8"], GlyphSet.braille), (["LANG": "C.utf8"], .braille),
      (["LANG": "C"], .ascii), ([:], .ascii), (["LANG": "en_US.ISO-8859-1"], .ascii),
      (["LANG": "en_US.UTF-8", "LC_ALL": "C"], .ascii),
      (["LANG": "C", "LC_CTYPE": "en_GB.UTF-8@euro"], .braille),
      (["LANG": "C.UTF-8", "TERM": "linux"], .halfBlock),
    ])
  func glyphs(environment: [String: String], expected: GlyphSet) {
    #expect(Capabilities(environment: environment).glyphs == expected)
  }

  @Test func aKnownCodesetWins() {
    let found = Capabilities(environment: ["LANG": "en_US.UTF-8"], codeset: "ANSI_X3.4-1968")
    #expect(found.glyphs == .ascii)
  }
}
