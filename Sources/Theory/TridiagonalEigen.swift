/// Eigenvalues and orthonormal eigenvectors of a large symmetric matrix: reflections bring it to
/// tridiagonal form, rotations by the QL algorithm with implicit shifts to diagonal form (Golub and Van
/// Loan, "Matrix Computations", 4th edition, 2013, §8.3).
///
/// Its errors are of the size of rounding in the greatest eigenvalue; those of Jacobi's method, which takes
/// several times as long, in each.
struct TridiagonalEigen {
  /// In no order.
  private(set) var values: [Double]
  /// Vector i, of `size` numbers, belongs to value i.
  private(set) var vectors: [Double]
  let size: Int

  private var offDiagonal: [Double]

  private static let iterationLimit = 60

  /// Decomposes a symmetric matrix of finite numbers; nil where the rotations do not come to an end.
  ///
  /// - Complexity: O(n³).
  init?(_ matrix: SquareMatrix) {
    size = matrix.size
    values = Array(repeating: 0, count: size)
    offDiagonal = Array(repeating: 0, count: size)
    // Near to 1, so that no square overflows.
    let scale = (matrix.elements.map(\.magnitude).max() ?? 0).binade
    vectors = scale > 0 ? matrix.elements.map { $0 / scale } : matrix.elements
    reduce()
    // The norm of the tridiagonal matrix: an element below rounding in it is zero.
    let norm = (0..<size).map { values[$0].magnitude + offDiagonal[$0].magnitude }.max() ?? 0
    for index in 0..<size where !deflate(index, 0x1p-53 * norm) { return nil }
    if scale > 0 { for index in 0..<size { values[index] *= scale } }
  }

  /// Brings the matrix, in the lower triangle of `vectors`, to tridiagonal form; leaves the transpose of
  /// the orthogonal matrix that does so there.
  private mutating func reduce() {
    var reflections = Array(repeating: 0.0, count: size * size)
    var factors = Array(repeating: 0.0, count: size)
    var product = Array(repeating: 0.0, count: size)
    for column in 0..<size {
      values[column] = vectors[column * size + column]
      guard column + 1 < size else { continue }
      for row in (column + 1)..<size {
        reflections[column * size + row] = vectors[row * size + column]
      }
      factors[column] = reflect(&reflections, column)
      if factors[column] != 0 { update(reflections, column, factors[column], &product) }
    }
    accumulate(reflections, factors)
  }

  /// Makes the vector of a reflection that leaves one number below the diagonal.
  ///
  /// - Returns: 2 over the square of its length; 0 where there is nothing to reflect.
  private mutating func reflect(_ reflections: inout [Double], _ column: Int) -> Double {
    let range = column * size + column + 1..<(column + 1) * size
    let head = reflections[range.lowerBound]
    let rest = reflections[range.dropFirst()].reduce(0) { $0 + $1 * $1 }
    guard rest > 0 else {
      offDiagonal[column] = head
      return 0
    }
    let length = (head * head + rest).squareRoot()
    let kept = head > 0 ? -length : length
    offDiagonal[column] = kept
    reflections[range.lowerBound] = head - kept
    return 2 / ((head - kept) * (head - kept) + rest)
  }

  /// Applies a reflection to what is left of the matrix, from both sides.
  private mutating func update(
    _ reflections: [Double], _ column: Int, _ factor: Double, _ product: inout [Double]
  ) {
    let size = size
    let first = column + 1
    vectors.withUnsafeMutableBufferPointer { matrix in
      reflections.withUnsafeBufferPointer { reflections in
        product.withUnsafeMutableBufferPointer { product in
          guard let matrix = matrix.baseAddress, let p = product.baseAddress,
            let v = reflections.baseAddress.map({ $0 + column * size })
          else { return }
          for row in first..<size { p[row] = 0 }
          for row in first..<size {
            let line = matrix + row * size
            let weight = v[row]
            p[row] += innerProduct(line + first, v + first, count: row - first)
            p[row] += line[row] * weight
            for other in first..<row { p[other] += line[other] * weight }
          }
          for row in first..<size { p[row] *= factor }
          let half = factor / 2 * innerProduct(p + first, v + first, count: size - first)
          for row in first..<size { p[row] -= half * v[row] }
          for row in first..<size {
            let line = matrix + row * size
            let (left, right) = (v[row], p[row])
            for other in first...row { line[other] -= left * p[other] + right * v[other] }
          }
        }
      }
    }
  }

  /// The transpose of the product of all reflections.
  private mutating func accumulate(_ reflections: [Double], _ factors: [Double]) {
    let size = size
    vectors = SquareMatrix.identity(size).elements
    var weights = Array(repeating: 0.0, count: size)
    vectors.withUnsafeMutableBufferPointer { matrix in
      for column in (0..<max(size - 1, 0)).reversed() where factors[column] != 0 {
        let first = column + 1
        for index in first..<size { weights[index] = 0 }
        for row in first..<size {
          let weight = factors[column] * reflections[column * size + row]
          for index in first..<size { weights[index] += weight * matrix[row * size + index] }
        }
        for row in first..<size {
          let part = reflections[column * size + row]
          for index in first..<size { matrix[row * size + index] -= part * weights[index] }
        }
      }
      for row in 0..<size {
        for column in 0..<row {
          matrix.swapAt(row * size + column, column * size + row)
        }
      }
    }
  }

  /// Rotates until an off-diagonal element is at most `least`; whether that came to an end.
  private mutating func deflate(_ index: Int, _ least: Double) -> Bool {
    for _ in 0..<Self.iterationLimit {
      var end = index
      while end + 1 < size, offDiagonal[end].magnitude > least { end += 1 }
      if end == index { return true }
      sweep(index, end)
    }
    return false
  }

  /// One implicit QL step on the block from `start` to `end`.
  private mutating func sweep(_ start: Int, _ end: Int) {
    let slope = (values[start + 1] - values[start]) / (2 * offDiagonal[start])
    let root = (slope * slope + 1).squareRoot()
    var shifted =
      values[end] - values[start] + offDiagonal[start] / (slope + (slope < 0 ? -root : root))
    var (sine, cosine, taken) = (1.0, 1.0, 0.0)
    for index in (start..<end).reversed() {
      let (bulge, beside) = (sine * offDiagonal[index], cosine * offDiagonal[index])
      let length = (bulge * bulge + shifted * shifted).squareRoot()
      offDiagonal[index + 1] = length
      guard length != 0 else {
        values[index + 1] -= taken
        offDiagonal[end] = 0
        return
      }
      (sine, cosine) = (bulge / length, shifted / length)
      let rest = values[index + 1] - taken
      let mixed = (values[index] - rest) * sine + 2 * cosine * beside
      taken = sine * mixed
      values[index + 1] = rest + taken
      shifted = cosine * mixed - beside
      rotate(index, sine, cosine)
    }
    values[start] -= taken
    offDiagonal[start] = shifted
    offDiagonal[end] = 0
  }

  /// Turns two neighbouring vectors in their plane.
  private mutating func rotate(_ index: Int, _ sine: Double, _ cosine: Double) {
    let size = size
    vectors.withUnsafeMutableBufferPointer { vectors in
      let first = UnsafeMutableBufferPointer(rebasing: vectors[index * size..<(index + 1) * size])
      let second = UnsafeMutableBufferPointer(
        rebasing: vectors[(index + 1) * size..<(index + 2) * size])
      for place in 0..<size {
        let (a, b) = (first[place], second[place])
        second[place] = sine * a + cosine * b
        first[place] = cosine * a - sine * b
      }
    }
  }
}
