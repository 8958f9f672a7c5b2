import Randomness
import TerminalKit
import Testing

@testable import Plot

/// What must hold for any samples, few or many, on any axes.
@Suite struct SeriesPlotterTests {
  /// A case drawn at random: samples with gaps and spikes, on a part of their x axis.
  private struct Scene {
    let values: [Double]
    var series: Series
    let frame: PlotFrame

    init(seed: Int, stroke: Series.Stroke = .solid) {
      var random = SplitMix64(seed: seed)
      let count = [1, 2, 5, 40, 300, 3_000, 20_000][random.below(7)]
      let scale: Axis.Scale = random.once(in: 2) ? .linear : .logarithmic
      var values = (0..<count).map { _ in random.between(0.5, 1.5) }
      for _ in 0..<min(count / 20 + 1, 30) {
        values[random.below(count)] = random.between(1.5, 3)
        values[random.below(count)] = .nan
        values[random.below(count)] = random.once(in: 2) ? .infinity : -2
      }
      self.values = values
      series = Series(
        MinMaxPyramid(values), start: random.between(-10, 10), spacing: random.between(0.1, 3),
        stroke: stroke)
      series.isStepped = seed.isMultiple(of: 3)
      let first = series.start + random.between(-0.1, 0.4) * Double(count) * series.spacing
      let last = first + random.between(0.05, 1) * Double(count) * series.spacing
      let size = Size(width: random.below(60) + 1, height: random.below(20) + 1)
      frame = PlotFrame(
        rect: Rect(size: size), x: Axis(from: first, to: last),
        y: Axis(from: 0.3, to: 2.5, scale: scale), glyphs: .braille)
    }

    func drawn() -> (canvas: Canvas, plotter: SeriesPlotter) {
      var canvas = Canvas(size: frame.plot.size)
      var plotter = SeriesPlotter(frame: frame, pen: Pen(.plain, pattern: series.stroke.pattern))
      plotter.draw(series, on: &canvas)
      return (canvas, plotter)
    }

    /// Where sample `index` belongs, worked out from the axes; nil where it does not show.
    func dot(_ index: Int) -> (x: Int, y: Int)? {
      let x = frame.x.fraction(series.start + Double(index) * series.spacing)
      let y = frame.y.fraction(values[index])
      guard x >= 0, x <= 1, y >= 0, y <= 1 else { return nil }
      return (
        Int((x * Double(frame.plot.width * 2 - 1)).rounded()),
        Int(((1 - y) * Double(frame.plot.height * 4 - 1)).rounded())
      )
    }
  }

  @Test(arguments: 0..<400)
  func noSampleIsLost(seed: Int) {
    let scene = Scene(seed: seed)
    let canvas = scene.drawn().canvas
    let lost = scene.values.indices.filter { index in
      scene.dot(index).map { !canvas.isSet(x: $0.x, y: $0.y) } ?? false
    }
    #expect(lost.isEmpty)
  }

  @Test(arguments: 0..<200)
  func noColumnShowsMoreThanItsSamples(seed: Int) {
    let scene = Scene(seed: seed)
    let canvas = scene.drawn().canvas
    let frame = scene.frame
    // From the sample before a column to the sample after, all that its dots can come from.
    for column in 0..<canvas.dotWidth {
      let lower = frame.x.value((Double(column) - 1.5) / Double(max(canvas.dotWidth - 1, 1)))
      let upper = frame.x.value((Double(column) + 1.5) / Double(max(canvas.dotWidth - 1, 1)))
      let near = scene.series.indices(
        from: lower - scene.series.spacing, to: upper + scene.series.spacing)
      let rows = near.compactMap { frame.dotY(scene.values[$0]) }
      let range = (rows.min() ?? .max, rows.max() ?? .min)
      let beyond = (0..<canvas.dotHeight).filter {
        canvas.isSet(x: column, y: $0) && ($0 < range.0 - 1 || $0 > range.1 + 1)
      }
      #expect(beyond.isEmpty, "column \(column)")
    }
  }

  @Test(arguments: 0..<200)
  func whatIsOffTheScaleIsMarked(seed: Int) {
    let scene = Scene(seed: seed)
    let plotter = scene.drawn().plotter
    let unmarked = scene.values.indices.filter { index in
      let x = scene.frame.x.fraction(scene.series.start + Double(index) * scene.series.spacing)
      guard x >= 0, x <= 1 else { return false }
      let column = Int((x * Double(scene.frame.plot.width * 2 - 1)).rounded()) / 2
      let y = scene.frame.y.fraction(scene.values[index])
      if y > 1 { return !plotter.above.contains(column) }
      // A negative value is no zero, though a logarithmic axis has a place for neither.
      if scene.values[index] == 0, y == -.infinity { return !plotter.zeros.contains(column) }
      return y < 0 && !plotter.below.contains(column)
    }
    #expect(unmarked.isEmpty)
  }

  private func canvas(_ values: [Double], width: Int = 20, height: Int = 5) -> (Canvas, PlotFrame) {
    let frame = PlotFrame(
      rect: Rect(x: 0, y: 0, width: width, height: height),
      x: Axis(from: 0, to: Double(max(values.count - 1, 1))), y: Axis(from: 0, to: 1),
      glyphs: .ascii)
    var canvas = Canvas(size: frame.plot.size)
    var plotter = SeriesPlotter(frame: frame, pen: Pen(.plain))
    plotter.draw(Series(MinMaxPyramid(values)), on: &canvas)
    return (canvas, frame)
  }

  /// Where a sample holds until the next one, no dot lies between two values but where they change.
  @Test(arguments: [Series.Stroke.solid, .dashed])
  func aSteppedCurveJumps(stroke: Series.Stroke) {
    var series = Series(MinMaxPyramid([1, 1, 0, 0, 1]), stroke: stroke)
    series.isStepped = true
    let frame = PlotFrame(
      rect: Rect(x: 0, y: 0, width: 40, height: 8), x: Axis(from: 0, to: 4),
      y: Axis(from: 0, to: 1), glyphs: .braille)
    var canvas = Canvas(size: frame.plot.size)
    var plotter = SeriesPlotter(frame: frame, pen: Pen(.plain, pattern: stroke.pattern))
    plotter.draw(series, on: &canvas)
    let jumps = [2, 4].compactMap { frame.dotX($0) }
    let bottom = canvas.dotHeight - 1
    for x in 0..<canvas.dotWidth {
      let rows = (0...bottom).filter { canvas.isSet(x: x, y: $0) }
      if jumps.contains(x) {
        #expect(rows == Array(0...bottom), "column \(x)")
      } else {
        let isHigh = x < jumps[0]
        #expect(rows.allSatisfy { $0 == (isHigh ? 0 : bottom) }, "column \(x)")
        #expect(stroke == .dashed || rows.count == 1, "column \(x)")
      }
    }
  }

  @Test(arguments: [40, 4_000])
  func gapsStayEmpty(count: Int) {
    for shift in 0..<count / 8 {
      let gap = count / 4 + shift..<count / 2 + shift
      let (canvas, frame) = canvas((0..<count).map { gap.contains($0) ? .nan : 0.5 })
      let last = frame.dotX(Double(gap.lowerBound - 1)) ?? 0
      let next = frame.dotX(Double(gap.upperBound)) ?? 0
      let wrong = (0..<canvas.dotWidth).filter { x in
        let isEmpty = (0..<canvas.dotHeight).allSatisfy { !canvas.isSet(x: x, y: $0) }
        return isEmpty != (x > last && x < next)
      }
      #expect(wrong.isEmpty, "gap \(gap)")
    }
  }

  /// A gap that begins and ends with a column is not bridged either.
  @Test func gapsOfWholeColumnsStayEmpty() {
    let frame = canvas(Array(repeating: 0.5, count: 4_000)).1
    let values = (0..<4_000).map { index in
      (10..<20).contains(frame.dotX(Double(index)) ?? 0) ? Double.nan : 0.5
    }
    let canvas = canvas(values).0
    for x in 0..<canvas.dotWidth {
      let isEmpty = (0..<canvas.dotHeight).allSatisfy { !canvas.isSet(x: x, y: $0) }
      #expect(isEmpty == (10..<20).contains(x), "column \(x)")
    }
  }

  @Test func aLoneSampleIsABullet() {
    let (canvas, _) = canvas([.nan, 0.5, .nan, .infinity, 0.2, 0.3])
    #expect(canvas.marks.count == 1)
    #expect(canvas.marks.values.first?.mark == .bullet)
    #expect(self.canvas([0.5]).0.marks.count == 1)
    #expect(self.canvas([0.5, 0.6]).0.marks.isEmpty)
    #expect(self.canvas([.nan, .nan]).0.marks.isEmpty)
  }

  @Test func smallestPositiveIsFound() {
    var random = SplitMix64(seed: 9)
    for _ in 0..<200 {
      let values = (0..<random.below(50)).map { _ in
        [Double.nan, 0, -1, random.unit(), .infinity][random.below(5)]
      }
      let expected = values.filter { $0.isFinite && $0 > 0 }.min()
      #expect(MinMaxPyramid(values).smallestPositive(in: values.indices) == expected)
      #expect(ArraySamples(values).smallestPositive(in: values.indices) == expected)
    }
  }
}
