import CKernels

/// A type of numbers whose squares are added up as in PyTorch's norm.
package protocol SquareSummable: BinaryFloatingPoint {
  /// The sum of the squares of all values times `scale`: lanes of 32 bytes are summed apart, then together,
  /// then what is left, of which the last up to three squares are fused.
  static func sumOfSquares(_ values: UnsafeBufferPointer<Self>, scale: Self) -> Self
}

extension Float: SquareSummable {
  package static func sumOfSquares(_ values: UnsafeBufferPointer<Float>, scale: Float) -> Float {
    guard let first = values.baseAddress else { return 0 }
    return ck_squares_f32(first, values.count, scale)
  }
}

extension Double: SquareSummable {
  package static func sumOfSquares(
    _ values: UnsafeBufferPointer<Double>, scale: Double
  ) -> Double {
    guard let first = values.baseAddress else { return 0 }
    return ck_squares_f64(first, values.count, scale)
  }
}
