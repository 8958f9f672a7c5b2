#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The functions of the C library that reach a run's numbers, in one place.
package enum LibraryFunctions {
  package static func cosine(_ x: Double) -> Double { cos(x) }
  package static func sine(_ x: Double) -> Double { sin(x) }
  package static func exponential(_ x: Double) -> Double { exp(x) }
  package static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
  package static func logarithm10(_ x: Double) -> Double { log10(x) }
}

/// The Euclidean norm with PyTorch's order of additions.
package enum VectorNorm {
  /// `torch.norm(x)` of a contiguous tensor, to the bit, and the true norm where PyTorch's squares leave the
  /// type's range though the norm itself does not.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package static func euclidean<Scalar: RunScalar>(_ values: UnsafeBufferPointer<Scalar>) -> Scalar
  {
    if values.count == 1 { return values[0].magnitude }
    let sum = Scalar.sumOfSquares(values, scale: 1)
    // Below this, squares that are not normal numbers count.
    let least = Scalar.leastNormalMagnitude / Scalar.ulpOfOne
    if sum >= least && sum < .infinity || sum.isNaN { return sum.squareRoot() }
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    if largest == 0 || largest.isInfinite { return largest }
    // A power of two changes no digit; the reciprocal of the least numbers would not be finite.
    let exponent = min(-largest.exponent, Scalar.greatestFiniteMagnitude.exponent)
    let scale = Scalar(sign: .plus, exponent: exponent, significand: 1)
    return Scalar.sumOfSquares(values, scale: scale).squareRoot() / scale
  }

  /// The norm of the difference of two vectors.
  package static func distance(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).map { $0 - $1 }.withUnsafeBufferPointer { euclidean($0) }
  }
}
