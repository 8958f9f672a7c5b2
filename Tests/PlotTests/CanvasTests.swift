import GridSupport
import Randomness
import TerminalKit
import Testing

@testable import Plot

@Suite struct CanvasTests {
  private static let pen = Pen(.plain)
  private static let size = Size(width: 10, height: 5)

  private func dots(_ canvas: Canvas) -> Set<[Int]> {
    var set: Set<[Int]> = []
    for y in -2..<canvas.dotHeight + 2 {
      for x in -2..<canvas.dotWidth + 2 where canvas.isSet(x: x, y: y) { set.insert([x, y]) }
    }
    return set
  }

  @Test func linesReachBothEnds() {
    var canvas = Canvas(size: Self.size)
    canvas.line(fromX: 0, y: 0, toX: 19, y: 19, pen: Self.pen)
    #expect(dots(canvas) == Set((0..<20).map { [$0, $0] }))
    var flat = Canvas(size: Self.size)
    flat.line(fromX: 15, y: 7, toX: 3, y: 7, pen: Self.pen)
    #expect(dots(flat) == Set((3...15).map { [$0, 7] }))
    var point = Canvas(size: Self.size)
    point.line(fromX: 4, y: 4, toX: 4, y: 4, pen: Self.pen)
    #expect(dots(point) == [[4, 4]])
  }

  /// Every dot of a line is within one dot of the straight line, whatever part of it is on the canvas.
  @Test func clippingKeepsTheLine() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<200 {
      let (x0, y0) = (random.between(-60, 80), random.between(-60, 80))
      let (x1, y1) = (random.between(-60, 80), random.between(-60, 80))
      var canvas = Canvas(size: Self.size)
      canvas.line(fromX: x0, y: y0, toX: x1, y: y1, pen: Self.pen)
      let length = ((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)).squareRoot()
      for dot in dots(canvas) {
        let (x, y) = (Double(dot[0]), Double(dot[1]))
        let distance = abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length
        // Half a dot each way for rounding the ends, half a dot for the steps between.
        #expect(distance <= 1.25, "\(x0) \(y0) \(x1) \(y1) at \(x) \(y)")
      }
      // Where the line passes well inside, there is a dot in every column it crosses.
      let steps = 200
      for step in 0...steps {
        let t = Double(step) / Double(steps)
        let (x, y) = (x0 + t * (x1 - x0), y0 + t * (y1 - y0))
        guard x >= 0, y >= 0, x <= 19, y <= 19 else { continue }
        let near = (-1...1).contains { dx in
          (-1...1).contains {
            canvas.isSet(x: Int(x.rounded()) + dx, y: Int(y.rounded()) + $0)
          }
        }
        if !near { Issue.record("a gap at \(x) \(y)") }
      }
    }
  }

  /// Nothing traps and nothing is drawn outside.
  @Test func anyCoordinateIsSafe() {
    let odd: [Double] = [
      .nan, .infinity, -.infinity, 1e300, -1e300, .greatestFiniteMagnitude,
      -.greatestFiniteMagnitude, 0, 5, -1, 1e9,
    ]
    for x0 in odd {
      for y0 in odd {
        for x1 in odd {
          for y1 in odd {
            var canvas = Canvas(size: Size(width: 3, height: 2))
            canvas.line(fromX: x0, y: y0, toX: x1, y: y1, pen: Self.pen)
            if [x0, y0, x1, y1].contains(where: \.isNaN) { #expect(dots(canvas).isEmpty) }
          }
        }
      }
    }
    var canvas = Canvas(size: Size(width: 3, height: 2))
    canvas.line(fromX: -.infinity, y: 3, toX: .infinity, y: 3, pen: Self.pen)
    #expect(dots(canvas) == Set((0..<6).map { [$0, 3] }))
    canvas.dot(x: .max, y: .min, pen: Self.pen)
    canvas.mark(.cross, x: .min, y: .max, style: .plain)
    canvas.shade(column: .max, halfRow: .min, step: .max)
    canvas.vertical(x: 1, from: .min, to: .max, pen: Self.pen)
    canvas.horizontal(y: 1, from: .max, to: .min, pen: Self.pen)
    #expect(dots(canvas).count == 6 + 7 + 5)
  }

  @Test func dashesGoOnFromPieceToPiece() {
    var whole = Canvas(size: Self.size)
    var pieces = Canvas(size: Self.size)
    let pen = Pen(.plain, pattern: .dashed)
    whole.recorded(fromX: 0, y: 2, toX: 19, y: 2, pen: pen)
    var phase = 0
    for x in 0..<19 {
      phase = pieces.line(
        fromX: Double(x), y: 2, toX: Double(x + 1), y: 2, pen: pen, phase: phase)
    }
    #expect(dots(whole) == dots(pieces))
    #expect(dots(whole) == Set((0..<20).filter { $0 % 9 < 6 }.map { [$0, 2] }))
  }

  @Test func aDotStandsInTheMiddleOfAGap() {
    var canvas = Canvas(size: Self.size)
    canvas.horizontal(y: 2, from: 0, to: 17, pen: Pen(.plain, pattern: .dashDotted))
    #expect(dots(canvas) == Set([0, 1, 2, 3, 4, 5, 8, 11, 12, 13, 14, 15, 16].map { [$0, 2] }))
  }

  /// Unicode numbers braille dots 1–3 down the left, 4–6 down the right, then 7 and 8 below; dot n is bit n−1.
  @Test(arguments: [
    (0, 0, 1), (0, 1, 2), (0, 2, 3), (1, 0, 4), (1, 1, 5), (1, 2, 6), (0, 3, 7), (1, 3, 8),
  ])
  func brailleDots(x: Int, y: Int, number: Int) {
    var canvas = Canvas(size: Size(width: 1, height: 1))
    canvas.dot(x: x, y: y, pen: Self.pen)
    let grid = Grid.showing(canvas, width: 1, height: 1)
    #expect(grid[.zero].glyph.scalar.value == 0x2800 + 1 << (number - 1))
  }

  @Test func halfBlocksShowWhichHalf() {
    for (y, expected) in [(0, "▀"), (1, "▀"), (2, "▄"), (3, "▄")] {
      var canvas = Canvas(size: Size(width: 1, height: 1))
      canvas.dot(x: 0, y: y, pen: Self.pen)
      #expect(
        Grid.showing(canvas, width: 1, height: 1, look: .plain(.halfBlock)).lines == [expected])
    }
    var two = Canvas(size: Size(width: 1, height: 1))
    two.dot(x: 0, y: 0, pen: Pen(Style(foreground: .indexed(1))))
    two.dot(x: 0, y: 3, pen: Pen(Style(foreground: .indexed(2))))
    let cell = Grid.showing(two, width: 1, height: 1, look: .plain(.halfBlock))[.zero]
    #expect(cell == Cell("▀", Style(foreground: .indexed(1), background: .indexed(2))))
  }

  @Test func everyPatternHasAnASCIICharacter() {
    for bits in UInt8(0)...255 {
      let scalar = DotPattern(bits: bits).ascii.scalar
      #expect(scalar.isASCII && (scalar != " ") == (bits != 0))
    }
  }

  @Test func slopesLookLikeThemselves() {
    func drawn(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> String {
      var canvas = Canvas(size: Size(width: 1, height: 1))
      canvas.line(fromX: x0, y: y0, toX: x1, y: y1, pen: Self.pen)
      return Grid.showing(canvas, width: 1, height: 1, look: .plain(.ascii)).lines[0]
    }
    #expect(drawn(0, 0, 1, 3) == "\\")
    #expect(drawn(0, 3, 1, 0) == "/")
    #expect(drawn(0, 0, 0, 3) == "|")
    #expect(drawn(0, 3, 1, 3) == "_")
    #expect(drawn(0, 2, 1, 2) == "-")
  }

  @Test func higherLevelsAreInFront() {
    let back = Pen(Style(foreground: .indexed(1)), level: 1)
    let front = Pen(Style(foreground: .indexed(2)), level: 2)
    let opaque = Pen(Style(foreground: .indexed(3)), level: 3, isOpaque: true)
    var canvas = Canvas(size: Size(width: 1, height: 1))
    canvas.dot(x: 1, y: 1, pen: front)
    canvas.dot(x: 0, y: 0, pen: back)
    #expect(Grid.showing(canvas, width: 1, height: 1)[.zero] == Cell("⠑", front.style))
    canvas.dot(x: 0, y: 3, pen: opaque)
    #expect(Grid.showing(canvas, width: 1, height: 1)[.zero] == Cell("⡀", opaque.style))
    canvas.mark(.diamond, x: 0, y: 0, style: front.style)
    #expect(Grid.showing(canvas, width: 1, height: 1)[.zero] == Cell("◆", front.style))
  }

  @Test func untouchedCellsStay() {
    var grid = Grid(size: Size(width: 2, height: 1))
    grid.write("ab", at: .zero, style: Style(foreground: .indexed(5), background: .indexed(6)))
    var canvas = Canvas(size: Size(width: 2, height: 1))
    canvas.dot(x: 2, y: 0, pen: Pen(Style(foreground: .indexed(1))))
    grid.draw(canvas, in: grid.bounds, look: .plain(.braille))
    #expect(grid.lines == ["a⠁"])
    // Its colours are its own, and so are its attributes.
    grid.write("b", at: Point(x: 1, y: 0), style: Style(background: .indexed(6), .dim))
    grid.draw(canvas, in: grid.bounds, look: .plain(.braille))
    #expect(
      grid[Point(x: 1, y: 0)].style == Style(foreground: .indexed(1), background: .indexed(6)))
  }

  @Test func shadesUseBothHalves() {
    var canvas = Canvas(size: Size(width: 2, height: 1))
    canvas.shade(column: 0, halfRow: 0, step: 0)
    canvas.shade(column: 0, halfRow: 1, step: 9)
    canvas.shade(column: 1, halfRow: 0, step: 4)
    canvas.shade(column: 1, halfRow: 1, step: 4)
    let ramp = Theme.dark.ramp.shades.map(\.color)
    let grid = Grid.showing(canvas, width: 2, height: 1)
    #expect(grid[.zero] == Cell("▀", Style(foreground: ramp[0], background: ramp[9])))
    #expect(grid[Point(x: 1, y: 0)] == Cell(" ", Style(background: ramp[4])))
    let ascii = Grid.showing(canvas, width: 2, height: 1, look: .plain(.ascii, .none))
    #expect(ascii.lines == [" +"])
  }
}
