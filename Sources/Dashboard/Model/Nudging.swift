#if canImport(Glibc)
  import Glibc
#endif
import Training

/// How a key changes a value: what the setting's declaration says.
enum Nudging {
  /// The value one key further; the same at an end of the range, nil where only typing makes sense.
  static func value(
    _ value: SettingValue, of setting: Setting, up: Bool, finely: Bool
  ) -> SettingValue? {
    switch (setting.domain, value) {
    case (.number(let range, let nudge), .number(let number)):
      let next = self.number(number, by: nudge, up: up, finely: finely)
      return range.contains(next) ? .number(next) : value
    case (.integer(let range, _), .integer(let whole)):
      return .integer(integer(whole, in: range, up: up, finely: finely))
    case (.choice, .choice(let name)): return .choice(neighbour(of: name, of: setting, up: up))
    case (.component, .component(let component)):
      return .component(Component(kind: neighbour(of: component.kind, of: setting, up: up)))
    default: return nil
    }
  }

  /// 1, 2, 5, 10, 20, … or, finely, two per cent; a linear one by its amount or a tenth of that.
  private static func number(
    _ number: Double, by nudge: Domain.Nudge, up: Bool, finely: Bool
  ) -> Double {
    switch nudge {
    case .linear(let amount):
      let step = finely ? amount / 10 : amount
      // On the grid of the step, so that up and down lead back and 0.30000000000000004 never shows.
      let place = (number / step).rounded() + (up ? 1 : -1)
      return rounded(place * step)
    case .logarithmic:
      guard number > 0 else { return up ? 0.001 : number }
      if finely { return rounded(up ? number * 1.02 : number / 1.02) }
      return up ? firstAbove(number) : firstBelow(number)
    }
  }

  private static func firstAbove(_ number: Double) -> Double {
    ladder(around: number).first { $0 > number * (1 + 1e-9) } ?? number
  }

  private static func firstBelow(_ number: Double) -> Double {
    ladder(around: number).last { $0 < number * (1 - 1e-9) } ?? number
  }

  /// 1, 2, 5 times the powers of ten near a number, in order.
  private static func ladder(around number: Double) -> [Double] {
    let decade = Int(log10(number).rounded(.down))
    return (decade - 1...decade + 1).flatMap { exponent in
      [1.0, 2, 5].map { digit in
        exponent < 0 ? digit / pow(10, Double(-exponent)) : digit * pow(10, Double(exponent))
      }
    }
  }

  /// Twelve significant digits: what is left of a sum that decimal digits do not hold goes away.
  private static func rounded(_ number: Double) -> Double {
    guard number != 0, number.isFinite else { return number }
    let places = 11 - Int(log10(number.magnitude).rounded(.down))
    guard places >= 0, places <= 300 else { return number }
    let scale = pow(10, Double(places))
    return (number * scale).rounded() / scale
  }

  /// One finely; else its first digit moves by one.
  private static func integer(
    _ whole: Int, in range: ClosedRange<Int>, up: Bool, finely: Bool
  ) -> Int {
    let coarse = coarseStep(for: up ? whole : max(whole - 1, 0))
    let (next, overflow) = whole.addingReportingOverflow((finely ? 1 : coarse) * (up ? 1 : -1))
    return overflow ? whole : min(max(next, range.lowerBound), range.upperBound)
  }

  /// The largest power of ten in it, at least 1.
  private static func coarseStep(for whole: Int) -> Int {
    var step = 1
    while step <= whole / 10 { step *= 10 }
    return step
  }

  private static func neighbour(of name: String, of setting: Setting, up: Bool) -> String {
    let names = (setting.domain.choices ?? []).map(\.name)
    guard let index = names.firstIndex(of: name) else { return name }
    return names[(index + (up ? 1 : names.count - 1)) % names.count]
  }
}
