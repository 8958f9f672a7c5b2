import GridSupport
import Randomness
import TerminalKit
import Testing

@testable import Plot

/// Whole plots of what has spoilt other people's: spikes, huge and tiny, zero and negative, missing and
/// constant values, alone and by the hundred.
@Suite struct PlotTraceTests {
  private struct Scene {
    let values: [Double]
    let scale: Axis.Scale

    init(seed: Int) {
      var random = SplitMix64(seed: seed)
      let odd: [Double] = [.nan, 1e300, -1e300, 0, -3, 1e-300, .infinity, -.infinity]
      let count = [1, 2, 3, 17, 400][seed % 5]
      let base = random.between(-1, 4)
      let isConstant = random.once(in: 3)
      let share = [0, 4, 40][random.below(3)]
      values = (0..<count).map { _ in
        if share > 0, random.once(in: share) { return odd[random.below(8)] }
        return isConstant ? base : base + random.between(0, 1)
      }
      scale = random.once(in: 2) ? .linear : .logarithmic
    }

    func plot(with series: [Series]) -> LinePlot {
      let all = [Series(MinMaxPyramid(values))]
      let x = Axis(from: 0, to: Double(max(values.count - 1, 1)), quantity: .count)
      return LinePlot(x: x, y: .fitting(all, over: x, scale: scale), series: series)
    }
  }

  /// Every number changes something in its column, or is marked there at an edge.
  @Test(arguments: 0..<300)
  func everyNumberLeavesATraceInItsColumn(seed: Int) {
    let scene = Scene(seed: seed)
    let plot = scene.plot(with: [Series(MinMaxPyramid(scene.values))])
    let rect = Rect(x: 0, y: 0, width: 44, height: 9)
    let drawn = Grid.showing(plot, width: rect.width, height: rect.height)
    let empty = Grid.showing(scene.plot(with: []), width: rect.width, height: rect.height)
    let frame = plot.frame(in: rect, glyphs: .braille)
    let lost = scene.values.indices.filter { index in
      guard scene.values[index].isFinite, let column = frame.column(of: Double(index)) else {
        return false
      }
      return (frame.plot.minY..<frame.plot.maxY).allSatisfy { y in
        drawn[Point(x: column, y: y)] == empty[Point(x: column, y: y)]
      }
    }
    #expect(lost.isEmpty, "\(lost.map { scene.values[$0] }) of \(scene.values.prefix(20))")
  }
}
