import TerminalKit

/// One of the twelve ways in which a screen is drawn.
struct ScreenLook: Hashable, Sendable, CustomStringConvertible {
  let glyphs: GlyphSet
  let colors: ColorDepth

  var description: String { "\(glyphs) \(colors)" }

  static let all = GlyphSet.allCases.flatMap { glyphs in
    ColorDepth.allCases.map { ScreenLook(glyphs: glyphs, colors: $0) }
  }
}
