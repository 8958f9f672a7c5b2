extension Grid {
  /// The grid as a picture in SVG that needs no other file: every cell `theme`'s paper or its own colours, every glyph
  /// at its own column, so that widths are exact in any monospaced font.
  ///
  /// Braille, blocks and box drawing lines are shapes, and look the same everywhere.
  public func svg(theme: Theme, depth: ColorDepth = .trueColor) -> String {
    SVGWriter(grid: self, theme: theme, depth: depth).document()
  }
}

/// Writes a grid as SVG.
struct SVGWriter {
  let grid: Grid
  let theme: Theme
  let depth: ColorDepth

  /// A cell is as wide as a glyph of common monospaced fonts at this size, and twice as high.
  private static let cellWidth = 10
  private static let cellHeight = 20
  private static let margin = 10

  /// The whole document. O(cells).
  func document() -> String {
    let width = grid.size.width * Self.cellWidth + 2 * Self.margin
    let height = grid.size.height * Self.cellHeight + 2 * Self.margin
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)">
      <style>text{font:16.6px "DejaVu Sans Mono","Menlo","Consolas",monospace;white-space:pre}</style>
      <rect width="\(width)" height="\(height)" rx="8" fill="\(hex(theme.paper.background))"/>
      <g transform="translate(\(Self.margin) \(Self.margin))">

      """
    for y in 0..<grid.size.height { backgrounds(of: y, to: &text) }
    for y in 0..<grid.size.height { glyphs(of: y, to: &text) }
    text += "</g>\n</svg>\n"
    return text
  }

  private struct Look: Equatable {
    var foreground: RGB
    var background: RGB?
    var attributes: Attributes
  }

  private func look(_ style: Style) -> Look {
    let foreground = color(style.foreground, or: theme.paper.foreground)
    let background =
      style.background.resolved(depth) == .none
      ? nil : color(style.background, or: theme.paper.background)
    guard style.attributes.contains(.reverse) else {
      return Look(foreground: foreground, background: background, attributes: style.attributes)
    }
    return Look(
      foreground: background ?? theme.paper.background, background: foreground,
      attributes: style.attributes)
  }

  private func color(_ color: Color, or other: RGB) -> RGB {
    switch color.resolved(depth) {
    case .none: other
    case .indexed(let index): XtermPalette.color(index)
    case .rgb(let rgb): rgb
    }
  }

  /// A rectangle for each run of cells on one background.
  private func backgrounds(of y: Int, to text: inout String) {
    let row = grid.row(y).map { look($0.style).background }
    var start = 0
    while start < row.count {
      var end = start + 1
      while end < row.count, row[end] == row[start] { end += 1 }
      if let color = row[start] {
        let (x, width) = (start * Self.cellWidth, (end - start) * Self.cellWidth)
        text += """
          <rect x="\(x)" y="\(y * Self.cellHeight)" width="\(width)" height="\(Self.cellHeight)" \
          fill="\(hex(color))" shape-rendering="crispEdges"/>

          """
      }
      start = end
    }
  }

  /// A text element for each word of one style and for each wide glyph; shapes for what is drawn.
  private func glyphs(of y: Int, to text: inout String) {
    let row = Array(grid.row(y))
    var x = 0
    while x < row.count {
      let cell = row[x]
      guard cell.glyph != .space, !cell.glyph.isContinuation else {
        x += 1
        continue
      }
      if let shape = shape(cell) {
        let place = "translate(\(x * Self.cellWidth) \(y * Self.cellHeight))"
        text +=
          "<path transform=\"\(place)\" d=\"\(shape.path)\" \(paint(look(cell.style), shape))/>\n"
        x += 1
        continue
      }
      var end = x + 1
      while cell.glyph.width == 1, end < row.count, continues(row[end], cell) { end += 1 }
      text += word(row[x..<end], y: y)
      x = end
    }
  }

  /// Whether `cell` belongs to the word that `first` begins.
  private func continues(_ cell: Cell, _ first: Cell) -> Bool {
    cell.style == first.style && cell.glyph.width == 1 && cell.glyph != .space && shape(cell) == nil
  }

  /// A text element in which every scalar has its place, marks that of their glyph; programs that know only the first
  /// place are right as well, as long as the font is monospaced.
  private func word(_ cells: ArraySlice<Cell>, y: Int) -> String {
    var positions: [String] = []
    var scalars = String.UnicodeScalarView()
    for (offset, cell) in zip(cells.indices, cells) {
      cell.glyph.append(to: &scalars)
      let position = "\(offset * Self.cellWidth)"
      positions += Array(repeating: position, count: scalars.count - positions.count)
    }
    let places = positions.joined(separator: " ")
    let style = cells.first.map { paint(look($0.style)) } ?? ""
    let baseline = y * Self.cellHeight + 15
    return "<text y=\"\(baseline)\" x=\"\(places)\" \(style)>\(escaped(String(scalars)))</text>\n"
  }

  private func shape(_ cell: Cell) -> SVGShape? {
    SVGShape.path(cell.glyph.scalar, width: Self.cellWidth, height: Self.cellHeight)
  }

  private func paint(_ look: Look, _ shape: SVGShape) -> String {
    let color = hex(look.foreground)
    let faint = look.attributes.contains(.dim) ? " opacity=\"0.6\"" : ""
    return shape.isStroke
      ? "fill=\"none\" stroke=\"\(color)\" stroke-width=\"\(shape.strokeWidth)\"\(faint)"
      : "fill=\"\(color)\"\(shape.opacity)\(faint)"
  }

  private func paint(_ look: Look) -> String {
    var parts = ["fill=\"\(hex(look.foreground))\""]
    if look.attributes.contains(.bold) { parts.append("font-weight=\"bold\"") }
    if look.attributes.contains(.italic) { parts.append("font-style=\"italic\"") }
    if look.attributes.contains(.underline) { parts.append("text-decoration=\"underline\"") }
    if look.attributes.contains(.dim) { parts.append("opacity=\"0.6\"") }
    return parts.joined(separator: " ")
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }

  private func hex(_ color: RGB) -> String {
    let digits = Array("0123456789abcdef")
    let parts = [color.red, color.green, color.blue].flatMap {
      [digits[Int($0 >> 4)], digits[Int($0 & 15)]]
    }
    return "#" + String(parts)
  }
}

/// A glyph as a shape in a cell, for glyphs that must meet their neighbours: braille, blocks, lines.
struct SVGShape {
  let path: String
  var isStroke = false
  var strokeWidth = "1.5"
  /// An `opacity` attribute with a space before it, for shades.
  var opacity = ""

  /// The shape of `scalar` in a cell of `width` × `height`; nil if it is a letter like any other.
  static func path(_ scalar: Unicode.Scalar, width: Int, height: Int) -> SVGShape? {
    switch scalar.value {
    case 0x2801...0x28FF: return braille(UInt8(scalar.value - 0x2800), width, height)
    case 0x2580: return SVGShape(path: box(0, 0, width, height / 2))
    case 0x2581...0x2588:
      let filled = height * Int(scalar.value - 0x2580) / 8
      return SVGShape(path: box(0, height - filled, width, filled))
    case 0x2591...0x2593:
      let opacities = ["0.25", "0.5", "0.75"]
      return SVGShape(
        path: box(0, 0, width, height),
        opacity: " fill-opacity=\"\(opacities[Int(scalar.value - 0x2591)])\"")
    default: return line(scalar, width, height)
    }
  }

  private static func box(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> String {
    "M\(x) \(y)h\(width)v\(height)h-\(width)z"
  }

  private static func braille(_ bits: UInt8, _ width: Int, _ height: Int) -> SVGShape {
    var path = ""
    for row in 0..<4 {
      for column in 0..<2 where bits & DotPattern.bit(x: column, y: row) != 0 {
        path += "M\(1 + column * width / 2) \(1 + row * height / 4)h3v3h-3z"
      }
    }
    return SVGShape(path: path)
  }

  /// Box drawing: strokes from the middle to the edges that it names.
  private static func line(_ scalar: Unicode.Scalar, _ width: Int, _ height: Int) -> SVGShape? {
    let (x, y) = (width / 2, height / 2)
    let up = "M\(x) \(y)V0"
    let down = "M\(x) \(y)V\(height)"
    let left = "M\(x) \(y)H0"
    let right = "M\(x) \(y)H\(width)"
    let path: String
    switch scalar {
    case "─", "━": path = "M0 \(y)H\(width)"
    case "│", "┃": path = "M\(x) 0V\(height)"
    case "┌": path = right + down
    case "┐": path = left + down
    case "└": path = right + up
    case "┘": path = left + up
    case "╭": path = "M\(width) \(y)Q\(x) \(y) \(x) \(height)"
    case "╮": path = "M0 \(y)Q\(x) \(y) \(x) \(height)"
    case "╰": path = "M\(width) \(y)Q\(x) \(y) \(x) 0"
    case "╯": path = "M0 \(y)Q\(x) \(y) \(x) 0"
    case "├": path = up + down + right
    case "┤": path = up + down + left
    case "┼": path = up + down + left + right
    case "┊": path = "M\(x) 1v3M\(x) 6v3M\(x) 11v3M\(x) 16v3"
    case "┈", "┄", "╌": path = "M1 \(y)h3M6 \(y)h3"
    default: return nil
    }
    let isHeavy = scalar == "━" || scalar == "┃"
    return SVGShape(path: path, isStroke: true, strokeWidth: isHeavy ? "3" : "1.5")
  }
}
