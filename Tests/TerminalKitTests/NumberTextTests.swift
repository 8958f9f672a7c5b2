import Randomness
import Testing

@testable import TerminalKit

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct NumberTextTests {
  /// The C library's `%.*e`, read back, is the reference for rounding.
  @Test func significantDigitsAreRoundedAsTheCLibraryDoes() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<1_000 {
      let value = random.between(-1, 1) * pow(10, random.between(-30, 30))
      for digits in 1...6 {
        var buffer = [CChar](repeating: 0, count: 64)
        _ = withVaList([Int32(digits - 1), value]) {
          vsnprintf(&buffer, buffer.count, "%.*e", $0)
        }
        let end = buffer.firstIndex(of: 0) ?? 0
        let expected = Double(String(decoding: buffer[..<end].map(UInt8.init), as: UTF8.self))
        let text = NumberText.significant(value, digits: digits).string
        #expect(Double(text) == expected, "\(value) as \(text)")
      }
    }
  }

  @Test(
    arguments: [
      (0.0, 3, "0"), (1, 3, "1"), (-1.5, 3, "-1.5"), (0.00012345, 3, "0.000123"),
      (0.000012345, 3, "1.23e-5"), (123_456, 6, "123456"), (1_234_567, 3, "1.23e6"),
      (999.96, 4, "1000"), (0.5, 1, "0.5"), (1e300, 2, "1e300"), (2.5, 1, "3"), (-0.0, 2, "0"),
      (100, 1, "100"), (Double.nan, 3, "NaN"), (.infinity, 3, "∞"), (-.infinity, 3, "-∞"),
    ] as [(Double, Int, String)])
  func significant(value: Double, digits: Int, expected: String) {
    #expect(NumberText.significant(value, digits: digits).string == expected)
  }

  @Test(
    arguments: [(0.5, 4, "0.5000"), (0, 3, "0.00"), (12, 4, "12.00"), (3.2e-9, 3, "3.20e-9")]
      as [(Double, Int, String)])
  func paddedReadoutsKeepTheirLength(value: Double, digits: Int, expected: String) {
    #expect(NumberText.significant(value, digits: digits, padded: true).string == expected)
  }

  @Test(
    arguments: [
      (1.005, 1, "1.0"), (0.96, 1, "1.0"), (0.04, 1, "0.0"), (-0.04, 1, "0.0"),
      (12_345.678, 2, "12345.68"),
      (1e-20, 3, "0.000"), (99.95, 0, "100"), (0.5, 0, "1"), (0.05, 1, "0.1"),
    ] as [(Double, Int, String)])
  func fixed(value: Double, places: Int, expected: String) {
    #expect(NumberText.fixed(value, places: places).string == expected)
  }

  @Test func powersOfTen() {
    #expect(NumberText.powerOfTen(-12, glyphs: .braille).string == "10⁻¹²")
    #expect(NumberText.powerOfTen(-12, glyphs: .ascii).string == "1e-12")
    #expect(NumberText.subscript(10).string == "₁₀")
    #expect(NumberText.significant(.infinity, digits: 2, glyphs: .ascii).string == "inf")
  }
}
