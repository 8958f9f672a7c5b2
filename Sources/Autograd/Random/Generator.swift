import Synchronization

/// A source of random numbers: PyTorch's generator for the CPU.
///
/// The same seed gives the same numbers as in PyTorch, and the same on every machine. Generators
/// are independent of one another and may be shared between threads: a draw of many numbers is not
/// interleaved with another's.
public final class Generator: Sendable {
  /// The seed of a generator that nobody has seeded.
  public static let defaultSeed: UInt64 = 67_280_421_310_721

  private let core: Mutex<GeneratorCore>

  /// A generator seeded with ``defaultSeed``.
  public convenience init() {
    self.init(seed: Self.defaultSeed)
  }

  init(seed: UInt64) {
    core = Mutex(GeneratorCore(seed: seed))
  }

  /// Starts anew from `seed`, of which the low 32 bits decide the numbers.
  @discardableResult
  public func manualSeed(_ seed: UInt64) -> Generator {
    draw { $0.reseed(seed) }
    return self
  }

  /// Starts anew from `seed`; a negative one stands for its two's complement.
  @discardableResult
  public func manualSeed(_ seed: Int) -> Generator {
    manualSeed(UInt64(bitPattern: Int64(seed)))
  }

  /// Starts anew from a seed that differs each time, and returns that seed.
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
