/// Random numbers that a seed repeats, for properties that must hold for any input.
///
/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014,
/// https://doi.org/10.1145/2660193.2660195.
public struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension SplitMix64 {
  /// A whole number in 0..<`count`; traps unless there is one.
  public mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }

  /// True once in so many times.
  public mutating func once(in count: Int) -> Bool { below(count) == 0 }

  /// One of the choices; traps if there is none.
  public mutating func one<Element>(of choices: [Element]) -> Element {
    choices[below(choices.count)]
  }

  /// A number in 0..<1, on a grid of 2⁻⁵³.
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number between `lower` and `upper`.
  public mutating func between(_ lower: Double, _ upper: Double) -> Double {
    lower + unit() * (upper - lower)
  }
}
