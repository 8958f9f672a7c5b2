import TerminalKit

/// What the demo draws to see colours and glyphs come through.
enum Pictures {
  /// One cell of each kind of colour, from column 40 of row 2 on.
  static func drawColors(on grid: inout Grid) {
    let colors: [Color] = [
      .none, .indexed(1), .indexed(9), .indexed(196), .rgb(12, 34, 56), .rgb(0, 0, 0),
      .rgb(255, 128, 0, indexed: 208, basic: .yellow),
    ]
    for (index, color) in colors.enumerated() {
      grid.set("F", at: Point(x: 40 + index, y: 2), style: Style(foreground: color))
      grid.set("B", at: Point(x: 40 + index, y: 3), style: Style(background: color))
    }
    let attributes: [Attributes] = [.bold, .italic, .underline, .reverse, .dim]
    for (index, attribute) in attributes.enumerated() {
      grid.set("A", at: Point(x: 40 + index, y: 4), style: Style(attribute))
    }
  }

  /// Braille, a wide glyph, a combining mark, and a wide glyph cut by the right edge.
  static func drawGlyphs(on grid: inout Grid) {
    grid.write(SafeText("⣿|漢|e\u{301}|█"), at: Point(x: 40, y: 5), style: .plain)
    grid.write(
      SafeText("漢"), at: Point(x: grid.size.width - 1, y: 6), style: Style(.bold))
  }

  /// Much as a dashboard looks: a curve of 90 columns of which each changes, 12 readings of
  /// which each changes, and a path of 40 cells in another plot.
  static func drawCurve(on grid: inout Grid, _ count: Int) {
    let curve = Style(foreground: .rgb(95, 215, 135))
    for column in 0..<90 {
      let y = 30 - column / 9
      let dots = UInt32(0x2800 + (column * 37 + count * 11) % 255 + 1)
      guard let scalar = Unicode.Scalar(dots) else { continue }
      grid.set(Glyph(scalar), at: Point(x: 2 + column, y: y), style: curve)
    }
    for row in 0..<12 {
      let value = "reading \(row)  \((count * 7919 + row * 104_729) % 1_000_000)"
      grid.write(SafeText(value), at: Point(x: 2, y: 40 + row), style: .plain)
    }
    for step in 0..<min(40, 10 + count) {
      grid.set("@", at: Point(x: 110 + step, y: 5 + step % 20), style: Style(.bold))
    }
  }

  /// Every cell in a colour of its own, and others with every count.
  static func drawShades(on grid: inout Grid, _ count: Int) {
    for y in 2..<grid.size.height {
      for x in 0..<grid.size.width {
        let number = (count * grid.size.height + y) * grid.size.width + x
        let color = Color.rgb(
          UInt8(128 + number >> 16 & 127), UInt8(number >> 8 & 255), UInt8(number & 255))
        grid.set("x", at: Point(x: x, y: y), style: Style(foreground: color))
      }
    }
  }

  /// A picture in which every cell changes with every count.
  static func flood(_ grid: inout Grid, _ count: Int) {
    for y in 0..<grid.size.height {
      for x in 0..<grid.size.width {
        let shade = UInt8(truncatingIfNeeded: x &* 7 &+ y &* 13 &+ count &* 29)
        let code = 0x21 + UInt32(shade) % 90
        let style = Style(foreground: .rgb(shade, 255 - shade, UInt8(truncatingIfNeeded: count)))
        guard let scalar = Unicode.Scalar(code) else { continue }
        grid.set(Glyph(scalar), at: Point(x: x, y: y), style: style)
      }
    }
  }
}
