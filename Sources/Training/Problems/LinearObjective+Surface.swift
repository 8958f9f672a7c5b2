import Autograd

extension LinearObjective {
  /// Multiplications that many losses at once may take: a second's worth, about.
  private static let surfaceWork = 1 << 30

  /// The losses of many points at once, over all rows, or over every so manieth where that is too much.
  func losses(at points: [[Double]]) -> [Double] {
    let work = rowCount.multipliedReportingOverflow(by: max(1, points.count * parameterShape[0]))
    let step = work.overflow ? rowCount : max(1, work.partialValue / Self.surfaceWork)
    let rows = step > 1 ? Array(stride(from: 0, to: rowCount, by: step)) : []
    let chosen =
      step > 1
      ? LinearObjective(
        x: x.gatheringRows(rows[...]), y: y.gatheringRows(rows[...]), rowLoss: rowLoss) : self
    return chosen.lossesOverRows(at: points)
  }

  private func lossesOverRows(at points: [[Double]]) -> [Double] {
    // Points side by side as columns, few enough that a product stays some megabytes.
    let width = max(1, min(points.count, (1 << 19) / max(1, rowCount)))
    var losses: [Double] = []
    for start in stride(from: 0, to: points.count, by: width) {
      let part = points[start..<min(start + width, points.count)]
      let columns = Tensor(part.flatMap { $0 }, [part.count, parameterShape[0]]).t()
      losses += noGrad {
        (rowLoss.values(matmul(x, columns), y).sum(0) / Double(rowCount)).toArray(of: Double.self)
      }
    }
    return losses
  }
}
