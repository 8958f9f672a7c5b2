import TerminalKit

/// Lines, marks and shades at a finer grain than cells, put into a grid as braille, half blocks or ASCII.
///
/// A cell has 2×4 dots whatever shows them in the end, so a drawing needs to know nothing about glyphs. Dots are
/// counted from the top left. Nothing outside is drawn, and no coordinate (NaN and infinities included) is an error.
public struct Canvas: Sendable {
  /// The cells.
  public let size: Size
  /// The pen of each dot, row after row, counted from 1; 0 where there is none.
  private(set) var dots: [UInt8]
  /// The pens in use; at most 255.
  private(set) var pens: [Pen] = []
  /// The marks, by cell.
  private(set) var marks: [Int: PlacedMark] = [:]
  /// The step of the ramp of each half cell (upper, then lower), two a cell; nil where there is none.
  private(set) var shades: [UInt8?]

  /// Dots across and down a cell.
  public static let dotsPerCell = Size(width: 2, height: 4)

  /// An empty canvas over `size` cells (clamped as a grid is).
  public init(size: Size) {
    let size = Grid.clamped(size)
    self.size = size
    dots = Array(repeating: 0, count: size.width * size.height * 8)
    shades = []
  }

  /// The dots across.
  public var dotWidth: Int { size.width * 2 }
  /// The dots down.
  public var dotHeight: Int { size.height * 4 }

  struct PlacedMark: Hashable, Sendable {
    let mark: Mark
    let style: Style
    let level: Int
  }

  /// Sets the dot in column `x` of row `y`, unless a pen of a higher level has set it.
  public mutating func dot(x: Int, y: Int, pen: Pen) {
    guard let number = number(of: pen) else { return }
    set(x: x, y: y, number: number)
  }

  /// Whether the dot in column `x` of row `y` is set.
  public func isSet(x: Int, y: Int) -> Bool {
    guard x >= 0, y >= 0, x < dotWidth, y < dotHeight else { return false }
    return dots[y * dotWidth + x] != 0
  }

  /// Puts `mark` into the cell of the dot in column `x` of row `y`, unless one of a higher level is there.
  public mutating func mark(_ mark: Mark, x: Int, y: Int, style: Style, level: Int = 0) {
    guard x >= 0, y >= 0, x < dotWidth, y < dotHeight else { return }
    let cell = y / 4 * size.width + x / 2
    if let old = marks[cell], old.level > level { return }
    marks[cell] = PlacedMark(mark: mark, style: style, level: level)
  }

  /// Shades a half cell with step `step` of the ramp; `halfRow` counts half rows from the top.
  public mutating func shade(column: Int, halfRow: Int, step: Int) {
    guard column >= 0, halfRow >= 0, column < size.width, halfRow < size.height * 2 else { return }
    if shades.isEmpty {
      shades = Array(repeating: nil, count: size.width * size.height * 2)
    }
    shades[(halfRow / 2 * size.width + column) * 2 + halfRow % 2] =
      UInt8(min(max(step, 0), Ramp.count - 1))
  }

  /// The number of `pen`, which is new if it was not used before; nil when 255 are in use.
  mutating func number(of pen: Pen) -> UInt8? {
    if let index = pens.lastIndex(of: pen) { return UInt8(index + 1) }
    guard pens.count < 255 else { return nil }
    pens.append(pen)
    return UInt8(pens.count)
  }

  /// Sets a dot by the number of its pen.
  mutating func set(x: Int, y: Int, number: UInt8) {
    guard x >= 0, y >= 0, x < dotWidth, y < dotHeight else { return }
    let index = y * dotWidth + x
    let old = dots[index]
    if old != 0, pens[Int(old) - 1].level > pens[Int(number) - 1].level { return }
    dots[index] = number
  }
}

extension Canvas {
  /// Draws a straight line between two places in dots, both ends included; nothing if a coordinate is NaN.
  ///
  /// - Parameter phase: The dots of the pen's pattern that came before, for a line in pieces.
  /// - Returns: The phase for the next piece.
  @discardableResult
  public mutating func line(
    fromX x0: Double, y y0: Double, toX x1: Double, y y1: Double, pen: Pen, phase: Int = 0
  ) -> Int {
    guard
      let ends = Segment(x0: x0, y0: y0, x1: x1, y1: y1).clipped(
        width: Double(dotWidth) - 1, height: Double(dotHeight) - 1),
      let number = number(of: pen)
    else { return phase }
    return line(ends, number: number, pattern: pen.pattern, phase: phase)
  }

  /// Draws the dots from row `y0` to row `y1` of column `x`, in either order.
  public mutating func vertical(x: Int, from y0: Int, to y1: Int, pen: Pen) {
    guard x >= 0, x < dotWidth, let number = number(of: pen) else { return }
    let top = max(min(y0, y1), 0)
    let bottom = min(max(y0, y1), dotHeight - 1)
    guard top <= bottom else { return }
    for y in top...bottom where pen.pattern.draws(y) { set(x: x, y: y, number: number) }
  }

  /// Draws the dots from column `x0` to column `x1` of row `y`, in either order.
  public mutating func horizontal(y: Int, from x0: Int, to x1: Int, pen: Pen) {
    guard y >= 0, y < dotHeight, let number = number(of: pen) else { return }
    let left = max(min(x0, x1), 0)
    let right = min(max(x0, x1), dotWidth - 1)
    guard left <= right else { return }
    for x in left...right where pen.pattern.draws(x) { set(x: x, y: y, number: number) }
  }

  /// Bresenham's line between two dots of the canvas.
  private mutating func line(
    _ ends: Segment, number: UInt8, pattern: Pen.Pattern, phase: Int
  ) -> Int {
    var x = Int(ends.x0.rounded())
    var y = Int(ends.y0.rounded())
    let endX = Int(ends.x1.rounded())
    let endY = Int(ends.y1.rounded())
    let width = abs(endX - x)
    let height = -abs(endY - y)
    let stepX = x < endX ? 1 : -1
    let stepY = y < endY ? 1 : -1
    var error = width + height
    var phase = phase
    while true {
      if pattern.draws(phase) { set(x: x, y: y, number: number) }
      if x == endX && y == endY { return phase }
      phase += 1
      let doubled = 2 * error
      if doubled >= height {
        error += height
        x += stepX
      }
      if doubled <= width {
        error += width
        y += stepY
      }
    }
  }
}

/// A straight line between two places.
struct Segment: Equatable {
  var x0: Double
  var y0: Double
  var x1: Double
  var y1: Double

  /// The part inside 0…`width` × 0…`height` (Liang and Barsky, 1984), or nil if there is none.
  ///
  /// NaN gives nil. Infinities and other coordinates beyond ±10¹⁰⁰ are pulled back to that, so that no difference
  /// overflows.
  func clipped(width: Double, height: Double) -> Segment? {
    guard width >= 0, height >= 0, !x0.isNaN, !y0.isNaN, !x1.isNaN, !y1.isNaN else { return nil }
    let isInside = { (x: Double, y: Double) in x >= 0 && y >= 0 && x <= width && y <= height }
    if isInside(x0, y0), isInside(x1, y1) { return self }
    let limit = 1e100
    let clamp = { (value: Double) in min(max(value, -limit), limit) }
    let (x0, y0, x1, y1) = (clamp(x0), clamp(y0), clamp(x1), clamp(y1))
    let dx = x1 - x0
    let dy = y1 - y0
    // Rounding to the nearest dot lets half a dot beyond each edge in.
    let edges = [
      Edge(step: -dx, room: x0 + 0.5, x: -0.5, y: nil),
      Edge(step: dx, room: width + 0.5 - x0, x: width + 0.5, y: nil),
      Edge(step: -dy, room: y0 + 0.5, x: nil, y: -0.5),
      Edge(step: dy, room: height + 0.5 - y0, x: nil, y: height + 0.5),
    ]
    var enter: (part: Double, edge: Edge?) = (0, nil)
    var leave: (part: Double, edge: Edge?) = (1, nil)
    for edge in edges {
      if edge.step == 0 {
        if edge.room < 0 { return nil }
      } else if edge.step < 0 {
        if edge.room / edge.step > enter.part { enter = (edge.room / edge.step, edge) }
      } else if edge.room / edge.step < leave.part {
        leave = (edge.room / edge.step, edge)
      }
    }
    guard enter.part <= leave.part else { return nil }
    // The coordinate of the edge itself is exact, however far away the ends are.
    let inside = { (part: Double, edge: Edge?) -> (x: Double, y: Double) in
      let x = edge?.x ?? (part == 1 ? x1 : x0 + part * dx)
      let y = edge?.y ?? (part == 1 ? y1 : y0 + part * dy)
      return (min(max(x, 0), width), min(max(y, 0), height))
    }
    let start = inside(enter.part, enter.edge)
    let end = inside(leave.part, leave.edge)
    return Segment(x0: start.x, y0: start.y, x1: end.x, y1: end.y)
  }

  /// An edge of the canvas: how fast the line goes towards it, how far it is from the line's beginning, and the
  /// coordinate that it fixes.
  private struct Edge {
    let step: Double
    let room: Double
    let x: Double?
    let y: Double?
  }
}
