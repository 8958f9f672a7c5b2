import GridSupport
import Testing

@testable import Plot
@testable import TerminalKit

/// What becomes of a map behind a box.
@Suite struct BackdropTests {
  /// Every colour behind a box comes nearer to the screen's ground, the shading of a plane included.
  @Test(arguments: Theme.all.map(\.name), ColorDepth.allCases)
  func whatLiesBehindStepsBack(name: String, depth: ColorDepth) throws {
    for glyphs in GlyphSet.allCases {
      var look = Look.plain(glyphs, depth)
      look.theme = try #require(Theme.named(name))
      let bounds = Rect(x: 0, y: 0, width: Ramp.count, height: 6)
      var canvas = Canvas(size: bounds.size)
      for step in 0..<Ramp.count {
        for row in 0..<6 { canvas.shade(column: step, halfRow: row * 2, step: step) }
        for row in 0..<6 { canvas.shade(column: step, halfRow: row * 2 + 1, step: 9 - step) }
      }
      var grid = Grid(size: bounds.size)
      grid.draw(canvas, in: bounds, look: look)
      let before = grid
      // The box takes the middle; the first row is behind it.
      grid.draw(
        Modal(title: "", contentSize: Size(width: 1, height: 0)), in: bounds, look: look)
      for x in 0..<Ramp.count {
        let (old, new) = (before[Point(x: x, y: 0)], grid[Point(x: x, y: 0)])
        let backdrop = look.style(.backdrop)
        #expect(new.style.attributes == backdrop.attributes)
        switch depth {
        case .none: #expect(new.style.background.isNone)
        case .palette8:
          #expect(new.style.background == backdrop.background)
          #expect(new.glyph == old.glyph || new.glyph == " ")
          #expect(!"░▒▓".unicodeScalars.contains(new.glyph.scalar))
        case .palette256, .trueColor:
          for (color, was) in [
            (new.style.background, old.style.background),
            (new.style.foreground, old.style.foreground),
          ] where !was.isNone {
            // The palette's hues are too far apart to be shades; its greys are not.
            if case .indexed(let index) = color.resolved(.palette256) {
              let shade = XtermPalette.color(index)
              #expect(shade.red == shade.green && shade.green == shade.blue)
            }
            let paper = look.theme.paper.background
            // Rounding adds up to half a step in each of three channels.
            #expect(color.rgb.distance(to: paper) <= 0.5 * was.rgb.distance(to: paper) + 2)
          }
        }
      }
    }
  }
}

extension RGB {
  /// The sum of the distances of the three channels.
  fileprivate func distance(to other: RGB) -> Double {
    zip([red, green, blue], [other.red, other.green, other.blue])
      .map { abs(Double($0) - Double($1)) }.reduce(0, +)
  }
}
