import TerminalKit

#if canImport(Glibc)
  import Glibc
#endif

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
