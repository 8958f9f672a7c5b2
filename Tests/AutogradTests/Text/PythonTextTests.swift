import Testing

@testable import Autograd

/// Numbers as Python and NumPy write them; the expected texts are theirs.
@Suite struct PythonTextTests {
  @Test(
    arguments: [
      (0.1, "0.1"), (1, "1.0"), (-0.0, "-0.0"), (1e15, "1000000000000000.0"), (1e16, "1e+16"),
      (0.0001, "0.0001"), (0.00001, "1e-05"), (123456789.125, "123456789.125"), (1.5e-7, "1.5e-07"),
      (Double(Float(0.1)), "0.10000000149011612"), (.leastNonzeroMagnitude, "5e-324"),
      (1e300, "1e+300"),
      (.nan, "nan"), (-.infinity, "-inf"), (.infinity, "inf"), (120, "120.0"),
    ] as [(Double, String)])
  func doubles(value: Double, text: String) {
    #expect(PythonText.text(of: value) == text)
  }

  @Test(
    arguments: [
      (0.1, "0.1"), (999_999, "999999.0"), (1e6, "1e+06"), (1.5e6, "1.5e+06"), (0.001, "0.001"),
      (1e-4, "1e-04"), (0, "0.0"), (.nan, "nan"),
    ] as [(Float, String)])
  func singlePrecisionScalars(value: Float, text: String) {
    #expect(PythonText.text(of: value) == text)
  }

  @Test(arguments: [([], "()"), ([3], "(3,)"), ([2, 0], "(2, 0)")] as [([Int], String)])
  func tuples(values: [Int], text: String) {
    #expect(PythonText.tuple(values) == text)
  }
}
