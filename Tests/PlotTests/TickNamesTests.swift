import GridSupport
import Randomness
import TerminalKit
import Testing

@testable import Plot

#if canImport(Glibc)
  import Glibc
#endif

/// What ticks are called, by themselves and with what their names leave out.
@Suite struct TickNamesTests {
  /// The number that a name is: `1.5k`, `-3e-9`, `+0.0102`.
  private static func number(_ name: SafeText) throws -> Double {
    let units: [Character: Double] = ["k": 1e3, "M": 1e6, "G": 1e9]
    let text = name.string
    if let unit = text.last.flatMap({ units[$0] }) {
      return try #require(Double(text.dropLast())) * unit
    }
    return try #require(Double(text))
  }

  /// Axes around any value, from long to as short as axes are.
  private static func randomAxes(
    _ count: Int, seed: Int, quantity: Axis.Quantity, scale: Axis.Scale
  ) -> [Axis] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let size =
        quantity == .count ? pow(10, random.between(0, 9)) : pow(10, random.between(-12, 12))
      let positive = quantity == .count || scale == .logarithmic
      let center = random.between(positive ? 1 : -5, 5) * size
      let length = size * pow(10, random.between(-9, 0))
      return Axis(
        from: center - length * random.unit(), to: center + length, scale: scale, quantity: quantity
      )
    }
  }

  /// Names differ, and each with the offset is its tick's value, as far as a tenth of the way to the next.
  @Test(arguments: [Axis.Quantity.number, .count], Axis.Scale.allCases)
  func namesWithTheOffsetAreTheValues(quantity: Axis.Quantity, scale: Axis.Scale) throws {
    for axis in Self.randomAxes(2_000, seed: 11, quantity: quantity, scale: scale) {
      for maximum in [2, 6, 15] {
        let all = axis.ticks(maximum: maximum, glyphs: .ascii)
        let offset = all.offset.isEmpty ? 0 : try Self.number(all.offset)
        let named = all.filter { !$0.label.isEmpty }
        #expect(Set(named.map(\.label)).count == named.count)
        let distances = zip(named.dropFirst(), named).map { $0.value - $1.value }
        guard let distance = distances.min() else { continue }
        for tick in named {
          #expect(abs(offset + (try Self.number(tick.label)) - tick.value) <= 0.1 * distance)
        }
      }
    }
  }

  /// However short an axis is, its names stay short.
  @Test(arguments: [Axis.Quantity.number, .count])
  func namesStayShort(quantity: Axis.Quantity) {
    for axis in Self.randomAxes(2_000, seed: 12, quantity: quantity, scale: .linear) {
      // A sign, six digits, a point, and a power of ten.
      let ticks = axis.ticks(maximum: 6, glyphs: .braille)
      #expect(ticks.allSatisfy { $0.label.width <= 12 }, "\(ticks.map(\.label.string))")
      if ticks.offset.isEmpty { continue }
      #expect(["+", "-"].contains(ticks.offset.string.first))
    }
  }

  @Test(
    arguments: [
      (0.0102049446, 0.0102049462, .number, "+0.01020494", ["5.0e-9", "5.5e-9", "6.0e-9"]),
      (1_999_998, 2_000_002, .number, "+2e6", ["-2", "-1", "0", "1", "2"]),
      (-2_000_003, -1_999_999, .number, "-2e6", ["-3", "-2", "-1", "0", "1"]),
      (7.00000049, 7.00000071, .number, "+7", ["5e-7", "6e-7", "7e-7"]),
      (1_234_560, 1_234_580, .count, "+1234.5k", ["60", "65", "70", "75", "80"]),
      (12_345_671, 12_345_674, .count, "+12345670", ["1", "2", "3", "4"]),
      // Six digits are few enough.
      (999_996, 999_999, .number, "", ["999996", "999997", "999998", "999999"]),
      (0.102041, 0.102044, .number, "", ["0.102041", "0.102042", "0.102043", "0.102044"]),
      // Long names tell little digits of a long axis.
      (0, 3e9, .number, "", ["0", "1e9", "2e9", "3e9"]),
    ] as [(Double, Double, Axis.Quantity, String, [String])])
  func offsets(
    lower: Double, upper: Double, quantity: Axis.Quantity, offset: String, names: [String]
  ) {
    let ticks = Axis(from: lower, to: upper, quantity: quantity).ticks(maximum: 4, glyphs: .braille)
    #expect(ticks.offset.string == offset)
    #expect(ticks.map(\.label.string) == names)
  }

  // MARK: In the picture

  private static func flat(_ glyphs: GlyphSet, _ size: Size) -> Grid {
    let values = (0..<60).map { 0.0102049446 + 1.4e-9 * exp(-Double($0) / 15) }
    let x = Axis(from: 1_234_500, to: 1_234_559, quantity: .count)
    let curve = Series(ArraySamples(values), start: 1_234_500, label: "loss")
    let plot = LinePlot(x: x, y: Axis(from: 0.0102049445, to: 0.0102049462), series: [curve])
    return Grid.showing(plot, width: size.width, height: size.height, look: .plain(glyphs))
  }

  /// The offset of y stands over the names of y, that of x at the end of the names of x.
  @Test(arguments: GlyphSet.allCases)
  func offsetsStandAtTheirAxes(glyphs: GlyphSet) throws {
    let grid = Self.flat(glyphs, Size(width: 50, height: 12))
    let lines = grid.lines
    #expect(lines[0] == "+0.01020494")
    #expect(lines[11].hasSuffix("+1234.5k"))
    let axis = Look.plain(glyphs).style(.axis)
    #expect(grid[Point(x: 0, y: 0)].style == axis && grid[Point(x: 49, y: 11)].style == axis)
    // The names of y are but as wide as they are.
    #expect(lines[1...10].allSatisfy { $0.dropFirst(4).first.map { "│┤|+".contains($0) } ?? false })
    try GoldenFile.check(grid.plainText, "offsets-\(glyphs)")
  }

  /// Whatever room there is, a name never stands without the offset that it needs.
  @Test func noNameStandsWithoutItsOffset() {
    for width in 0..<60 {
      for height in 0..<14 {
        let lines = Self.flat(.ascii, Size(width: width, height: height)).lines
        if lines.dropLast().contains(where: { $0.hasPrefix("5e-9") }) {
          #expect(lines[0] == "+0.01020494")
        }
        if height >= 4, let names = lines.last, names.contains(" 20") {
          #expect(names.hasSuffix("+1234.5k"), "\(width)x\(height)")
        }
      }
    }
  }
}
