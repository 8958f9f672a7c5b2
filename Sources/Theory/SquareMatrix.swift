/// A square matrix of double-precision numbers, row by row.
struct SquareMatrix: Hashable, Sendable {
  let size: Int
  private(set) var elements: [Double]

  /// The matrix of zeros.
  init(size: Int) {
    self.size = size
    elements = Array(repeating: 0, count: size * size)
  }

  /// The matrix with these elements, row by row.
  init(size: Int, elements: [Double]) {
    precondition(elements.count == size * size, "\(elements.count) elements for size \(size)")
    self.size = size
    self.elements = elements
  }

  /// The identity.
  static func identity(_ size: Int) -> SquareMatrix {
    var result = SquareMatrix(size: size)
    for i in 0..<size { result[i, i] = 1 }
    return result
  }

  subscript(row: Int, column: Int) -> Double {
    get { elements[row * size + column] }
    set { elements[row * size + column] = newValue }
  }

  /// The product with a vector.
  func times(_ vector: [Double]) -> [Double] {
    (0..<size).map { row in
      var sum = 0.0
      for column in 0..<size { sum += self[row, column] * vector[column] }
      return sum
    }
  }

  /// `vᵀ·A·v`.
  func quadraticForm(_ vector: [Double]) -> Double {
    zip(vector, times(vector)).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The mean of the matrix and its transpose.
  var symmetrized: SquareMatrix {
    var result = self
    for i in 0..<size {
      for j in 0..<i {
        let mean = (self[i, j] + self[j, i]) / 2
        result[i, j] = mean
        result[j, i] = mean
      }
    }
    return result
  }
}

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

/// The inner product of two stretches of numbers, in four sums at once.
func innerProduct(
  _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, count: Int
) -> Double {
  var sums = SIMD4<Double>()
  var index = 0
  while index + 4 <= count {
    let a = SIMD4(left[index], left[index + 1], left[index + 2], left[index + 3])
    let b = SIMD4(right[index], right[index + 1], right[index + 2], right[index + 3])
    sums += a * b
    index += 4
  }
  var sum = sums.sum()
  while index < count {
    sum += left[index] * right[index]
    index += 1
  }
  return sum
}
