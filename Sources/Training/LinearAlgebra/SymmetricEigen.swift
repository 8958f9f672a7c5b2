/// Eigenvalues and orthonormal eigenvectors of a symmetric matrix: by cyclic Jacobi rotations up to a
/// size, by `TridiagonalEigen` beyond.
///
/// Jacobi's method finds small eigenvalues of a positive matrix to high relative accuracy (Demmel and
/// Veselić, "Jacobi's method is more accurate than QR", 1992,
/// https://doi.org/10.1137/0613074).
struct SymmetricEigen: Sendable {
  /// Ascending.
  let values: [Double]
  /// Eigenvector i, of length 1, belongs to eigenvalue i.
  let vectors: [[Double]]

  /// The largest matrix that takes Jacobi's method less than some tenths of a second.
  static let jacobiLimit = 128

  /// Decomposes a symmetric matrix; nil where an element is not finite.
  ///
  /// - Complexity: O(n³), up to the limit for each of some ten sweeps.
  init?(_ matrix: SquareMatrix) {
    guard matrix.elements.allSatisfy(\.isFinite) else { return nil }
    if matrix.size > Self.jacobiLimit {
      guard let eigen = TridiagonalEigen(matrix) else { return nil }
      let order = (0..<matrix.size).sorted { eigen.values[$0] < eigen.values[$1] }
      values = order.map { eigen.values[$0] }
      vectors = order.map { Array(eigen.vectors[$0 * eigen.size..<($0 + 1) * eigen.size]) }
      return
    }
    var rotation = JacobiRotation(matrix)
    for _ in 0..<60 where !rotation.sweep() { break }
    let order = (0..<matrix.size).sorted { rotation.matrix[$0, $0] < rotation.matrix[$1, $1] }
    values = order.map { rotation.matrix[$0, $0] }
    vectors = order.map { column in (0..<matrix.size).map { rotation.vectors[$0, column] } }
  }
}

/// The working state of Jacobi's method.
private struct JacobiRotation {
  var matrix: SquareMatrix
  var vectors: SquareMatrix

  init(_ matrix: SquareMatrix) {
    self.matrix = matrix
    vectors = .identity(matrix.size)
  }

  /// Rotates every off-diagonal element to zero once; whether any was large enough to matter.
  mutating func sweep() -> Bool {
    var rotated = false
    for p in 0..<matrix.size {
      for q in (p + 1)..<max(p + 1, matrix.size) where rotate(p, q) { rotated = true }
    }
    return rotated
  }

  private mutating func rotate(_ p: Int, _ q: Int) -> Bool {
    let off = matrix[p, q]
    let (first, second) = (matrix[p, p], matrix[q, q])
    let scale = (first.magnitude * second.magnitude).squareRoot()
    guard off != 0, off.magnitude > 0x1p-54 * scale else {
      matrix[p, q] = 0
      matrix[q, p] = 0
      return false
    }
    let theta = (second - first) / (2 * off)
    let tangent =
      theta.magnitude > 1e150
      ? 0.5 / theta
      : (theta < 0 ? -1 : 1) / (theta.magnitude + (theta * theta + 1).squareRoot())
    let cosine = 1 / (tangent * tangent + 1).squareRoot()
    let sine = tangent * cosine
    for k in 0..<matrix.size where k != p && k != q {
      let (kp, kq) = (matrix[k, p], matrix[k, q])
      let (newP, newQ) = (cosine * kp - sine * kq, sine * kp + cosine * kq)
      matrix[k, p] = newP
      matrix[p, k] = newP
      matrix[k, q] = newQ
      matrix[q, k] = newQ
    }
    matrix[p, p] = first - tangent * off
    matrix[q, q] = second + tangent * off
    matrix[p, q] = 0
    matrix[q, p] = 0
    for k in 0..<matrix.size {
      let (kp, kq) = (vectors[k, p], vectors[k, q])
      vectors[k, p] = cosine * kp - sine * kq
      vectors[k, q] = sine * kp + cosine * kq
    }
    return true
  }
}
