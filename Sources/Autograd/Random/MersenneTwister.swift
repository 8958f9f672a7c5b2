import CKernels

/// The engine of the generator: MT19937, seeded and read as PyTorch does it.
///
/// Its 624 words are regenerated together; drawing tempers them one after the other.
///
/// Matsumoto and Nishimura, [Mersenne Twister][mt] (1998).
///
/// [mt]: https://doi.org/10.1145/272991.272995
package struct MersenneTwister: ~Copyable {
  /// The number of words that are regenerated together.
  package static let wordCount = 624

  private let words: UnsafeMutablePointer<UInt32>

  /// The position of the next word, from 0 to 624.
  private(set) var next = 0

  /// The number of draws until the words are regenerated, the one that does it included.
  private(set) var left = 1

  /// An engine seeded with the low 32 bits of `seed`: seeds 0 and 2³² give the same words.
  package init(seed: UInt64) {
    words = .allocate(capacity: Self.wordCount)
    words.initialize(repeating: 0, count: Self.wordCount)
    reseed(seed)
  }

  deinit {
    words.deallocate()
  }

  /// Restarts from the low 32 bits of `seed`.
  package mutating func reseed(_ seed: UInt64) {
    var word = UInt32(truncatingIfNeeded: seed)
    words[0] = word
    for index in 1..<Self.wordCount {
      word = 1_812_433_253 &* (word ^ (word >> 30)) &+ UInt32(index)
      words[index] = word
    }
    next = 0
    left = 1
  }

  /// The next 32 random bits.
  package mutating func nextWord() -> UInt32 {
    regenerateIfUsedUp()
    var word: UInt32 = 0
    ck_mt19937_temper(words + next, &word, 1)
    advance(by: 1)
    return word
  }

  /// The next 64 random bits: two words, of which the first is the high half.
  package mutating func nextDoubleWord() -> UInt64 {
    let high = UInt64(nextWord())
    return high << 32 | UInt64(nextWord())
  }

  /// Draws `count` words and hands them out untempered, in runs of up to 624.
  ///
  /// `body` gets a run and the number of words drawn before it.
  mutating func draw(
    _ count: Int, _ body: (_ run: UnsafeBufferPointer<UInt32>, _ offset: Int) -> Void
  ) {
    var offset = 0
    while offset < count {
      regenerateIfUsedUp()
      let length = min(count - offset, left - 1)
      body(UnsafeBufferPointer(start: words + next, count: length), offset)
      advance(by: length)
      offset += length
    }
  }

  /// The untempered words, for saving the state.
  func withWords<Result>(_ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
    body(UnsafeBufferPointer(start: words, count: Self.wordCount))
  }

  /// Puts a saved state back; false, and nothing changed, if no engine can be in that state.
  mutating func restore(words source: [UInt32], next: Int, left: Int) -> Bool {
    let isFresh = left == 1 && next == 0
    let isRunning = left >= 1 && next >= 0 && left <= Self.wordCount && left + next == 625
    guard source.count == Self.wordCount, isFresh || isRunning else { return false }
    for (index, word) in source.enumerated() {
      words[index] = word
    }
    self.next = next
    self.left = left
    return true
  }

  private mutating func regenerateIfUsedUp() {
    guard left == 1 else { return }
    ck_mt19937_refill(words)
    next = 0
    left = Self.wordCount + 1
  }

  private mutating func advance(by count: Int) {
    next += count
    left -= count
  }
}
