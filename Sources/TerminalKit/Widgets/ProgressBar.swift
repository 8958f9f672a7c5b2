/// How far something has come, with the places along the way that matter; a timeline to scrub on as well.
public struct ProgressBar: Widget, Hashable, Sendable {
  /// The part that is done, 0…1; NaN is none.
  public var fraction: Double
  /// The part that is known, 0…1, drawn fainter behind what is done; nil for no more than that.
  public var known: Double?
  /// Places that are marked, 0…1.
  public var marks: [Double]

  /// A bar that is filled to `fraction`.
  public init(_ fraction: Double, known: Double? = nil, marks: [Double] = []) {
    self.fraction = fraction
    self.known = known
    self.marks = marks
  }

  /// The part of the bar left of the middle of the cell at `point` when it is drawn into `rect`.
  public static func fraction(at point: Point, in rect: Rect) -> Double? {
    guard rect.row(0).contains(point) else { return nil }
    return rect.width < 2 ? 0 : Double(point.x - rect.minX) / Double(rect.width - 1)
  }

  /// Draws the bar over the first row of `rect`.
  public func render(into grid: inout Grid, in rect: Rect, look: Look) {
    let line = rect.row(0)
    guard !line.isEmpty else { return }
    let part = { (value: Double) in value > 0 ? min(value, 1) : 0 }
    let cells = { (value: Double) in Int((part(value) * Double(line.width)).rounded()) }
    grid.fill(line, with: look.glyph("─", ascii: "-"), style: look.style(.gridLine))
    if let known {
      let glyph = look.glyph("─", ascii: "=")
      grid.fill(line.splitLeft(cells(known)).left, with: glyph, style: look.style(.label))
    }
    let done = line.splitLeft(cells(fraction)).left
    grid.fill(done, with: look.glyph("━", ascii: "#"), style: look.style(.accent))
    for mark in marks where mark >= 0 && mark <= 1 {
      let x = line.minX + Int((mark * Double(line.width - 1)).rounded())
      let glyph = look.glyph("┼", ascii: "+")
      grid.set(glyph, at: Point(x: x, y: line.minY), style: look.style(.event))
    }
    let head = line.minX + Int((part(fraction) * Double(line.width - 1)).rounded())
    let glyph = look.glyph("●", ascii: "O")
    grid.set(glyph, at: Point(x: head, y: line.minY), style: look.style(.accent))
  }
}
