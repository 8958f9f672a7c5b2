/// Names of what a plot shows, each beside a sample of its stroke or its mark, so that no colour is needed.
struct Legend {
  struct Entry {
    let sample: SafeText
    let label: SafeText
    let style: Style
  }

  let entries: [Entry]

  /// The columns and rows that it takes.
  var size: Size {
    let width = entries.map { $0.sample.width + 1 + $0.label.width }.max() ?? 0
    return Size(width: width, height: entries.count)
  }

  /// Draws the entries into the corner of `plot` in which the canvas has the least; nothing if they need more than
  /// half of the plot's width or height.
  func render(into grid: inout Grid, plot: Rect, canvas: Canvas, look: Look) {
    guard !entries.isEmpty, size.width * 2 <= plot.width, size.height * 2 <= plot.height else {
      return
    }
    let places = places(in: plot)
    let covered = places.map { canvas.ink(in: $0, of: plot) + 8 * grid.letters(in: $0) }
    let best = zip(places, covered).min { $0.1 < $1.1 }?.0
    for (row, entry) in entries.enumerated() {
      guard let line = best?.row(row) else { continue }
      let sample = grid.write(entry.sample, at: line.origin, style: entry.style, clip: line)
      grid.write(
        " " + entry.label, at: line.origin.moved(x: sample), style: look.style(.label), clip: line)
    }
  }
}

extension Legend {
  /// Where it may stand, the best place first: the corners, and a few rows off the top, clear of names.
  private func places(in plot: Rect) -> [Rect] {
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

extension Grid {
  /// The cells of `area` that show ASCII, which is to say, names.
  fileprivate func letters(in area: Rect) -> Int {
    var count = 0
    for y in area.minY..<area.maxY {
      for x in area.minX..<area.maxX {
        let scalar = self[Point(x: x, y: y)].glyph.scalar
        if scalar.isASCII, scalar != " " { count += 1 }
      }
    }
    return count
  }
}

extension Canvas {
  /// The dots of curves and levels in `area`, in cells of the grid in which the canvas stands at `plot`; a sign
  /// counts as much as a curve's whole way through.
  fileprivate func ink(in area: Rect, of plot: Rect) -> Int {
    var count = 0
    for y in max(area.minY - plot.minY, 0)..<min(area.maxY - plot.minY, size.height) {
      for x in max(area.minX - plot.minX, 0)..<min(area.maxX - plot.minX, size.width)
      where marks[y * size.width + x] != nil {
        count += 100
      }
    }
    for y in max((area.minY - plot.minY) * 4, 0)..<min((area.maxY - plot.minY) * 4, dotHeight) {
      for x in max((area.minX - plot.minX) * 2, 0)..<min((area.maxX - plot.minX) * 2, dotWidth) {
        let pen = dots[y * dotWidth + x]
        if pen != 0, pens[Int(pen) - 1].level >= Pen.backgroundLevel { count += 1 }
      }
    }
    return count
  }
}
