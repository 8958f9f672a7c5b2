import Testing

@testable import Autograd

/// Python's notation for formats; the expected texts are Python's.
@Suite struct PythonFormatTests {
  @Test(
    arguments: [
      ("{:.2f}", 2.675, "2.67"), ("{:.2f}", 0.125, "0.12"), ("{:.0f}", 0.5, "0"),
      ("{}", 1e16, "1e+16"),
      ("{:10.2e}", 12345, "  1.23e+04"), ("{:+.1f}", 1, "+1.0"), ("{: .1f}", 1, " 1.0"),
      ("{:g}", 1e6, "1e+06"), ("{:g}", 123456, "123456"), ("{:.3g}", 0.0001234, "0.000123"),
      ("{:#.3g}", 1, "1.00"), ("{:G}", 1e-10, "1E-10"), ("{:.1%}", 0.256, "25.6%"),
      ("{:08.3f}", -1.5, "-001.500"), ("{:*^9.1f}", 2, "***2.0***"), ("{:<8.2f}|", 2, "2.00    |"),
      ("{:<08.2f}", 2, "2.000000"), ("{:=+7.1f}", 2, "+   2.0"), ("{:.4}", 1234, "1.234e+03"),
      ("{:.4}", 12, "12.0"), ("a{:.1f}b", -0.04, "a-0.0b"), ("{:5.1f}", .nan, "  nan"),
      ("{:E}", -.infinity, "-INF"), ("{:#.0f}", 3, "3."),
    ] as [(String, Double, String)])
  func formats(notation: String, value: Double, text: String) throws {
    #expect(try PythonFormat(notation)(value) == text)
  }

  @Test(arguments: ["", "x", "{", "{:.2f}{}", "}{", "{{}}"])
  func needsOnePairOfBraces(notation: String) {
    #expect(throws: PythonFormatError.braces(notation)) { try PythonFormat(notation) }
  }

  @Test(arguments: ["{:d}", "{x}", "{:.f}", "{:.2fx}", "{:99999999999999999999}", "{:.20000f}"])
  func refusesWhatIsNoFormatOfNumbers(notation: String) {
    #expect(throws: PythonFormatError.specification(String(notation.dropFirst().dropLast()))) {
      try PythonFormat(notation)
    }
  }
}
