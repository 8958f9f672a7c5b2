/// Reproducible random numbers (Knuth's MMIX generator), for properties that must hold for any input.
struct Noise: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2 &+ 1 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }

  /// A number in 0..<1.
  mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }

  /// A number between `lower` and `upper`.
  mutating func between(_ lower: Double, _ upper: Double) -> Double {
    lower + unit() * (upper - lower)
  }
}
