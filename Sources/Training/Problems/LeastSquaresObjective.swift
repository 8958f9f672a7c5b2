import Autograd

/// The mean of the squared residuals of `y = X·w`, as the notebook writes it.
final class LeastSquaresObjective: Objective {
  /// (n, d).
  let x: Tensor
  /// (n, 1).
  let y: Tensor
  let rowCount: Int
  private let features: Int

  init(x: Tensor, y: Tensor) {
    self.x = x
    self.y = y
    rowCount = x.shape[0]
    features = x.shape[1]
  }

  var parameterShape: [Int] { [features, 1] }

  /// `norm(y − X·w)² / n`.
  func loss(_ w: Tensor) -> Tensor {
    norm(y - matmul(x, w)) ** 2 / Double(rowCount)
  }

  func selecting(_ rows: ArraySlice<Int>) -> any Objective {
    LeastSquaresObjective(x: x.gatheringRows(rows), y: y.gatheringRows(rows))
  }

  func part(_ w: Tensor, rows: Range<Int>) -> Tensor {
    let residual =
      y.narrow(0, rows.lowerBound, rows.count) - matmul(x.narrow(0, rows.lowerBound, rows.count), w)
    return (residual * residual).sum() / Double(rowCount)
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
