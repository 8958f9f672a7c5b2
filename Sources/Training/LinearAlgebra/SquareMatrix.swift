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
