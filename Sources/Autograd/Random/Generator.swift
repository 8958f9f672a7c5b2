import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A source of random numbers: PyTorch's generator for the CPU.
///
/// The same seed gives the same numbers as in PyTorch, and the same on every machine. Generators
/// are independent of one another and may be shared between threads: a draw of many numbers is not
/// interleaved with another's.
public final class Generator: Sendable {
  /// The seed of a generator that was given none.
  public static let defaultSeed: UInt64 = 67_280_421_310_721

  private let core: Mutex<GeneratorCore>

  /// A generator seeded with ``defaultSeed``.
  public convenience init() {
    self.init(seed: Self.defaultSeed)
  }

  init(seed: UInt64) {
    core = Mutex(GeneratorCore(seed: seed))
  }

  /// Restarts from `seed`, of which the low 32 bits decide the numbers.
  @discardableResult
  public func manualSeed(_ seed: UInt64) -> Generator {
    draw { $0.reseed(seed) }
    return self
  }

  /// Restarts from `seed`; a negative one stands for its two's complement.
  @discardableResult
  public func manualSeed(_ seed: Int) -> Generator {
    manualSeed(UInt64(bitPattern: Int64(seed)))
  }

  /// Restarts from a seed that differs each time, and returns that seed.
  @discardableResult
  public func seed() -> UInt64 {
    let seed = UInt64.random(in: 0 ... .max)
    manualSeed(seed)
    return seed
  }

  /// The seed that the numbers started from.
  public var initialSeed: UInt64 {
    draw { $0.seed }
  }

  /// Calls `body` with the generator's state while no other thread draws from it.
  package func draw<Result: Sendable>(_ body: (inout GeneratorCore) -> Result) -> Result {
    core.withLock { body(&$0) }
  }
}

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

  /// Restarts from `seed`; the value that is left over is forgotten.
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

/// Why a generator refuses a state.
///
/// The messages are PyTorch's.
public enum GeneratorStateError: Error, Equatable, CustomStringConvertible {
  /// The state has another number of bytes than ``Generator/stateSize``.
  case wrongSize(Int)

  /// No engine can be in that state.
  case invalidEngine

  /// What is wrong, in PyTorch's words.
  public var description: String {
    switch self {
    case .wrongSize(let size):
      "Expected a CPUGeneratorImplState of size \(Generator.stateSize) "
        + "but found the input RNG state size to be \(size)"
    case .invalidEngine:
      "Invalid mt19937 state"
    }
  }
}

extension Generator {
  /// The number of bytes of ``state``.
  public static let stateSize = 5056

  /// Everything that decides the numbers to come, in the bytes of PyTorch's `get_state`.
  ///
  /// Little-endian: the seed, the counters of the engine, its 624 words with 64 bits each, and the
  /// normal that is left over from a pair with the flag that says so.
  public var state: [UInt8] {
    draw { core in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(Self.stateSize)
      bytes.append(littleEndian: core.seed)
      bytes.append(littleEndian: Int32(core.engine.left))
      bytes.append(littleEndian: Int32(1))
      bytes.append(littleEndian: UInt64(core.engine.next))
      core.engine.withWords { words in
        for word in words {
          bytes.append(littleEndian: UInt64(word))
        }
      }
      bytes.append(littleEndian: UInt64(0))
      bytes.append(littleEndian: (core.cachedNormal ?? 0).bitPattern)
      bytes.append(littleEndian: UInt64(0))
      bytes.append(littleEndian: Int32(core.cachedNormal == nil ? 0 : 1))
      bytes.append(contentsOf: repeatElement(0, count: Self.stateSize - bytes.count))
      return bytes
    }
  }

  /// Puts back a state that ``state`` of this or another generator gave, or PyTorch's `get_state`.
  ///
  /// - Throws: ``GeneratorStateError``; then the generator is as it was.
  public func setState(_ state: [UInt8]) throws(GeneratorStateError) {
    guard state.count == Self.stateSize else { throw .wrongSize(state.count) }
    let left = Int(state.int32(at: 8))
    let isSeeded = state.int32(at: 12) != 0
    guard isSeeded, let next = Int(exactly: state.uint64(at: 16)) else { throw .invalidEngine }
    let words = (0..<MersenneTwister.wordCount).map {
      UInt32(truncatingIfNeeded: state.uint64(at: 24 + 8 * $0))
    }
    let tail = 24 + 8 * MersenneTwister.wordCount
    let cached = Double(bitPattern: state.uint64(at: tail + 8))
    let isCached = state.int32(at: tail + 24) != 0
    let isRestored = draw { core in
      guard core.engine.restore(words: words, next: next, left: left) else { return false }
      core.seed = state.uint64(at: 0)
      core.cachedNormal = isCached ? cached : nil
      return true
    }
    guard isRestored else { throw .invalidEngine }
  }
}

extension [UInt8] {
  fileprivate mutating func append<Value: FixedWidthInteger>(littleEndian value: Value) {
    var rest = value
    for _ in 0..<(Value.bitWidth / 8) {
      append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  fileprivate func uint64(at offset: Int) -> UInt64 {
    self[offset..<offset + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  fileprivate func int32(at offset: Int) -> Int32 {
    let bits = self[offset..<offset + 4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return Int32(bitPattern: bits)
  }
}
