import TerminalKit

/// A moment at which something changed: a line across the plot with a name.
public struct PlotEvent: Hashable, Sendable {
  /// The x at which it happened.
  public var x: Double
  /// Its name, shown where there is room.
  public var label: SafeText
  /// What it is, which decides on its colour.
  public var role: Role

  /// Something named `label` at `x`.
  public init(x: Double, label: SafeText, role: Role = .event) {
    self.x = x
    self.label = label
    self.role = role
  }
}

/// A level to compare with: a dashed line along the plot with a name.
public struct ReferenceLine: Hashable, Sendable {
  /// The y of the line.
  public var y: Double
  /// Its name, set into the line.
  public var label: SafeText
  /// What it is, which decides on its colour.
  public var role: Role

  /// A line named `label` at `y`.
  public init(y: Double, label: SafeText, role: Role = .reference) {
    self.y = y
    self.label = label
    self.role = role
  }
}

extension LinePlot {
  /// Draws the levels to compare with; they lie behind every curve.
  ///
  /// Where dots are not fine enough they are glyphs in the grid, for the canvas to be put over.
  func drawReferences(
    on canvas: inout Canvas, into grid: inout Grid, _ frame: PlotFrame, _ look: Look
  ) {
    for reference in references where y.fraction(reference.y).isFinite {
      let style = look.style(reference.role)
      if look.glyphs == .braille, let y = frame.dotY(reference.y) {
        let pen = Pen(style, level: Pen.backgroundLevel, pattern: .dashed)
        canvas.horizontal(y: y, from: 0, to: .max, pen: pen)
      } else if look.glyphs != .braille, let row = frame.row(of: reference.y) {
        let glyph = look.glyph("╌", ascii: "-")
        frame.drawRow(row, glyph: glyph, every: look.glyphs == .ascii ? 2 : 1, style, into: &grid)
      }
    }
  }

  /// Sets the names of the levels into their lines: at the right end, at the left, or where fewest curves and no
  /// other names are.
  func nameReferences(
    into grid: inout Grid, _ canvas: Canvas, _ frame: PlotFrame, _ look: Look
  ) {
    var named: [Rect] = []
    for reference in references where !reference.label.isEmpty {
      guard y.fraction(reference.y).isFinite, let row = frame.row(of: reference.y) else { continue }
      let label = " " + reference.label + " "
      guard label.width + 4 <= frame.plot.width else { continue }
      let (left, right) = (frame.plot.minX + 2, frame.plot.maxX - label.width - 2)
      let places = ([right, left] + (left...right).reversed()).map {
        Rect(x: $0, y: row, width: label.width, height: 1)
      }
      let covered = places.map { place in
        (place.minX..<place.maxX).count {
          canvas.hasCurve(column: $0 - frame.plot.minX, row: row - frame.plot.minY)
        } + named.count { !$0.intersection(place).isEmpty } * label.width
      }
      guard let best = zip(places, covered).min(by: { $0.1 < $1.1 })?.0 else { continue }
      named.append(best)
      grid.write(label, at: best.origin, style: look.style(reference.role), clip: frame.plot)
    }
  }

  /// Draws a line for each event, behind every curve.
  func drawEvents(
    into grid: inout Grid, _ canvas: Canvas, _ frame: PlotFrame, _ look: Look
  ) {
    for event in events {
      guard let column = frame.column(of: event.x) else { continue }
      drawLine(
        look.glyph("┊", ascii: ":"), look.style(event.role), column, into: &grid, canvas, frame)
    }
  }

  /// Fills a column of the plot with `glyph` wherever no curve passes.
  private func drawLine(
    _ glyph: Glyph, _ style: Style, _ column: Int, into grid: inout Grid, _ canvas: Canvas,
    _ frame: PlotFrame
  ) {
    for row in 0..<frame.plot.height
    where !canvas.hasCurve(column: column - frame.plot.minX, row: row) {
      grid.set(glyph, at: Point(x: column, y: frame.plot.minY + row), style: style)
    }
  }

  /// Writes the names of the events that have room.
  func nameEvents(
    into grid: inout Grid, _ canvas: Canvas, _ frame: PlotFrame, _ look: Look
  ) {
    let shown = events.compactMap { event in frame.column(of: event.x).map { (event, $0) } }
      .sorted { $0.1 < $1.1 }
    let placed = EventLabels.place(
      shown.map(\.0.label), at: shown.map { $0.1 - frame.plot.minX }, width: frame.plot.width,
      rows: frame.plot.height / 3,
      isSign: { canvas.marks[$1 * canvas.size.width + $0] != nil })
    for name in placed {
      let start = frame.plot.origin.moved(x: name.column, y: name.row)
      grid.write(
        name.label, at: start, style: look.style(shown[name.event].0.role), clip: frame.plot)
    }
  }

  /// Draws the line of the cursor, behind every curve, with its foot below the plot.
  func drawCursor(
    into grid: inout Grid, _ canvas: Canvas, _ frame: PlotFrame, _ look: Look
  ) {
    guard let cursor, let column = frame.column(of: cursor) else { return }
    let style = look.style(.cursor)
    drawLine(look.glyph("│", ascii: "!"), style, column, into: &grid, canvas, frame)
    let foot = Point(x: column, y: frame.footer.minY)
    guard !frame.footer.isEmpty, grid[foot].glyph == .space else { return }
    grid.set(look.glyph("▴", ascii: "^"), at: foot, style: style)
  }

  /// What the curves are called.
  func legend(_ look: Look) -> Legend {
    let curves = series.filter { !$0.label.isEmpty }.map {
      Legend.Entry(
        sample: $0.stroke.sample(look, letter: $0.letter), label: $0.label,
        note: $0.note, style: look.style($0.role))
    }
    let marks = points.filter { !$0.label.isEmpty }.map { group in
      let line = (group.isJoined ? Series.Stroke.solid : .points).sample(look)
      let sample = group.mark.map { SafeText(glyphs: [$0.glyph(look.glyphs), .space]) } ?? line
      return Legend.Entry(sample: sample, label: group.label, style: look.style(group.role))
    }
    let entries = curves + marks
    return Legend(entries: entries)
  }
}

extension Canvas {
  /// Whether nothing but the background is drawn.
  var isBlank: Bool {
    marks.isEmpty && !dots.contains { $0 != 0 && pens[Int($0) - 1].level > Pen.backgroundLevel }
  }

  /// Whether a curve passes through a cell.
  fileprivate func hasCurve(column: Int, row: Int) -> Bool {
    if marks[row * size.width + column] != nil { return true }
    for y in row * 4..<row * 4 + 4 {
      for x in column * 2..<column * 2 + 2
      where x >= 0 && y >= 0 && x < dotWidth && y < dotHeight {
        let pen = dots[y * dotWidth + x]
        if pen != 0, pens[Int(pen) - 1].level > Pen.backgroundLevel { return true }
      }
    }
    return false
  }
}

/// Places the names of events beside their lines so that none touches another.
struct EventLabels {
  /// A name and where it goes.
  struct Placed: Equatable {
    let event: Int
    let column: Int
    let row: Int
    let label: SafeText
  }

  /// The rows that names may take, from the top.
  static let rows = 3

  /// Places the labels of events at `columns` (in order of x, in columns of a plot `width` wide).
  ///
  /// A name stands right of its line in the first row that is free there, else left of it, else nowhere. It never
  /// covers a neighbour's line in its own row, nor a cell that `isSign` says has a sign.
  static func place(
    _ labels: [SafeText], at columns: [Int], width: Int, rows: Int,
    isSign: (_ column: Int, _ row: Int) -> Bool = { _, _ in false }
  ) -> [Placed] {
    var taken: [[Range<Int>]] = Array(repeating: [], count: max(min(rows, Self.rows), 0))
    var placed: [Placed] = []
    for (index, label) in labels.enumerated() where !label.isEmpty {
      let column = columns[index]
      let needed = label.width
      let options = [column + 1, column - needed].filter { $0 >= 0 && $0 + needed <= width }
      search: for row in taken.indices {
        for start in options {
          // One free column on each side.
          let room = start - 1..<start + needed + 1
          let hitsLine = columns.contains { $0 != column && (start..<start + needed).contains($0) }
          guard !hitsLine, !taken[row].contains(where: { $0.overlaps(room) }),
            !(start..<start + needed).contains(where: { isSign($0, row) })
          else { continue }
          taken[row].append(start..<start + needed)
          placed.append(Placed(event: index, column: start, row: row, label: label))
          break search
        }
      }
    }
    return placed
  }
}
