/// The largest eigenvalue of a symmetric operator, by Lanczos' method with full reorthogonalisation
/// (Golub and Van Loan, "Matrix Computations", 4th edition, 2013, §10.1 and §10.3).
///
/// It needs some tens of products where power iteration needs thousands.
enum Lanczos {
  /// The most vectors that are kept; then it starts again from the best one so far.
  private static let spaceLimit = 64
  private static let restartLimit = 100

  /// The eigenvalue; nil where the operator gives numbers that are not finite.
  ///
  /// The estimate's error is of the square of the residual |Av − θv|; it stops where the residual is
  /// below `tolerance` times θ.
  ///
  /// - Parameters:
  ///   - size: The length of the vectors.
  ///   - operation: The product of the operator and a vector.
  static func largestEigenvalue<Failure: Error>(
    size: Int, tolerance: Double = 1e-7,
    _ operation: ([Double]) throws(Failure) -> [Double]
  ) throws(Failure) -> Double? {
    var start = anyVector(size)
    var estimate: Double?
    for _ in 0..<restartLimit {
      var space = Space(start)
      while true {
        guard try space.grow(operation) else { return nil }
        let isFull = space.dimension == min(size, spaceLimit)
        guard isFull || space.isClosed || space.dimension.isMultiple(of: 8) else { continue }
        guard let best = space.best else { return nil }
        estimate = best.value
        if space.isClosed || space.dimension == size
          || best.residual <= tolerance * best.value.magnitude
        {
          return estimate
        }
        if isFull {
          start = best.vector
          break
        }
      }
    }
    return estimate
  }

  /// A vector of length 1 without symmetry, so that it is orthogonal to no eigenvector by design.
  private static func anyVector(_ size: Int) -> [Double] {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    let raw = (0..<size).map { _ -> Double in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(Int64(bitPattern: state) >> 11) * 0x1p-52 + 0x1p-60
    }
    return raw.scaledToLength1
  }

  /// The space of a vector, its product with the operator, the product of that, and so on, with an
  /// orthonormal basis in which the operator is tridiagonal.
  private struct Space {
    private var basis: [[Double]]
    private var diagonal: [Double] = []
    private var offDiagonal: [Double] = []
    /// Whether the operator leads out of it no more, to working precision.
    private(set) var isClosed = false

    init(_ start: [Double]) { basis = [start] }

    var dimension: Int { diagonal.count }

    /// Takes in one more product; whether its numbers are finite.
    mutating func grow<Failure: Error>(
      _ operation: ([Double]) throws(Failure) -> [Double]
    ) throws(Failure) -> Bool {
      let vector = basis[diagonal.count]
      var product = try operation(vector)
      let whole = product.length
      guard whole.isFinite else { return false }
      diagonal.append(vector.product(product))
      // Twice is enough (Parlett, "The Symmetric Eigenvalue Problem", 1998, §6.9).
      for _ in 0..<2 {
        for direction in basis { product.subtract(direction.product(product), times: direction) }
      }
      let rest = product.length
      offDiagonal.append(rest)
      isClosed = rest <= whole * 1e-14
      if !isClosed { basis.append(product.scaledToLength1) }
      return true
    }

    /// The largest eigenvalue within the space, its vector and how far that is from being one of the
    /// operator's.
    var best: (value: Double, vector: [Double], residual: Double)? {
      var matrix = SquareMatrix(size: dimension)
      for index in diagonal.indices {
        matrix[index, index] = diagonal[index]
        guard index > 0 else { continue }
        matrix[index, index - 1] = offDiagonal[index - 1]
        matrix[index - 1, index] = offDiagonal[index - 1]
      }
      guard let eigen = SymmetricEigen(matrix), let value = eigen.values.last,
        let weights = eigen.vectors.last, let last = weights.last
      else { return nil }
      var vector = Array(repeating: 0.0, count: basis[0].count)
      for (weight, direction) in zip(weights, basis) { vector.subtract(-weight, times: direction) }
      return (value, vector.scaledToLength1, (last * offDiagonal[dimension - 1]).magnitude)
    }
  }
}

extension [Double] {
  fileprivate func product(_ other: [Double]) -> Double {
    zip(self, other).reduce(0) { $0 + $1.0 * $1.1 }
  }

  fileprivate var length: Double { product(self).squareRoot() }

  fileprivate var scaledToLength1: [Double] {
    let length = length
    return map { $0 / length }
  }

  fileprivate mutating func subtract(_ factor: Double, times other: [Double]) {
    for index in indices { self[index] -= factor * other[index] }
  }
}
