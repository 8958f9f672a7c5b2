/// A whole number in base 10⁹, of any size.
struct DecimalInteger {
  private static let base: UInt64 = 1_000_000_000

  /// The places in base 10⁹, the least significant first.
  private var limbs: [UInt64]

  init(_ value: UInt64) {
    limbs = []
    var rest = value
    while rest > 0 {
      limbs.append(rest % Self.base)
      rest /= Self.base
    }
  }

  /// Multiplies by `factor`, which is below 10, `count` times.
  mutating func multiply(by factor: UInt64, toThePower count: Int) {
    var rest = count
    while rest > 0 {
      // 9⁹ fits in a limb's headroom: limb · factor⁹ + carry stays below 2⁶⁴.
      let step = min(rest, 9)
      var power: UInt64 = 1
      for _ in 0..<step {
        power *= factor
      }
      multiply(by: power)
      rest -= step
    }
  }

  private mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = limbs[index] * factor + carry
      limbs[index] = product % Self.base
      carry = product / Self.base
    }
    if carry > 0 { limbs.append(carry) }
  }

  /// The decimal digits, the most significant first; none for zero.
  var digits: [UInt8] {
    var digits: [UInt8] = []
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        digits.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while digits.last == 0 {
      digits.removeLast()
    }
    return digits.reversed()
  }
}
