import TerminalKit

/// Letters on curves, so that each is found again in the legend without colour.
enum Letters {
  /// The cells from one letter of a curve to the next, for so many curves: each has its own part of them.
  static func spacing(for count: Int) -> Int { max(16, 3 * count) }

  /// The cells before the first letter of curve `index` of `count`.
  static func first(of index: Int, _ count: Int) -> Int {
    (2 * index + 1) * spacing(for: count) / (2 * count)
  }
}

extension Canvas {
  /// Sets `letter` into the cell of a dot, if `pen` has drawn there, no sign is there and no line in front of it.
  ///
  /// - Returns: Whether it is there now.
  mutating func setLetter(_ letter: Glyph, x: Int, y: Int, pen: Pen) -> Bool {
    guard x >= 0, y >= 0, x < dotWidth, y < dotHeight, marks[y / 4 * size.width + x / 2] == nil,
      highestLevel(column: x / 2, row: y / 4) == pen.level
    else { return false }
    mark(Mark(letter, ascii: letter), x: x, y: y, style: pen.style, level: pen.level)
    return true
  }

  /// The level of the line that is in front in a cell; nil where there is none.
  private func highestLevel(column: Int, row: Int) -> Int? {
    var highest: Int?
    for y in row * 4..<row * 4 + 4 {
      for x in column * 2..<column * 2 + 2 where dots[y * dotWidth + x] != 0 {
        let level = pens[Int(dots[y * dotWidth + x]) - 1].level
        highest = max(highest ?? level, level)
      }
    }
    return highest
  }
}

extension LinePlot {
  /// Sets the letters into the curves that have one: each at even distances, between those of the others, and at
  /// its end where it is too short for that.
  func drawLetters(on canvas: inout Canvas, _ frame: PlotFrame, _ look: Look) {
    let curves = series.filter { $0.letter != nil }
    let spacing = Letters.spacing(for: curves.count)
    for (index, curve) in curves.enumerated() {
      guard let letter = curve.letter else { continue }
      let pen = curve.pen(look)
      var isLettered = false
      func set(_ x: Int) -> Bool {
        guard let y = frame.dotY(of: curve, dotX: x),
          canvas.setLetter(letter, x: x, y: y, pen: pen)
        else { return false }
        isLettered = true
        return true
      }
      let first = Letters.first(of: index, curves.count) * 2
      for start in stride(from: first, to: canvas.dotWidth, by: spacing * 2) {
        _ = (start..<min(start + spacing, canvas.dotWidth)).first(where: set)
      }
      if !isLettered { _ = (0..<canvas.dotWidth).reversed().first(where: set) }
    }
  }
}

extension PlotFrame {
  /// The row of dots in which a curve passes a column of dots; nil where it does not, or off the plot.
  fileprivate func dotY(of curve: Series, dotX column: Int) -> Int? {
    let value = x.value(Double(column) / Double(max(plot.width * 2 - 1, 1)))
    let last = curve.samples.count - 1
    guard last >= 0, let begin = dotX(curve.x(0)), let end = dotX(curve.x(last)),
      (begin...end).contains(column)
    else { return nil }
    let place = min(max((value - curve.start) / curve.spacing, 0), Double(last))
    let left = Int(place)
    let right = min(left + 1, last)
    // Lines are straight in dots, on every kind of axis.
    guard let from = dot(curve, left), let to = dot(curve, right) else { return nil }
    let part = to.x > from.x ? Double(column - from.x) / Double(to.x - from.x) : 0
    return Int((Double(from.y) + min(max(part, 0), 1) * Double(to.y - from.y)).rounded())
  }

  /// The dot of a sample; nil for what no line leads to.
  private func dot(_ curve: Series, _ index: Int) -> (x: Int, y: Int)? {
    let value = curve.samples.value(at: index)
    guard y.fraction(value).isFinite, let x = dotX(curve.x(index)), let y = dotY(value) else {
      return nil
    }
    return (x, y)
  }
}

/// The letters of paths over a plane: each at its path's end, and on the way there.
struct PathLetters {
  /// The cells between two letters of a path that goes to and fro.
  private static let leastDistance = 8.0
  /// The places that are tried on a path: a long one in a small place finds none.
  private static let tryLimit = 400

  private let plotters: [PathPlotter]

  /// The letters of `plotters`, whose paths have one each.
  init(_ plotters: [PathPlotter]) { self.plotters = plotters }

  func draw(on canvas: inout Canvas) {
    for (index, plotter) in plotters.enumerated() {
      guard let letter = plotter.path.letter else { continue }
      draw(
        letter, along: plotter.segments, plotter.fresh,
        first: Letters.first(of: index, plotters.count), on: &canvas)
    }
  }

  private func draw(
    _ letter: Glyph, along segments: [Segment], _ pen: Pen, first: Int, on canvas: inout Canvas
  ) {
    var placed: [Segment.Place] = []
    func set(_ place: Segment.Place) -> Bool {
      guard !placed.contains(where: { place.cells(to: $0) < Self.leastDistance }),
        canvas.setLetter(letter, x: Int(place.x), y: Int(place.y), pen: pen)
      else { return false }
      placed.append(place)
      return true
    }
    if let end = segments.last { _ = set(end.place(1)) }
    let spacing = Double(Letters.spacing(for: plotters.count))
    var next = Double(first)
    var passed = 0.0
    var tries = 0
    for segment in segments {
      while next <= passed + segment.cells, tries < Self.tryLimit {
        let part = segment.cells > 0 ? (next - passed) / segment.cells : 0
        next += set(segment.place(part)) ? spacing : 1
        tries += 1
      }
      passed += segment.cells
    }
  }
}

extension Segment {
  /// A place in dots.
  fileprivate struct Place {
    let x: Double
    let y: Double

    /// The distance in cells, of which one has two columns and four rows of dots.
    func cells(to other: Place) -> Double { max(abs(x - other.x) / 2, abs(y - other.y) / 4) }
  }

  fileprivate var cells: Double { place(0).cells(to: place(1)) }

  fileprivate func place(_ part: Double) -> Place {
    Place(x: (x0 + part * (x1 - x0)).rounded(), y: (y0 + part * (y1 - y0)).rounded())
  }
}

extension PathPlotter {
  /// The pieces of the path that are in sight, in dots.
  fileprivate var segments: [Segment] {
    var previous: (x: Int, y: Int)?
    return path.points.compactMap { point in
      guard let x = frame.dotX(point.x), let y = frame.dotY(point.y) else {
        previous = nil
        return nil
      }
      defer { previous = (x, y) }
      guard let from = previous, from.x != x || from.y != y else { return nil }
      return Segment(x0: Double(from.x), y0: Double(from.y), x1: Double(x), y1: Double(y))
        .clipped(
          width: Double(frame.plot.width * 2 - 1), height: Double(frame.plot.height * 4 - 1))
    }
  }
}
