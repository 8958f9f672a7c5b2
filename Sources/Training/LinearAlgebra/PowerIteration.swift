/// The largest eigenvalue in magnitude of a symmetric operator, by power iteration.
enum PowerIteration {
  /// The eigenvalue; nil where the operator gives numbers that are not finite.
  ///
  /// The estimate is the Rayleigh quotient, whose error is of the square of the vector's. It stops
  /// where the quotient no longer moves by `tolerance`, relatively.
  ///
  /// - Parameters:
  ///   - size: The length of the vectors.
  ///   - operation: The product of the operator and a vector.
  static func largestEigenvalue(
    size: Int, tolerance: Double = 1e-12, maximumIterations: Int = 10_000,
    _ operation: ([Double]) -> [Double]
  ) -> Double? {
    var vector = start(size)
    var estimate = 0.0
    for _ in 0..<maximumIterations {
      let product = operation(vector)
      let quotient = zip(vector, product).reduce(0) { $0 + $1.0 * $1.1 }
      let norm = product.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard norm.isFinite else { return nil }
      guard norm > 0 else { return 0 }
      vector = product.map { $0 / norm }
      if (quotient - estimate).magnitude <= tolerance * quotient.magnitude { return quotient }
      estimate = quotient
    }
    return estimate
  }

  /// A vector of length 1 without symmetry, so that it is orthogonal to no eigenvector by design.
  private static func start(_ size: Int) -> [Double] {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    let raw = (0..<size).map { _ -> Double in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(Int64(bitPattern: state) >> 11) * 0x1p-52 + 0x1p-60
    }
    let norm = raw.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return raw.map { $0 / norm }
  }
}
