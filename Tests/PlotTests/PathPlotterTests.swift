import GridSupport
import TerminalKit
import Testing

@testable import Plot

/// Lines of a path, and where dots stand for them.
@Suite struct PathPlotterTests {
  /// The dots that a path sets on 40×20 cells that show 0…1 on both axes.
  private func dots(_ points: [PlanePoint], fresh: Int = 2) -> Canvas {
    let frame = PlotFrame(
      rect: Rect(x: 0, y: 0, width: 46, height: 22), x: Axis(from: 0, to: 1),
      y: Axis(from: 0, to: 1),
      glyphs: .braille)
    var canvas = Canvas(size: frame.plot.size)
    let path = PlanePath(points, freshSegments: fresh, showsPoints: false)
    PathPlotter(frame: frame, path: path, look: .plain(.braille)).draw(on: &canvas)
    return canvas
  }

  /// Whether the middle of the plot has a dot in a column.
  private func crosses(_ canvas: Canvas, column: Int) -> Bool {
    let middle = canvas.dotHeight / 2
    return (middle - 6...middle + 6).contains { canvas.isSet(x: column, y: $0) }
  }

  /// A hundred ways up and down: the ends of the old ones, and the last two.
  @Test func ofAPathThatFillsThePlotTheOldPartIsDots() {
    let points = (0...100).map {
      PlanePoint(x: Double($0) / 100, y: $0.isMultiple(of: 2) ? 0.05 : 0.95)
    }
    let canvas = dots(points)
    let last = canvas.dotWidth - 1
    let crossed = (0...last).filter { crosses(canvas, column: $0) }
    #expect(!crossed.isEmpty && crossed.allSatisfy { $0 > last - 3 }, "\(crossed)")
    let set = (0...last).filter { column in
      (0..<canvas.dotHeight).contains { canvas.isSet(x: column, y: $0) }
    }
    #expect(set == Array(0...last))
  }

  @Test func aFewWaysAreLines() {
    let points = (0...5).map {
      PlanePoint(x: Double($0) / 5, y: $0.isMultiple(of: 2) ? 0.05 : 0.95)
    }
    let canvas = dots(points, fresh: 0)
    #expect((0..<canvas.dotWidth).count { crosses(canvas, column: $0) } >= 5)
  }

  /// However often it goes there, it is the one line.
  @Test func aPathToAndFroOnOneLineStaysThatLine() {
    let points = (0...2_000).map {
      PlanePoint(x: $0.isMultiple(of: 2) ? 0.1 : 0.9, y: $0.isMultiple(of: 2) ? 0.1 : 0.9)
    }
    let canvas = dots(points, fresh: 0)
    let whole = dots(Array(points.prefix(2)))
    #expect(canvas.dots.map { $0 != 0 } == whole.dots.map { $0 != 0 })
  }
}
