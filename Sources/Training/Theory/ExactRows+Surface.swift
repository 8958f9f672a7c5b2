import Autograd

extension ExactRows {
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
    return every(step).restricted(to: plane).lossesOverRows(at: places)
  }

  /// The same loss as one of (1, x, y).
  private func restricted(to plane: ParameterPlane) -> ExactRows {
    let origin = plane.point(x: 0, y: 0)
    let (right, up) = (plane.vector(plane.right), plane.vector(plane.up))
    return mapped(by: (0..<columns).flatMap { [origin[$0], right[$0], up[$0]] }, width: 3)
  }

  private func lossesOverRows(at places: [(x: Double, y: Double)]) -> [Double] {
    // Places side by side as columns, few enough that a product stays some megabytes.
    let width = max(1, min(places.count, (1 << 19) / max(1, rowCount)))
    let x = Tensor(values(0..<rowCount), [rowCount, columns])
    let y = Tensor(targets(0..<rowCount), [rowCount, 1])
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
