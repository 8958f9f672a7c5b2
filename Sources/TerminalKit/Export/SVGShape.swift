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
