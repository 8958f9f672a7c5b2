import Testing

@testable import Autograd

/// Exact decimal texts, against values of IEEE 754 worked out by hand or known in closed form.
@Suite struct DecimalExpansionTests {
  @Test(
    arguments: [
      (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (0.125, 2, "0.12"), (0.375, 2, "0.38"),
      (0.7, 0, "1"), (9.96, 1, "10.0"), (0.0, 3, "0.000"), (1e22, 0, "10000000000000000000000"),
      (0.05, 0, "0"), (123.456, 1, "123.5"), (0.001, 2, "0.00"), (0.009, 2, "0.01"),
    ] as [(Double, Int, String)])
  func fixedRoundsTheExactValueWithTiesToEven(value: Double, decimals: Int, text: String) {
    #expect(DecimalExpansion(value).fixed(decimals: decimals) == text)
  }

  @Test func everyDigitOfATenth() {
    let digits = "0.1000000000000000055511151231257827021181583404541015625"
    #expect(DecimalExpansion(0.1).fixed(decimals: 55) == digits)
    #expect(DecimalExpansion(0.1).fixed(decimals: 57) == digits + "00")
  }

  @Test(
    arguments: [
      (.leastNonzeroMagnitude, 3, "4.941e-324"), (Double.greatestFiniteMagnitude, 4, "1.7977e+308"),
      (9.9996, 3, "1.000e+01"), (0, 2, "0.00e+00"), (12, 0, "1e+01"), (15, 0, "2e+01"),
      (25, 0, "2e+01"), (2.2250738585072014e-308, 2, "2.23e-308"), (1e100, 1, "1.0e+100"),
    ] as [(Double, Int, String)])
  func scientificHasTwoDigitsOfExponentAtLeast(value: Double, decimals: Int, text: String) {
    #expect(DecimalExpansion(value).scientific(decimals: decimals) == text)
  }

  @Test func powersOfTwoAreExact() {
    #expect(
      DecimalExpansion(0x1p100).fixed(decimals: 0) == "1267650600228229401496703205376")
    #expect(DecimalExpansion(0x1p-10).fixed(decimals: 10) == "0.0009765625")
  }
}
