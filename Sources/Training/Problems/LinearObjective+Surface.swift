import Autograd

extension LinearObjective {
  /// Multiplications that many losses at once may take, each with a third of a logarithm: some tenths of a
  /// second's worth. The run waits for it, and whoever pans.
  static let surfaceWork = 1 << 26

  /// The losses at some places of a plane, over all rows, or over some of them where that is too
  /// much.
  ///
  /// A place is `origin + x·right + y·up`, so that of the data three columns are enough: their products
  /// with these.
  func losses(on plane: ParameterPlane, at places: [(x: Double, y: Double)]) -> [Double] {
    let work = rowCount.multipliedReportingOverflow(by: 3 * max(1, places.count))
    let step = work.overflow ? rowCount : max(1, work.partialValue / Self.surfaceWork)
    let chosen =
      step > 1 ? selecting(every: step).restricted(to: plane) : restricted(to: plane)
    return chosen.lossesOverRows(at: places)
  }

  private func selecting(every step: Int) -> LinearObjective {
    let rows = Array(SpreadRows(of: rowCount, step: step))
    return LinearObjective(
      x: x.gatheringRows(rows[...]), y: y.gatheringRows(rows[...]), rowLoss: rowLoss)
  }

  /// The same loss as one of (1, x, y).
  private func restricted(to plane: ParameterPlane) -> LinearObjective {
    let vectors =
      [plane.point(x: 0, y: 0), plane.vector(plane.right), plane.vector(plane.up)]
      .flatMap { $0 }
    let columns = Tensor(vectors, [3, parameterShape[0]]).t()
    return LinearObjective(x: noGrad { matmul(x, columns) }, y: y, rowLoss: rowLoss)
  }

  private func lossesOverRows(at places: [(x: Double, y: Double)]) -> [Double] {
    // Places side by side as columns, few enough that a product stays some megabytes.
    let width = max(1, min(places.count, (1 << 19) / max(1, rowCount)))
    var losses: [Double] = []
    for start in stride(from: 0, to: places.count, by: width) {
      let part = places[start..<min(start + width, places.count)]
      let columns = Tensor(part.flatMap { [1, $0.x, $0.y] }, [part.count, 3]).t()
      losses += noGrad {
        (rowLoss.values(matmul(x, columns), y).sum(0) / Double(rowCount)).toArray(of: Double.self)
      }
    }
    return losses
  }
}
