import Autograd

/// The mean over the rows of a loss of `X·w` and the targets.
final class LinearObjective: Objective {
  /// (n, d).
  let x: Tensor
  /// (n, 1).
  let y: Tensor
  let rowLoss: RowLoss
  let rowCount: Int
  private let parameterCount: Int

  init(x: Tensor, y: Tensor, rowLoss: RowLoss = .squared) {
    self.x = x
    self.y = y
    self.rowLoss = rowLoss
    rowCount = x.shape[0]
    parameterCount = x.shape[1]
  }

  var parameterShape: [Int] { [parameterCount, 1] }

  func loss(_ w: Tensor) -> Tensor { rowLoss.mean(matmul(x, w), y) }

  func selecting(_ rows: ArraySlice<Int>) -> any Objective {
    LinearObjective(x: x.gatheringRows(rows), y: y.gatheringRows(rows), rowLoss: rowLoss)
  }

  func theorySource(trueParameters: [Double]?) -> TheorySource {
    TheorySource(RowsTheory(ExactRows(self), trueParameters: trueParameters))
  }

  /// The same loss in another dtype.
  func converted(to dtype: DType) -> LinearObjective {
    dtype == x.dtype
      ? self : LinearObjective(x: x.to(dtype), y: y.to(dtype), rowLoss: rowLoss)
  }
}

extension Tensor {
  /// The rows of a matrix with these numbers, in their order: a copy.
  func gatheringRows(_ rows: ArraySlice<Int>) -> Tensor {
    dtype == .float32 ? gatheringRows(rows, Float.self) : gatheringRows(rows, Double.self)
  }

  private func gatheringRows<Scalar: RunScalar>(
    _ rows: ArraySlice<Int>, _: Scalar.Type
  ) -> Tensor {
    let width = shape[1]
    let values = withUnsafeElements(as: Scalar.self) { source in
      [Scalar](unsafeUninitializedCapacity: rows.count * width) { target, count in
        for row in rows {
          for column in 0..<width { target[count + column] = source[row * width + column] }
          count += width
        }
      }
    }
    return Tensor(values, [rows.count, width])
  }
}
