import Testing

@testable import Training

/// The decimal numbers of YAML 1.2's core schema, rule 10.3.2; the values are Python's `float(text)`.
@Suite struct NumeralTests {
  @Test(
    arguments: [
      ("0", 0), ("5", 5), ("+5", 5), ("-5", -5), (".5", 0.5), ("-.5", -0.5), ("5.", 5), ("+5.", 5),
      ("007", 7), ("0010.50", 10.5), ("1e3", 1000), ("1E+3", 1000), ("2.5e-1", 0.25), ("5.e1", 50),
      (".5e1", 5), ("12345678901234567890123.", 12_345_678_901_234_567_890_123.0),
      ("9007199254740993", 9_007_199_254_740_992), ("1e400", .infinity), ("-1e400", -.infinity),
      ("0.30000000000000004", 0.30000000000000004), ("5e-324", .leastNonzeroMagnitude),
    ] as [(String, Double)])
  func aNumberHasItsValue(text: String, value: Double) {
    #expect(Numeral.value(of: text) == value)
  }

  @Test(arguments: [
    "", " ", ".", "+", "-", "+.", "e5", ".e5", "5e", "5e+", "5e1.5", "1.2.3", "--1", "+-1", "1 2",
    " 1",
    "1 ", "1_000", "1,5", "0x10", "0o17", "0b1", "0x1p3", "1:30", ".inf", ".nan", "nan", "inf",
    "Infinity", "1f", "1d5", "\u{FF15}", "\u{0665}", "½", "1\u{0}",
  ])
  func otherFormsAreNone(text: String) {
    #expect(Numeral.value(of: text) == nil)
    #expect(Numeral.whole(text) == nil)
    #expect(throws: Numeral.Refusal.form(text: text, isWhole: false)) { try Numeral.finite(text) }
  }

  /// Exact where a double is not: 2⁵³ + 1, and the largest of 64 bits.
  @Test(
    arguments: [
      ("20", 20), ("+20", 20), ("-20", -20), ("20.", 20), ("20.00", 20), ("2e1", 20),
      ("2.0E+1", 20),
      (".2e2", 20), ("200e-1", 20), ("0e999999", 0), ("-.0", 0),
      ("9007199254740993", 9_007_199_254_740_993),
      ("9007199254740993.0", 9_007_199_254_740_993), ("9007199254740.993e3", 9_007_199_254_740_993),
      ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
    ] as [(String, Int)])
  func aWholeNumberIsExact(text: String, whole: Int) {
    #expect(Numeral.whole(text) == whole)
  }

  @Test(arguments: [
    "1.5", "1e-1", "20.01", "9223372036854775808", "1e19", "1e400", "1e-400",
    "1e99999999999999999999",
  ])
  func whatIsNotWholeOrDoesNotFitIsNone(text: String) {
    #expect(Numeral.value(of: text) != nil && Numeral.whole(text) == nil)
  }

  @Test func theRefusalTellsTheFormFromTheSize() {
    #expect(throws: Numeral.Refusal.tooLarge(text: "1e999")) { try Numeral.finite("1e999") }
    #expect(throws: Numeral.Refusal.form(text: "x", isWhole: true)) {
      try Numeral.settingValue(ofWhole: "x")
    }
    for value in [
      Numeral.Refusal.form(text: "0x1", isWhole: false), .form(text: "0x1", isWhole: true),
    ] {
      #expect(value.description.contains("0x1 is not accepted as a"))
      #expect(!value.description.contains("at least"))
    }
  }
}
