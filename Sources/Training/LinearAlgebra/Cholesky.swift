/// The lower triangle L with `L·Lᵀ = A` of a symmetric positive definite matrix.
struct Cholesky: Sendable {
  private let lower: SquareMatrix

  /// Factors the matrix; nil where it is not positive definite to working precision.
  ///
  /// - Complexity: O(n³).
  init?(_ matrix: SquareMatrix) {
    var lower = SquareMatrix(size: matrix.size)
    for j in 0..<matrix.size {
      var pivot = matrix[j, j]
      for k in 0..<j { pivot -= lower[j, k] * lower[j, k] }
      guard pivot.isFinite, pivot > matrix[j, j].magnitude * 0x1p-50 else { return nil }
      lower[j, j] = pivot.squareRoot()
      for i in (j + 1)..<max(j + 1, matrix.size) {
        var sum = matrix[i, j]
        for k in 0..<j { sum -= lower[i, k] * lower[j, k] }
        lower[i, j] = sum / lower[j, j]
      }
    }
    self.lower = lower
  }

  /// The solution x of `A·x = b`.
  func solve(_ right: [Double]) -> [Double] {
    let size = lower.size
    var x = right
    for i in 0..<size {
      for k in 0..<i { x[i] -= lower[i, k] * x[k] }
      x[i] /= lower[i, i]
    }
    for i in (0..<size).reversed() {
      for k in (i + 1)..<max(i + 1, size) { x[i] -= lower[k, i] * x[k] }
      x[i] /= lower[i, i]
    }
    return x
  }
}
