#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a generator keeps: its seed, the engine and the normal that is left over from a pair.
package struct GeneratorCore: ~Copyable {
  var seed: UInt64
  var engine: MersenneTwister

  /// The second value of the pair that Box and Muller's transform made last, if it is not used yet.
  var cachedNormal: Double?

  init(seed: UInt64) {
    self.seed = seed
    engine = MersenneTwister(seed: seed)
  }

  /// Starts anew from `seed`; the value that is left over is forgotten.
  mutating func reseed(_ seed: UInt64) {
    self.seed = seed
    engine.reseed(seed)
    cachedNormal = nil
  }

  /// A uniform in [0, 1) on a grid of 2⁻⁵³, from two words.
  mutating func nextUniform() -> Double {
    Double(engine.nextDoubleWord() & (1 << 53 - 1)) * 0x1p-53
  }

  /// A standard normal by Box and Muller's transform in double precision.
  ///
  /// Values are made in pairs, of which the second is kept for the next call, whatever the dtype
  /// that either is for.
  mutating func nextNormal() -> Double {
    if let value = cachedNormal {
      cachedNormal = nil
      return value
    }
    let first = nextUniform()
    let second = nextUniform()
    let radius = (-2 * log1p(-second)).squareRoot()
    let angle = 2 * Double.pi * first
    cachedNormal = radius * sin(angle)
    return radius * cos(angle)
  }

  /// An integer from `low` below `low + range`, by the remainder of one word, or of two if the
  /// range is 2²⁸ or more.
  mutating func nextInteger(low: Int64, range: UInt64) -> Int64 {
    let value =
      range < 1 << 28
      ? UInt64(engine.nextWord()) % range
      : engine.nextDoubleWord() % range
    return low &+ Int64(bitPattern: value)
  }
}
