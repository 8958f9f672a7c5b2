import Training

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
  /// The magnitude up to which an eigenvalue is zero but for rounding.
  let zeroLimit: Double
  /// About how far the least eigenvalue may be off, relative to it; of no use where that is zero.
  let leastError: Double

  /// The largest matrix that takes Jacobi's method less than some tenths of a second.
  static let jacobiLimit = 128

  /// Decomposes a symmetric matrix; nil where an element is not finite.
  ///
  /// - Parameter terms: Of how many products each element is the sum: it is off by as many roundings, and
  ///   so may be each eigenvalue, in the greatest.
  /// - Complexity: O(n³), up to the limit for each of some ten sweeps.
  init?(_ matrix: SquareMatrix, terms: Int = 0) {
    guard matrix.elements.allSatisfy(\.isFinite) else { return nil }
    if matrix.size > Self.jacobiLimit {
      guard let eigen = TridiagonalEigen(matrix) else { return nil }
      let order = (0..<matrix.size).sorted { eigen.values[$0] < eigen.values[$1] }
      values = order.map { eigen.values[$0] }
      vectors = order.map { Array(eigen.vectors[$0 * eigen.size..<($0 + 1) * eigen.size]) }
    } else {
      var rotation = JacobiRotation(matrix)
      for _ in 0..<60 where !rotation.sweep() { break }
      let order = (0..<matrix.size).sorted { rotation.matrix[$0, $0] < rotation.matrix[$1, $1] }
      values = order.map { rotation.matrix[$0, $0] }
      vectors = order.map { column in (0..<matrix.size).map { rotation.vectors[$0, column] } }
    }
    let greatest = values.map(\.magnitude).max() ?? 0
    zeroLimit = Double(max(terms, matrix.size)) * 0x1p-52 * greatest
    leastError = zeroLimit / (values.first?.magnitude ?? 0)
  }

  /// Decomposes `scale·AᵀA` by rotating pairs of A's columns until they are orthogonal (Hestenes), without
  /// making that product, whose rounding would drown eigenvalues that are small; nil where a number is not
  /// finite.
  ///
  /// - Parameters:
  ///   - columns: The columns of A, as long as there are of them.
  ///   - nullity: How many eigenvalues are zero.
  /// - Complexity: O(n³) for each of some ten sweeps.
  init?(gramOf columns: [[Double]], scale: Double, nullity: Int) {
    guard columns.joined().allSatisfy(\.isFinite) else { return nil }
    // A power of two that keeps all squares in range; it changes no other bit.
    let greatestElement = columns.joined().map(\.magnitude).max() ?? 0
    let unit =
      greatestElement > 0
      ? Double(sign: .plus, exponent: Int(greatestElement.exponent), significand: 1) : 1
    var rotation = ColumnRotation(columns.map { $0.map { $0 / unit } })
    rotation.finish()
    let lengths = rotation.lengths.map { $0 * unit }
    let order = columns.indices.sorted { lengths[$0] < lengths[$1] }
    values = order.map { scale * lengths[$0] * lengths[$0] }
    vectors = order.map { rotation.vectors[$0] }
    zeroLimit = nullity > 0 ? values[nullity - 1] : 0
    let (least, greatest) = (order.first.map { lengths[$0] } ?? 0, lengths.max() ?? 0)
    leastError = 2 * Double(columns.count) * 0x1p-52 * greatest / least
  }
}

extension SymmetricEigen {
  /// How many columns follow from the others: as many as the columns, each divided by its length, have singular
  /// values that are rounding beside the greatest.
  ///
  /// - Complexity: O(n³) for each of some ten sweeps.
  static func dependentColumns(of columns: [[Double]], rounding: Double) -> Int {
    var rotation = ColumnRotation(
      columns.map { column in
        let length = column.withUnsafeBufferPointer { VectorNorm.euclidean($0) }
        return length > 0 ? column.map { $0 / length } : column
      })
    rotation.finish()
    let lengths = rotation.lengths
    let limit = (lengths.max() ?? 0) * rounding
    return lengths.count { $0 <= limit }
  }
}

/// The working state of the one-sided method.
private struct ColumnRotation {
  var columns: [[Double]]
  var vectors: [[Double]]

  init(_ columns: [[Double]]) {
    self.columns = columns
    vectors = columns.indices.map { index in columns.indices.map { $0 == index ? 1 : 0 } }
  }

  /// The lengths of the columns.
  var lengths: [Double] { columns.map { Self.product($0, $0).squareRoot() } }

  /// Sweeps until the columns are orthogonal.
  mutating func finish() {
    for _ in 0..<60 where !sweep() { break }
  }

  /// Makes every pair of columns orthogonal once; whether any was not.
  private mutating func sweep() -> Bool {
    var rotated = false
    for p in columns.indices {
      for q in (p + 1)..<max(p + 1, columns.count) where rotate(p, q) { rotated = true }
    }
    return rotated
  }

  private mutating func rotate(_ p: Int, _ q: Int) -> Bool {
    let (first, second) = (
      Self.product(columns[p], columns[p]), Self.product(columns[q], columns[q])
    )
    let off = Self.product(columns[p], columns[q])
    guard off.magnitude > 0x1p-52 * first.squareRoot() * second.squareRoot() else { return false }
    let (cosine, sine) = PlaneRotation.zeroing(off, first, second)
    Self.turn(&columns, p, q, cosine, sine)
    Self.turn(&vectors, p, q, cosine, sine)
    return true
  }

  static func product(_ left: [Double], _ right: [Double]) -> Double {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        guard let left = left.baseAddress, let first = right.baseAddress else { return 0 }
        return innerProduct(left, first, count: right.count)
      }
    }
  }

  private static func turn(
    _ vectors: inout [[Double]], _ p: Int, _ q: Int, _ cosine: Double, _ sine: Double
  ) {
    for k in vectors[p].indices {
      let (kp, kq) = (vectors[p][k], vectors[q][k])
      vectors[p][k] = cosine * kp - sine * kq
      vectors[q][k] = sine * kp + cosine * kq
    }
  }
}

/// The rotation by which Jacobi's methods make an off-diagonal element zero.
private enum PlaneRotation {
  /// The cosine and the sine, by the smaller of two angles.
  static func zeroing(
    _ off: Double, _ first: Double, _ second: Double
  ) -> (cosine: Double, sine: Double) {
    let tangent = tangent(off, first, second)
    let cosine = 1 / (tangent * tangent + 1).squareRoot()
    return (cosine, tangent * cosine)
  }

  static func tangent(_ off: Double, _ first: Double, _ second: Double) -> Double {
    let theta = (second - first) / (2 * off)
    if theta.magnitude > 1e150 { return 0.5 / theta }
    return (theta < 0 ? -1 : 1) / (theta.magnitude + (theta * theta + 1).squareRoot())
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
    let scale = first.magnitude.squareRoot() * second.magnitude.squareRoot()
    guard off != 0, off.magnitude > 0x1p-54 * scale else {
      matrix[p, q] = 0
      matrix[q, p] = 0
      return false
    }
    let tangent = PlaneRotation.tangent(off, first, second)
    let (cosine, sine) = PlaneRotation.zeroing(off, first, second)
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
