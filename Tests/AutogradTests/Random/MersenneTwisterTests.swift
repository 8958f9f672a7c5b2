import CKernels
import Testing

@testable import Autograd

/// The engine against what its authors and the C++ standard say of it.
@Suite struct MersenneTwisterTests {
  @Test func tenThousandthWordIsTheStandards() {
    // C++, [rand.predef]: the 10000th consecutive invocation of a default-constructed mt19937.
    var engine = MersenneTwister(seed: 5489)
    for _ in 1..<10_000 {
      _ = engine.nextWord()
    }
    #expect(engine.nextWord() == 4_123_659_995)
  }

  @Test func onlyTheLowHalfOfTheSeedCounts() {
    var small = MersenneTwister(seed: 5)
    var large = MersenneTwister(seed: 5 + 1 << 32)
    var other = MersenneTwister(seed: 6)
    let word = small.nextWord()
    #expect(large.nextWord() == word)
    #expect(other.nextWord() != word)
  }

  @Test func doubleWordHasTheFirstWordOnTop() {
    var words = MersenneTwister(seed: 9)
    var doubleWords = MersenneTwister(seed: 9)
    for _ in 0..<700 {
      let (high, low) = (UInt64(words.nextWord()), UInt64(words.nextWord()))
      #expect(doubleWords.nextDoubleWord() == high << 32 | low)
    }
  }

  @Test(arguments: [1, 7, 623, 624, 625, 2000])
  func runsAreTheWordsOneByOne(count: Int) {
    var single = MersenneTwister(seed: 11)
    var bulk = MersenneTwister(seed: 11)
    _ = (single.nextWord(), bulk.nextWord())
    var words: [UInt32] = []
    bulk.draw(count) { run, offset in
      #expect(offset == words.count)
      for raw in run {
        var word: UInt32 = 0
        withUnsafePointer(to: raw) { ck_mt19937_temper($0, &word, 1) }
        words.append(word)
      }
    }
    #expect(words == (0..<count).map { _ in single.nextWord() })
    #expect(bulk.nextWord() == single.nextWord())
  }
}
