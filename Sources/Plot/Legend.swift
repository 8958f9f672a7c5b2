import TerminalKit

/// Names of what a plot shows, each beside a sample of its stroke or its mark, so that no colour is needed.
struct Legend {
  struct Entry {
    let sample: SafeText
    let label: SafeText
    /// What stands at its right end.
    var note = SafeText.empty
    let style: Style

    /// Notes have room for any number of a few digits, so that it stands still while they change.
    private static let noteWidth = 8

    var width: Int {
      let noteWidth = note.isEmpty ? 0 : 2 + max(note.width, Self.noteWidth)
      return sample.width + 1 + label.width + noteWidth
    }
  }

  let entries: [Entry]

  /// The columns and rows that it takes.
  var size: Size {
    let width = entries.map(\.width).max() ?? 0
    return Size(width: width, height: entries.count)
  }

  /// The same names without notes.
  var withoutNotes: Legend {
    Legend(entries: entries.map { Entry(sample: $0.sample, label: $0.label, style: $0.style) })
  }

  private var hasNotes: Bool { entries.contains { !$0.note.isEmpty } }

  /// What is shown of it, and in how many rows above the plot: none where the plot has a place for it.
  ///
  /// The notes are left out where there is little room, and then, of many names, some.
  func choice(in plot: Rect, canvas: Canvas) -> (legend: Legend, rowsAbove: Int) {
    let choices = hasNotes ? [self, withoutNotes] : [self]
    let coverage = Coverage(plot, canvas)
    for legend in choices where legend.hasPlace(in: plot, coverage) { return (legend, 0) }
    let names = withoutNotes
    for (legend, part) in [(self, 4), (names, 2)] {
      let rows = legend.rowCount(in: plot.width)
      if legend.size.width <= plot.width, rows * part <= plot.height { return (legend, rows) }
    }
    let isSmall = names.size.width * 2 <= plot.width && names.size.height * 2 <= plot.height
    let rows = plot.height / 3
    guard !isSmall, rows > 0, let some = names.some(rows: rows, width: plot.width) else {
      return (names, 0)
    }
    return (some, some.rowCount(in: plot.width))
  }

  /// As many of the first names as go into some rows with the last one, and how many more there are; nil if that
  /// is none.
  private func some(rows: Int, width: Int) -> Legend? {
    guard let last = entries.last else { return nil }
    for count in (0..<entries.count - 1).reversed() {
      let more = Entry(
        sample: .empty, label: SafeText("+\(entries.count - 1 - count) more"), style: last.style)
      let some = Legend(entries: entries.prefix(count) + [last, more])
      if some.size.width <= width, some.rowCount(in: width) <= rows { return some }
    }
    return nil
  }

  /// Draws the entries where they cover least: a corner if one is free, else wherever the plot has room. Nothing if
  /// they cover curves everywhere and need more than half of the plot's width or height.
  func render(into grid: inout Grid, plot: Rect, canvas: Canvas, look: Look) {
    guard !entries.isEmpty, fits(in: plot) else { return }
    let best = place(in: plot, Coverage(plot, canvas, grid))
    let isSmall = size.width * 2 <= plot.width && size.height * 2 <= plot.height
    guard isSmall || best.covered == 0 || hasPlace(in: plot, Coverage(plot, canvas)) else { return }
    for (row, entry) in entries.enumerated() {
      draw(entry, into: &grid, in: best.rect.row(row), look)
    }
  }

  /// Draws the entries side by side in the rows that `rowCount` counts.
  func render(into grid: inout Grid, above rect: Rect, look: Look) {
    for (row, places) in rows(in: rect.width).enumerated() {
      for place in places {
        let line = rect.row(row).inset(left: place.column).splitLeft(place.width).left
        draw(place.entry, into: &grid, in: line, look)
      }
    }
  }

  /// Whether there is a place in the plot where the entries cover no curve.
  private func hasPlace(in plot: Rect, _ coverage: Coverage) -> Bool {
    fits(in: plot) && place(in: plot, coverage).covered == 0
  }

  /// The rows that the entries take side by side.
  func rowCount(in width: Int) -> Int { rows(in: width).count }

  private static let gap = 2

  /// An entry with its place in a row.
  private typealias Place = (entry: Entry, column: Int, width: Int)

  /// The entries in rows: in even columns, unless they take fewer rows one after another.
  private func rows(in width: Int) -> [[Place]] {
    let pitch = size.width + Self.gap
    let count = max((width + Self.gap) / pitch, 1)
    let even = stride(from: 0, to: entries.count, by: count).map { start in
      entries[start...].prefix(count).enumerated().map {
        Place($0.element, $0.offset * pitch, size.width)
      }
    }
    var dense: [[Place]] = []
    var end = width
    for entry in entries {
      if end + Self.gap + entry.width > width {
        dense.append([(entry, 0, entry.width)])
        end = entry.width
      } else {
        dense[dense.count - 1].append((entry, end + Self.gap, entry.width))
        end += Self.gap + entry.width
      }
    }
    return dense.count < even.count ? dense : even
  }

  private func fits(in plot: Rect) -> Bool {
    !entries.isEmpty && size.width < plot.width && size.height <= plot.height
  }

  private func draw(_ entry: Entry, into grid: inout Grid, in line: Rect, _ look: Look) {
    let sample = grid.write(entry.sample, at: line.origin, style: entry.style, clip: line)
    let gap: SafeText = entry.sample.isEmpty ? .empty : " "
    grid.write(
      gap + entry.label, at: line.origin.moved(x: sample), style: look.style(.label), clip: line)
    grid.write(entry.note, in: line, .right, style: look.style(.value))
  }
}

extension Legend {
  /// The best place, and how much it covers: the first corner that is free, else that of all places which covers
  /// least.
  private func place(in plot: Rect, _ coverage: Coverage) -> (rect: Rect, covered: Int) {
    var best = (rect: Rect(origin: plot.origin, size: size), covered: Int.max)
    func look(at places: some Sequence<Rect>) {
      for rect in places {
        // The curves end in the cells beside it, and are not cut by it.
        let covered = coverage.count(
          in: Rect(x: rect.minX - 1, y: rect.minY, width: rect.width + 2, height: rect.height))
        if covered < best.covered { best = (rect, covered) }
        if covered == 0 { return }
      }
    }
    look(at: corners(of: plot))
    if best.covered > 0 {
      let columns = (plot.minX...plot.maxX - size.width).reversed()
      look(
        at: columns.lazy.flatMap { column in
          (plot.minY...plot.maxY - size.height).lazy.map {
            Rect(origin: Point(x: column, y: $0), size: size)
          }
        })
    }
    return best
  }

  /// The corners, the best first, and a few rows off the top, clear of names.
  private func corners(of plot: Rect) -> [Rect] {
    let left = plot.minX + 1
    let right = plot.maxX - size.width - 1
    let bottom = plot.maxY - size.height
    let tops = (0...3).map { plot.minY + $0 }.filter { $0 <= bottom }
    let rows = tops + [bottom, bottom - 1].filter { $0 >= plot.minY }
    return [right, left].flatMap { column in
      rows.map { Rect(x: column, y: $0, width: size.width, height: size.height) }
    }
  }
}

/// How much there is in any part of a plot, by sums over all that lies above and to the left: O(1) a part, after
/// O(dots) once.
private struct Coverage {
  private let plot: Rect
  private var sums: [Int]

  /// What `canvas` has in `plot`, and the names in `grid`, if there are any yet.
  init(_ plot: Rect, _ canvas: Canvas, _ grid: Grid? = nil) {
    self.plot = plot
    let stride = plot.width + 1
    sums = Array(repeating: 0, count: stride * (plot.height + 1))
    for y in 0..<plot.height {
      var row = 0
      for x in 0..<plot.width {
        row += canvas.ink(column: x, row: y)
        if grid?.isLetter(at: plot.origin.moved(x: x, y: y)) == true { row += 8 }
        sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row
      }
    }
  }

  /// What `area` covers, as far as it lies in the plot.
  func count(in area: Rect) -> Int {
    let area = area.intersection(plot)
    guard !area.isEmpty else { return 0 }
    func sum(_ x: Int, _ y: Int) -> Int {
      sums[(y - plot.minY) * (plot.width + 1) + x - plot.minX]
    }
    return sum(area.maxX, area.maxY) - sum(area.minX, area.maxY) - sum(area.maxX, area.minY)
      + sum(area.minX, area.minY)
  }
}

extension Grid {
  /// Whether a cell shows a part of a name: a letter, a digit, or one of the signs in names of events.
  fileprivate func isLetter(at point: Point) -> Bool {
    switch self[point].glyph.scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "✎", "→": true
    default: false
    }
  }
}

extension Canvas {
  /// The dots of curves and levels in a cell; a sign counts as much as a curve's whole way through.
  fileprivate func ink(column: Int, row: Int) -> Int {
    guard column < size.width, row < size.height else { return 0 }
    var count = marks[row * size.width + column] == nil ? 0 : 100
    for y in row * 4..<row * 4 + 4 {
      for x in column * 2..<column * 2 + 2 {
        let pen = dots[y * dotWidth + x]
        if pen != 0, pens[Int(pen) - 1].level >= Pen.backgroundLevel { count += 1 }
      }
    }
    return count
  }
}
