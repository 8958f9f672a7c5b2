import Testing

@testable import TerminalKit

/// Whole plots of what has spoilt other people's: spikes, huge and tiny, zero and negative, missing and
/// constant values, alone and by the hundred.
@Suite struct PlotTraceTests {
  private struct Scene {
    let values: [Double]
    let scale: Axis.Scale

    init(seed: UInt64) {
      var noise = Noise(seed: seed)
      let odd: [Double] = [.nan, 1e300, -1e300, 0, -3, 1e-300, .infinity, -.infinity]
      let count = [1, 2, 3, 17, 400][Int(seed % 5)]
      let base = noise.between(-1, 4)
      let isConstant = noise.next() % 3 == 0
      let share = [0, 4, 40][Int(noise.next() % 3)]
      values = (0..<count).map { _ in
        if share > 0, noise.next() % UInt64(share) == 0 { return odd[Int(noise.next() % 8)] }
        return isConstant ? base : base + noise.between(0, 1)
      }
      scale = noise.next() % 2 == 0 ? .linear : .logarithmic
    }

    func plot(with series: [Series]) -> LinePlot {
      let all = [Series(MinMaxPyramid(values))]
      let x = Axis(from: 0, to: Double(max(values.count - 1, 1)), quantity: .count)
      return LinePlot(x: x, y: .fitting(all, over: x, scale: scale), series: series)
    }
  }

  /// Every number changes something in its column, or is marked there at an edge.
  @Test(arguments: UInt64(0)..<300)
  func everyNumberLeavesATraceInItsColumn(seed: UInt64) {
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
