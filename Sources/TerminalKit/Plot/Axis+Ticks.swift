#if canImport(Glibc)
  import Glibc
#endif

extension Axis {
  /// At most about `maximum` named ticks at round values, from `lower` up: steps of 1, 2 or 5 times a power of ten,
  /// decades on a logarithmic axis, whole minutes and hours in time.
  public func ticks(maximum: Int, glyphs: GlyphSet) -> [Tick] {
    let maximum = min(max(maximum, 1), 1_000)
    switch scale {
    case .linear:
      return quantity == .seconds
        ? secondTicks(maximum: maximum) : tellingTicks(maximum: maximum)
    case .logarithmic: return logarithmicTicks(maximum: maximum, glyphs: glyphs)
    }
  }

  private func tick(_ value: Double, _ label: SafeText) -> Tick {
    Tick(value: value, fraction: fraction(value), label: label)
  }

  /// The multiples of `step` on this axis, by their factor.
  private func multiples(of step: Double) -> ClosedRange<Int>? {
    let slack = 1e-9
    guard let first = Int(exactly: (lower / step - slack).rounded(.up)),
      let last = Int(exactly: (upper / step + slack).rounded(.down)), first <= last,
      last - first <= 10_000
    else { return nil }
    return first...last
  }

  /// Even ticks; a finer step where there would be but one, which names a place and no length.
  private func tellingTicks(maximum: Int) -> [Tick] {
    let ticks = linearTicks(maximum: maximum)
    guard ticks.count < 2, maximum >= 2 else { return ticks }
    for finer in maximum + 1...maximum * 3 {
      let more = linearTicks(maximum: finer)
      if more.count >= 2 { return more }
    }
    return ticks
  }

  private func linearTicks(maximum: Int) -> [Tick] {
    let whole = quantity == .count
    let raw = (upper - lower) / Double(maximum)
    var exponent = Int(log10(raw).rounded(.down))
    let unit = pow(10, Double(exponent))
    var mantissa = [1, 2, 5].first { Double($0) * unit >= raw * (1 - 1e-9) } ?? 10
    if mantissa == 10 {
      mantissa = 1
      exponent += 1
    }
    if whole && exponent < 0 {
      mantissa = 1
      exponent = 0
    }
    let power = pow(10, Double(abs(exponent)))
    let step = exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    guard let factors = multiples(of: step) else { return [] }
    let values = factors.map { factor -> Double in
      let multiple = Double(factor * mantissa)
      return exponent < 0 ? multiple / power : multiple * power
    }
    return values.map { tick($0, label($0, exponent: exponent, among: values)) }
  }

  /// The name of a tick, with as many digits as tell it from its neighbours.
  private func label(_ value: Double, exponent: Int, among values: [Double]) -> SafeText {
    if quantity == .count, let text = countLabel(value, exponent: exponent) { return text }
    let largest = values.map(\.magnitude).max() ?? 0
    if value == 0 { return "0" }
    if largest < 1e6, exponent >= -5 {
      return NumberText.fixed(value, places: max(-exponent, 0))
    }
    guard var digits = DecimalDigits(value) else { return .empty }
    digits.round(to: digits.exponent - exponent)
    return SafeText(digits.mantissa(count: digits.exponent - exponent) + "e\(digits.exponent - 1)")
  }

  private func countLabel(_ value: Double, exponent: Int) -> SafeText? {
    guard value.magnitude >= 10_000, value.magnitude < 1e15, let count = Int(exactly: value) else {
      return nil
    }
    for (unit, name) in [(1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k")]
    where abs(count) >= unit {
      let tenths = count / (unit / 10)
      guard tenths * (unit / 10) == count else { continue }
      return SafeText(
        tenths % 10 == 0 ? "\(tenths / 10)\(name)" : "\(tenths / 10).\(abs(tenths % 10))\(name)")
    }
    return nil
  }

  private func secondTicks(maximum: Int) -> [Tick] {
    let steps: [Double] = [
      1, 2, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400,
    ]
    let raw = (upper - lower) / Double(maximum)
    guard raw > 0.5, let step = steps.first(where: { $0 >= raw * (1 - 1e-9) }),
      let factors = multiples(of: step)
    else { return linearTicks(maximum: maximum) }
    return factors.map { factor in
      let value = Double(factor) * step
      return tick(value, Self.duration(value))
    }
  }

  /// Seconds as `45s`, `1m30`, `2h`, `1h05`, `3d`.
  private static func duration(_ seconds: Double) -> SafeText {
    guard let total = Int(exactly: seconds) else {
      return NumberText.significant(seconds, digits: 4)
    }
    let sign = total < 0 ? "-" : ""
    let value = abs(total)
    func pair(_ whole: Int, _ unit: String, _ rest: Int) -> SafeText {
      SafeText(
        rest == 0
          ? "\(sign)\(whole)\(unit)" : "\(sign)\(whole)\(unit)\(rest < 10 ? "0" : "")\(rest)")
    }
    if value < 60 { return value == 0 ? "0" : SafeText("\(sign)\(value)s") }
    if value < 3_600 { return pair(value / 60, "m", value % 60) }
    if value < 86_400 { return pair(value / 3_600, "h", value % 3_600 / 60) }
    return pair(value / 86_400, "d", value % 86_400 / 3_600)
  }

  private func logarithmicTicks(maximum: Int, glyphs: GlyphSet) -> [Tick] {
    let first = Int((log10(lower) - 1e-9).rounded(.up))
    let last = Int((log10(upper) + 1e-9).rounded(.down))
    guard last - first >= 1 else { return shortLogarithmicTicks(maximum: maximum, glyphs: glyphs) }
    let strides = [1, 2, 3, 5, 10, 20, 50, 100, 200, 500]
    let fitting = strides.firstIndex { (last - first) / $0 < maximum } ?? strides.count - 1
    // A finer one where there would be but one, which names a place and no length.
    let stride =
      strides[...fitting].last { stride in
        maximum < 2 || (first...last).count { $0.isMultiple(of: stride) } >= 2
      } ?? 1
    var ticks: [Tick] = []
    for exponent in first - 1...last {
      let decade = pow(10, Double(exponent))
      if exponent >= first, exponent % stride == 0 {
        ticks.append(tick(decade, NumberText.powerOfTen(exponent, glyphs: glyphs)))
      }
      guard stride == 1, maximum >= 2 * (last - first + 1) else { continue }
      for multiple in [2.0, 5.0] where decade * multiple >= lower && decade * multiple <= upper {
        ticks.append(tick(decade * multiple, .empty))
      }
    }
    return ticks
  }

  /// Less than two decades: 1, 2 and 5 times a power of ten, or, if that names too little, even steps.
  private func shortLogarithmicTicks(maximum: Int, glyphs: GlyphSet) -> [Tick] {
    let bottom = Int(log10(lower).rounded(.down))
    var ticks: [Tick] = []
    for exponent in bottom...bottom + 2 {
      for multiple in [1.0, 2.0, 5.0] {
        let value =
          exponent < 0
          ? multiple / pow(10, Double(-exponent)) : multiple * pow(10, Double(exponent))
        guard value >= lower * (1 - 1e-9), value <= upper * (1 + 1e-9) else { continue }
        ticks.append(tick(value, NumberText.significant(value, digits: 3)))
      }
    }
    if ticks.count >= 2 || maximum < 2 { return Array(ticks.prefix(max(maximum, 1))) }
    let even = Axis(from: lower, to: upper, quantity: quantity).linearTicks(
      maximum: min(maximum, 5))
    return even.map { tick($0.value, $0.label) }
  }
}
