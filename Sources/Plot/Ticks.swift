import TerminalKit

#if canImport(Glibc)
  import Glibc
#endif

/// The ticks of an axis in rising order, and what their names leave out.
public struct Ticks: Hashable, Sendable, RandomAccessCollection {
  private let ticks: [Tick]
  /// What is to be added to every name for the value, with its sign: `+0.0102049`; empty where the names are the
  /// values.
  public let offset: SafeText

  init(_ ticks: [Tick], offset: SafeText = .empty) {
    self.ticks = ticks
    self.offset = offset
  }

  public var startIndex: Int { ticks.startIndex }
  public var endIndex: Int { ticks.endIndex }
  public subscript(index: Int) -> Tick { ticks[index] }
}

/// A value that an axis names, or only marks.
public struct Tick: Hashable, Sendable {
  /// The value.
  public let value: Double
  /// Where it lies on its axis, 0…1.
  public let fraction: Double
  /// Its name; empty where it is only marked.
  public let label: SafeText
}

extension Axis {
  /// At most about `maximum` named ticks at round values, from `lower` up: steps of 1, 2 or 5 times a power of ten,
  /// decades on a logarithmic axis.
  ///
  /// Where names would need more than six digits to differ, they are differences from an offset.
  public func ticks(maximum: Int, glyphs: GlyphSet) -> Ticks {
    let maximum = min(max(maximum, 1), 1_000)
    switch scale {
    case .linear: return tellingTicks(maximum: maximum)
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
  private func tellingTicks(maximum: Int) -> Ticks {
    let ticks = linearTicks(maximum: maximum)
    guard ticks.count < 2, maximum >= 2 else { return ticks }
    for finer in maximum + 1...maximum * 3 {
      let more = linearTicks(maximum: finer)
      if more.count >= 2 { return more }
    }
    return ticks
  }

  private func linearTicks(maximum: Int) -> Ticks {
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
    let digit = DecimalUnit(exponent: exponent)
    guard let factors = multiples(of: digit.value(mantissa)) else { return Ticks([]) }
    let counts = factors.map { $0 * mantissa }
    let offset = needsOffset(counts, digit) ? DecimalUnit.sharedDigits(of: counts) : 0
    let largest = counts.map { digit.value($0 - offset).magnitude }.max() ?? 0
    let ticks = counts.map {
      tick(digit.value($0), label(digit.value($0 - offset), exponent, largest: largest))
    }
    return Ticks(ticks, offset: offset == 0 ? .empty : offsetLabel(digit.value(offset), exponent))
  }

  /// Whether names that are values would be long: more than six digits, but for what is so many thousands.
  private func needsOffset(_ counts: [Int], _ digit: DecimalUnit) -> Bool {
    guard quantity == .count else { return counts.contains { $0.magnitude >= 1_000_000 } }
    return counts.map(digit.value).contains { $0.magnitude >= 1e6 && countLabel($0) == nil }
  }

  /// The name of a tick, with as many digits as tell it from its neighbours, of which `largest` is the largest.
  private func label(_ value: Double, _ exponent: Int, largest: Double) -> SafeText {
    if quantity == .count, let text = countLabel(value) { return text }
    if value == 0 { return "0" }
    if largest < 1e6, exponent >= -5 || largest >= 1e-3 {
      return NumberText.fixed(value, places: max(-exponent, 0))
    }
    guard var digits = DecimalDigits(value) else { return .empty }
    digits.round(to: digits.exponent - exponent)
    return SafeText(digits.mantissa(count: digits.exponent - exponent) + "e\(digits.exponent - 1)")
  }

  /// What is added to every name, with its sign.
  private func offsetLabel(_ value: Double, _ exponent: Int) -> SafeText {
    let sign: SafeText = value < 0 ? "" : "+"
    if quantity == .count, let count = Int(exactly: value) {
      return sign + (countLabel(value) ?? SafeText("\(count)"))
    }
    let digits = (DecimalDigits(value)?.exponent ?? 0) - exponent
    return sign + NumberText.significant(value, digits: digits)
  }

  private func countLabel(_ value: Double) -> SafeText? {
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

  private func logarithmicTicks(maximum: Int, glyphs: GlyphSet) -> Ticks {
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
    return Ticks(ticks)
  }

  /// Less than two decades: 1, 2 and 5 times a power of ten, or, if that names too little, even steps.
  private func shortLogarithmicTicks(maximum: Int, glyphs: GlyphSet) -> Ticks {
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
    if ticks.count >= 2 || maximum < 2 { return Ticks(Array(ticks.prefix(max(maximum, 1)))) }
    let even = Axis(from: lower, to: upper, quantity: quantity).linearTicks(
      maximum: min(maximum, 5))
    return Ticks(even.map { tick($0.value, $0.label) }, offset: even.offset)
  }
}

/// A power of ten that values are counted in, so that their digits are whole numbers.
struct DecimalUnit {
  /// The power.
  let exponent: Int

  /// The number nearest to `count` units.
  func value(_ count: Int) -> Double {
    let power = pow(10, Double(abs(exponent)))
    return exponent < 0 ? Double(count) / power : Double(count) * power
  }

  /// The leading digits that `counts` share with the largest of them, down to those that tell them apart; 0 where
  /// there are none.
  static func sharedDigits(of counts: [Int]) -> Int {
    guard let least = counts.min(), let most = counts.max(), (least > 0) == (most > 0) else {
      return 0
    }
    var room: UInt = 10
    while room <= UInt(most - least) { room *= 10 }
    let shared = Int(max(most.magnitude, least.magnitude) / room * room)
    return least < 0 ? -shared : shared
  }
}
