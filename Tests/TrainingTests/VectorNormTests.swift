import Testing

@testable import Training

@Suite struct VectorNormTests {
  private func norm<Scalar: RunScalar>(_ values: [Scalar]) -> Scalar {
    values.withUnsafeBufferPointer { VectorNorm.euclidean($0) }
  }

  /// PyTorch: `torch.norm(torch.tensor([x]))` is |x| where x² is not a number of the type.
  @Test(arguments: [3e19, -3e19, 3e-23, -3e-23, 1.1, 0, .infinity] as [Float])
  func ofOneElementIsItsMagnitude(_ value: Float) {
    #expect(norm([value]) == value.magnitude)
    #expect(norm([Double(value) * 1e250]) == (Double(value) * 1e250).magnitude)
  }

  /// Pythagorean triples times powers of two, with zeros up to `count` elements: exact at any scale.
  @Test(arguments: [2, 3, 4, 7, 8, 9, 33])
  func neitherOverflowsNorUnderflows(_ count: Int) {
    for exponent in stride(from: -1074, through: 1020, by: 1) {
      let unit = Double(sign: .plus, exponent: exponent, significand: 1)
      var values = Array(repeating: 0.0, count: count)
      (values[0], values[count - 1]) = (3 * unit, -4 * unit)
      #expect(norm(values) == 5 * unit, "2^\(exponent), \(count) elements")
    }
    for exponent in stride(from: -149, through: 124, by: 1) {
      let unit = Float(sign: .plus, exponent: exponent, significand: 1)
      var values = Array(repeating: Float(0), count: count)
      (values[0], values[count - 1]) = (3 * unit, -4 * unit)
      #expect(norm(values) == 5 * unit, "2^\(exponent), \(count) elements")
    }
  }

  @Test func isInfiniteOnlyWhereItIs() {
    #expect(norm([1.5e308, 1.5e308]) == .infinity)
    #expect(norm([1, .infinity, 2.0]) == .infinity)
    #expect(norm([1, .infinity, Double.nan]).isNaN)
    #expect(norm([1e300, .nan, 2.0]).isNaN)
    #expect(norm([Double]()) == 0)
    #expect(norm([0.0, 0, 0]) == 0)
  }

  @Test func distancesKeepTheirRange() {
    #expect(VectorNorm.distance([3e200, 1], [0, 1]) == 3e200)
    #expect(VectorNorm.distance([0x1.8p-700, 0], [0, 0x1p-699]) == 0x1.4p-699)
  }
}
