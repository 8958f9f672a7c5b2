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
