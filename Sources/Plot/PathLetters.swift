import TerminalKit

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
