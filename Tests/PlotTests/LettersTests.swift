import GridSupport
import Randomness
import TerminalKit
import Testing

@testable import Plot

/// The letters that tell curves apart without colour.
@Suite struct LettersTests {
  private static let letters: [Glyph] = ["a", "b", "c", "d", "e", "f", "g", "h", "i"]

  /// Where a letter stands in a picture.
  private func places(of letter: Glyph, in grid: Grid) -> [Point] {
    (0..<grid.size.height).flatMap { y in
      (0..<grid.size.width).map { Point(x: $0, y: y) }
    }.filter { grid[$0].glyph == letter }
  }

  /// Some curves from the same place, few samples or many, on axes of both kinds.
  private func plot(seed: Int) -> LinePlot {
    var random = SplitMix64(seed: seed)
    let samples = [2, 5, 31, 400, 3_000][random.below(5)]
    let series = Self.letters.prefix(1 + random.below(9)).map { letter in
      let rate = random.between(0.2, 6)
      let values = (0..<samples).map { index in
        index % 97 == 50 ? .nan : 1 / (1 + rate * Double(index) / Double(samples))
      }
      return Series(ArraySamples(values), role: .series2, stroke: .dashed, letter: letter)
    }
    let scale: Axis.Scale = random.once(in: 2) ? .linear : .logarithmic
    return LinePlot(
      x: Axis(from: 0, to: Double(samples - 1) * random.between(0.5, 2)),
      y: Axis(from: 0.1, to: 1.1, scale: scale), series: series)
  }

  @Test(arguments: 0..<120)
  func everyCurveHasItsLetterAndNoneStandsBesideItsCurve(seed: Int) {
    let plot = plot(seed: seed)
    let grid = Grid.showing(plot, width: 60, height: 20)
    for curve in plot.series {
      guard let letter = curve.letter else { continue }
      var alone = curve
      alone.letter = nil
      alone.stroke = .solid
      let bare = Grid.showing(
        LinePlot(x: plot.x, y: plot.y, series: [alone]), width: 60, height: 20)
      let places = places(of: letter, in: grid)
      #expect(!places.isEmpty, "\(letter.scalar)")
      for place in places {
        // Where the line leaves the cell may be the next row.
        let isOnCurve = (-1...1).contains { bare[place.moved(y: $0)].glyph != .space }
        #expect(isOnCurve, "\(letter.scalar) at \(place)")
      }
    }
  }

  @Test func curvesThatAreOneShowTheLettersOfAll() {
    let series = Self.letters.map {
      Series(ArraySamples([0.5, 0.5]), spacing: 10, letter: $0)
    }
    let plot = LinePlot(x: Axis(from: 0, to: 10), y: Axis(from: 0, to: 1), series: series)
    let grid = Grid.showing(plot, width: 60, height: 9)
    #expect(Self.letters.allSatisfy { !places(of: $0, in: grid).isEmpty })
  }

  @Test func aCurveBehindAnotherOneShowsNoLetterThere() throws {
    let front = Series(ArraySamples([0.5, 0.5]), spacing: 5, level: 1)
    let back = Series(ArraySamples([0.5, 0.5]), spacing: 10, letter: "a")
    let plot = LinePlot(x: Axis(from: 0, to: 10), y: Axis(from: 0, to: 1), series: [back, front])
    let grid = Grid.showing(plot, width: 60, height: 9)
    let columns = places(of: "a", in: grid).map(\.x)
    let end = try #require(plot.frame(in: grid.bounds, glyphs: .braille).column(of: 5))
    #expect(!columns.isEmpty && columns.allSatisfy { $0 > end }, "\(columns)")
  }

  @Test func aCurveThatHasJustBegunShowsItsLetter() {
    let series = Self.letters.prefix(3).enumerated().map { index, letter in
      Series(ArraySamples([0, 0.1 + 0.4 * Double(index)]), letter: letter)
    }
    let plot = LinePlot(x: Axis(from: 0, to: 80), y: Axis(from: 0, to: 1), series: series)
    let grid = Grid.showing(plot, width: 60, height: 12)
    #expect(Self.letters.prefix(3).allSatisfy { places(of: $0, in: grid).count == 1 })
  }

  @Test func aSignStays() {
    var plot = LinePlot(
      x: Axis(from: 0, to: 10), y: Axis(from: 0, to: 1),
      series: [Series(ArraySamples([0.5, 0.5]), spacing: 10, letter: "a", level: 1)])
    plot.points = [
      PlotPoints((0...200).map { PlanePoint(x: Double($0) / 20, y: 0.5) }, mark: .disc)
    ]
    let grid = Grid.showing(plot, width: 60, height: 9)
    #expect(places(of: "a", in: grid).isEmpty)
  }

  @Test(arguments: [GlyphSet.braille, .halfBlock, .ascii])
  func theLegendShowsTheLetterInTheStroke(glyphs: GlyphSet) {
    let strokes: [Series.Stroke] = [.solid, .dashed, .dotted, .dashDotted, .points]
    for stroke in strokes {
      let plain = stroke.sample(.plain(glyphs))
      let lettered = stroke.sample(.plain(glyphs), letter: "a")
      #expect(lettered.glyphs == [plain.glyphs[0], "a", plain.glyphs[1]])
    }
  }

  // MARK: Paths

  private var plane: ContourPlot {
    var plot = ContourPlot(extent: PlaneRect(minX: 0, maxX: 10, minY: 0, maxY: 10))
    plot.hasEqualUnits = false
    return plot
  }

  private func picture(_ paths: [PlanePath]) -> Grid {
    var plot = plane
    plot.paths = paths
    return Grid.showing(plot, width: 70, height: 22)
  }

  @Test func aPathHasItsLetterAtItsEnd() throws {
    let path = PlanePath(
      [PlanePoint(x: 2, y: 2), PlanePoint(x: 3, y: 2), PlanePoint(x: 3, y: 3)], showsPoints: false,
      letter: "a")
    let grid = picture([path])
    let frame = plane.frame(in: grid.bounds, glyphs: .braille)
    let end = try Point(x: #require(frame.column(of: 3)), y: #require(frame.row(of: 3)))
    #expect(places(of: "a", in: grid) == [end])
  }

  @Test func aPathThatGoesToAndFroShowsItsLetterAFewTimes() {
    let zigzag = (0..<4_000).map { PlanePoint(x: $0.isMultiple(of: 2) ? 2 : 8, y: 5) }
    let count = places(of: "a", in: picture([PlanePath(zigzag, showsPoints: false, letter: "a")]))
      .count
    #expect((1...6).contains(count), "\(count)")
  }

  @Test func aPathFromFarAwayIsLettered() {
    let path = PlanePath(
      [PlanePoint(x: -1e200, y: 5), PlanePoint(x: 1e200, y: 5)], showsPoints: false, letter: "a")
    #expect(!places(of: "a", in: picture([path])).isEmpty)
  }
}
