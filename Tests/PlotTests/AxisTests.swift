import Randomness
import TerminalKit
import Testing

@testable import Plot

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct AxisTests {
  private static let odd: [Double] = [
    .nan, .infinity, -.infinity, 0, -0.0, 1, -1, 1e300, -1e300, .greatestFiniteMagnitude,
    -.greatestFiniteMagnitude, .leastNonzeroMagnitude, 1e-300, 7, 7.000000000001, 1e16,
  ]

  /// Any two numbers make an axis: finite, rising, with ticks on it in rising order and not too many.
  @Test(arguments: Axis.Scale.allCases)
  func anythingMakesAnAxis(scale: Axis.Scale) {
    for lower in Self.odd {
      for upper in Self.odd {
        for quantity in [Axis.Quantity.number, .count] {
          let axis = Axis(from: lower, to: upper, scale: scale, quantity: quantity)
          #expect(axis.lower.isFinite && axis.upper.isFinite && axis.lower < axis.upper)
          if scale == .logarithmic { #expect(axis.lower > 0) }
          for maximum in [0, 1, 2, 5, 20] {
            let ticks = axis.ticks(maximum: maximum, glyphs: .braille)
            #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value })
            #expect(ticks.allSatisfy { $0.fraction > -1e-6 && $0.fraction < 1 + 1e-6 })
            #expect(ticks.filter { !$0.label.isEmpty }.count <= max(2 * maximum, 5))
          }
          _ = axis.padded()
          let rounded = axis.rounded()
          #expect(rounded.lower.isFinite && rounded.upper.isFinite)
          #expect(rounded.lower < rounded.upper)
          _ = axis.zoomed(by: 1e-20)
        }
      }
    }
  }

  /// One decade that is named alone would name a place and no length.
  @Test(arguments: -20..<20)
  func aLogarithmicAxisNamesTwoPlaces(first: Int) {
    for decades in 1..<40 {
      let axis = Axis(
        from: 0.9 * pow(10, Double(first)), to: 1.1 * pow(10, Double(first + decades)),
        scale: .logarithmic)
      for maximum in 2..<8 {
        let names = axis.ticks(maximum: maximum, glyphs: .braille).filter { !$0.label.isEmpty }
        #expect(names.count >= 2, "\(decades) decades, \(maximum)")
      }
    }
  }

  /// Rounded ends hold all there was, are round, and stay while less than a step is added.
  @Test(arguments: [
    (1.2, 8.7, 0.0, 10.0), (-3.1, 4.9, -4, 6), (0, 1, 0, 1), (0.013, 0.0171, 0.013, 0.018),
    (-250, 1_010, -500, 1_500),
  ])
  func roundedEndsAreRound(lower: Double, upper: Double, roundLower: Double, roundUpper: Double) {
    let axis = Axis(from: lower, to: upper).rounded()
    // Products of a step and a whole number.
    #expect(abs(axis.lower - roundLower) <= 1e-12 * abs(roundUpper))
    #expect(abs(axis.upper - roundUpper) <= 1e-12 * abs(roundUpper))
  }

  @Test(arguments: [
    (0.02, 5.0, -2.0, 1.0), (2e-9, 3, -10, 2), (1, 100, 0, 2), (0.5, 2, -0.5, 0.5),
  ])
  func roundedEndsOfALogarithmicAxisAreDecades(
    lower: Double, upper: Double, least: Double, most: Double
  ) {
    let axis = Axis(from: lower, to: upper, scale: .logarithmic).rounded()
    #expect(abs(log10(axis.lower) - least) <= 1e-9 && abs(log10(axis.upper) - most) <= 1e-9)
  }

  @Test func fractionsAndValuesAreInverse() {
    for axis in [
      Axis(from: -3, to: 5), Axis(from: -1e300, to: 1e300),
      Axis(from: 1e-5, to: 1e3, scale: .logarithmic),
    ] {
      for step in -2...12 {
        let fraction = Double(step) / 10
        let value = axis.value(fraction)
        // Rounding of the logarithm and of its inverse.
        #expect(abs(axis.fraction(value) - fraction) < 1e-12)
      }
      #expect(axis.fraction(axis.lower) == 0 && axis.fraction(axis.upper) == 1)
    }
  }

  @Test func whatCannotBePlacedIsTold() {
    let linear = Axis(from: 0, to: 1)
    let logarithmic = Axis(from: 0.1, to: 10, scale: .logarithmic)
    for axis in [linear, logarithmic] {
      for value in [Double.nan, .infinity, -.infinity] { #expect(axis.fraction(value).isNaN) }
    }
    #expect(logarithmic.fraction(0) == -.infinity && logarithmic.fraction(-5) == -.infinity)
    #expect(linear.fraction(0) == 0)
  }

  @Test(
    arguments: [
      (0.0, 10.0, 5, ["0", "2", "4", "6", "8", "10"]),
      (0, 1, 5, ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      (-3, 3, 4, ["-2", "0", "2"]), (0, 0.01, 2, ["0", "0.005", "0.010"]),
      (0, 3e7, 3, ["0", "1e7", "2e7", "3e7"]), (0, 4e-9, 4, ["0", "1e-9", "2e-9", "3e-9", "4e-9"]),
      (1_000_000, 1_500_000, 5, ["1.0e6", "1.1e6", "1.2e6", "1.3e6", "1.4e6", "1.5e6"]),
      (-1e300, 1e300, 2, ["-1e300", "0", "1e300"]),
      (99, 101, 4, ["99.0", "99.5", "100.0", "100.5", "101.0"]),
      // One tick alone would name no length.
      (-1.9, 1.9, 2, ["-1", "0", "1"]), (0.1, 0.9, 2, ["0.2", "0.4", "0.6", "0.8"]),
    ] as [(Double, Double, Int, [String])])
  func linearTicks(lower: Double, upper: Double, maximum: Int, labels: [String]) {
    let ticks = Axis(from: lower, to: upper).ticks(maximum: maximum, glyphs: .braille)
    #expect(ticks.map(\.label.string) == labels)
  }

  @Test(
    arguments: [
      (0.0, 20.0, 5, ["0", "5", "10", "15", "20"]), (0, 3, 10, ["0", "1", "2", "3"]),
      (0, 100_000, 5, ["0", "20k", "40k", "60k", "80k", "100k"]),
      (0, 4e6, 4, ["0", "1M", "2M", "3M", "4M"]), (0, 4_000, 2, ["0", "2000", "4000"]),
      (0, 5e6, 10, ["0", "500k", "1M", "1.5M", "2M", "2.5M", "3M", "3.5M", "4M", "4.5M", "5M"]),
    ] as [(Double, Double, Int, [String])])
  func countTicks(lower: Double, upper: Double, maximum: Int, labels: [String]) {
    let axis = Axis(from: lower, to: upper, quantity: .count)
    #expect(axis.ticks(maximum: maximum, glyphs: .braille).map(\.label.string) == labels)
  }

  @Test(
    arguments: [
      (0.005, 20.0, 4, ["10⁻²", "10⁻¹", "10⁰", "10¹"]), (1e-12, 1, 3, ["10⁻¹⁰", "10⁻⁵", "10⁰"]),
      (0.3, 0.7, 5, ["0.3", "0.4", "0.5", "0.6", "0.7"]), (1, 9, 5, ["1", "2", "5"]),
    ] as [(Double, Double, Int, [String])])
  func logarithmicTicks(lower: Double, upper: Double, maximum: Int, labels: [String]) {
    let axis = Axis(from: lower, to: upper, scale: .logarithmic)
    let named = axis.ticks(maximum: maximum, glyphs: .braille).filter { !$0.label.isEmpty }
    #expect(named.map(\.label.string) == labels)
  }

  @Test func decadesAreNamedInASCII() {
    let axis = Axis(from: 0.01, to: 1, scale: .logarithmic)
    let labels = axis.ticks(maximum: 3, glyphs: .ascii).map(\.label.string)
    #expect(labels == ["1e-2", "1e-1", "1e0"])
  }

  // MARK: Fitting

  private func fit(_ values: [Double], _ scale: Axis.Scale, including: [Double] = []) -> Axis {
    let x = Axis(from: 0, to: Double(max(values.count - 1, 1)))
    return .fitting([Series(ArraySamples(values))], over: x, scale: scale, including: including)
  }

  @Test func constantAndSingleValuesAreInTheMiddle() {
    for values in [[5.0], [5, 5, 5], [-2e-9], [1e250, 1e250], [0, 0]] {
      let axis = fit(values, .linear)
      #expect(abs(axis.fraction(values[0]) - 0.5) < 1e-9)
    }
    #expect(abs(fit([3, 3], .logarithmic).fraction(3) - 0.5) < 1e-9)
  }

  @Test func withoutValuesThereIsStillAnAxis() {
    for values in [[], [Double.nan, .nan], [.infinity, -.infinity]] {
      #expect(fit(values, .linear).upper > 0)
      #expect(fit(values, .logarithmic).lower > 0)
    }
    #expect(fit([0, -3], .logarithmic).lower > 0)
  }

  @Test func aLogarithmicAxisFitsThePositiveValues() {
    let axis = fit([13, 0, 0.01, -4, .nan], .logarithmic)
    #expect(axis.lower < 0.01 && axis.lower > 0.001)
    #expect(axis.upper > 13 && axis.upper < 130)
  }

  @Test func isolatedOutliersAreLeftOff() {
    var values = (0..<400).map { 1 + Double($0 % 7) / 10 }
    values[200] = 1e6
    let axis = fit(values, .linear)
    #expect(axis.upper < 3 && axis.lower < 1 && axis.lower > 0)
    values[200] = -1e6
    #expect(fit(values, .linear).lower > 0)
  }

  @Test func aSteepBeginningIsNoOutlier() {
    let values = (0..<400).map { 6.4 * exp(-Double($0) / 3) }
    #expect(fit(values, .linear).upper > 6.4)
    #expect(fit([6.4, 0.1, 0.1, 0.1], .linear).upper > 6.4)
  }

  /// What lies far from the core is left off, and nothing of the core is.
  @Test func aClampedAxisStaysNearItsCore() {
    let linear = Axis(from: -1e9, to: 4).clamped(around: Axis(from: 0, to: 10), reach: 2)
    #expect(linear.lower == -20 && linear.upper == 10)
    let core = Axis(from: 1, to: 1e4, scale: .logarithmic)
    let decades = Axis(from: 1e-3, to: 1e150, scale: .logarithmic).clamped(around: core, reach: 1)
    #expect(abs(decades.lower / 1e-3 - 1) <= 1e-9)
    #expect(abs(decades.upper / 1e8 - 1) <= 1e-9)
    // A short core leaves three decades.
    let short = Axis(from: 1, to: 1e150, scale: .logarithmic)
      .clamped(around: Axis(from: 1, to: 2, scale: .logarithmic), reach: 1)
    #expect(abs(short.upper / 2e3 - 1) <= 1e-9)
    #expect(core.clamped(around: core, reach: 1) == core)
    // What lies in the wider one is shown, and no more.
    let seen = Axis(from: 0, to: 100)
      .clamped(around: Axis(from: 0, to: 1e-7), reach: 2, within: Axis(from: 0, to: 50))
    #expect(seen.lower == 0 && seen.upper == 50)
  }

  @Test func includedValuesAreOnTheAxis() {
    let axis = fit([1, 2], .logarithmic, including: [1e-3, .nan, -1])
    #expect(axis.lower < 1e-3 && axis.upper > 2)
    #expect(fit([1, 2], .linear, including: [-5]).lower < -5)
  }
}
