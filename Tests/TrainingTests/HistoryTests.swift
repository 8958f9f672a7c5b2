import Randomness
import Testing

@testable import Training

@Suite struct HistoryTests {
  /// Records whose numbers are known functions of the step.
  private func history(count: Int, parameterCount: Int = 2) -> History {
    var history = History(dtype: .float64, parameterCount: parameterCount)
    append(to: &history, count: count)
    return history
  }

  private func append(to history: inout History, count: Int, offset: Double = 0) {
    for _ in 0..<count {
      let step = Double(history.count)
      let parameters = (0..<history.parameterCount).map { step * 10 + Double($0) + offset }
      parameters.withUnsafeBufferPointer {
        history.append(
          loss: loss(history.count) + offset, gradientNorm: step + 0.5, learningRate: step / 8,
          parameters: $0)
      }
    }
  }

  /// A loss that goes up and down, so that bounds lie anywhere.
  private func loss(_ step: Int) -> Double { Double((step * 7919) % 10_007) }

  @Test(arguments: [1, 63, 64, 65, 4095, 4096, 4097, 9000])
  func recordsAreReadBackAsTheyWereWritten(_ count: Int) {
    let history = history(count: count)
    #expect(history.count == count)
    for step in stride(from: 0, to: count, by: max(1, count / 97)) {
      let record = history[step]
      #expect(record.step == step && record.loss == loss(step))
      #expect(record.parameters == [Double(step) * 10, Double(step) * 10 + 1])
      #expect(record.learningRate == Double(step) / 8)
      #expect(record.gradientNorm == Double(step) + 0.5)
    }
  }

  @Test func boundsAreThoseOfALinearSearch() {
    let history = history(count: 150_000)
    var random = SplitMix64(seed: 5)
    for _ in 0..<60 {
      let (a, b) = (random.below(150_001), random.below(150_001))
      let range = min(a, b)..<max(a, b)
      let losses = range.map(loss)
      #expect(history.lossBounds(in: range)?.minimum == losses.min())
      #expect(history.lossBounds(in: range)?.maximum == losses.max())
      let bounds = history.parameterBounds(1, in: range)
      #expect(bounds?.minimum == range.first.map { Double($0) * 10 + 1 })
      #expect(bounds?.maximum == range.last.map { Double($0) * 10 + 1 })
      let rates = history.learningRateBounds(in: range)
      #expect(rates?.minimum == range.first.map { Double($0) / 8 })
      #expect(rates?.maximum == range.last.map { Double($0) / 8 })
      let norms = history.gradientNormBounds(in: range)
      #expect(norms?.minimum == range.first.map { Double($0) + 0.5 })
      #expect(norms?.maximum == range.last.map { Double($0) + 0.5 })
    }
  }

  @Test func boundsPassOverWhatIsNotFinite() {
    var history = History(dtype: .float32, parameterCount: 1)
    for loss: Float in [3, .nan, 5, .infinity, -.infinity] {
      [Float.nan].withUnsafeBufferPointer {
        history.append(loss: loss, gradientNorm: 0, learningRate: 0, parameters: $0)
      }
    }
    #expect(history.lossBounds(in: 0..<5)?.minimum == 3)
    #expect(history.lossBounds(in: 0..<5)?.maximum == 5)
    #expect(history.lossBounds(in: 3..<5) == nil)
    #expect(history.lossBounds(in: 2..<2) == nil)
    #expect(history.parameterBounds(0, in: 0..<5) == nil)
    #expect(history.firstNonFiniteStep == 0)
  }

  @Test(arguments: [10, 64, 4096, 5000])
  func aPrefixThatGoesOnLeavesTheWholeAsItWas(_ length: Int) {
    let whole = history(count: 9000)
    var fork = whole.prefix(length)
    append(to: &fork, count: 9000 - length, offset: 0.25)
    var other = whole.prefix(length)
    append(to: &other, count: 100, offset: 0.5)
    for step in [0, length - 1, length, length + 50, 8999] {
      #expect(whole[step].loss == loss(step))
      #expect(fork[step].loss == loss(step) + (step < length ? 0 : 0.25))
    }
    #expect(other[length].loss == loss(length) + 0.5)
    let range = length..<9000
    #expect(fork.lossBounds(in: range)?.maximum == range.map(loss).max().map { $0 + 0.25 })
    #expect(whole.lossBounds(in: range)?.maximum == range.map(loss).max())
  }

  /// Sixteen chunks of 4,096 records make an entry of the pyramid's next level: what a fork drops must go
  /// from every level, or the bounds of what it goes on with are those of the old future.
  @Test(arguments: [20_000, 65_536, 70_000, 131_072, 140_000])
  func aForkBehindManyRecordsHasBoundsOfItsOwn(_ length: Int) {
    let whole = history(count: 150_000)
    var fork = whole.prefix(length)
    append(to: &fork, count: 150_000 - length, offset: -20_000)
    var random = SplitMix64(seed: length)
    let fixed = [length..<150_000, 65_536..<131_072, 0..<150_000]
    let ranges =
      fixed
      + (0..<30).map { _ in
        let (a, b) = (random.below(150_001), random.below(150_001))
        return min(a, b)..<max(a, b)
      }
    for range in ranges {
      let losses = range.map { loss($0) - ($0 < length ? 0 : 20_000) }
      #expect(fork.lossBounds(in: range)?.minimum == losses.min())
      #expect(fork.lossBounds(in: range)?.maximum == losses.max())
      #expect(whole.lossBounds(in: range)?.minimum == range.map(loss).min())
    }
  }

  @Test func theHashIsFNV1aOfTheRecordsBytes() {
    let history = history(count: 2)
    var bytes: [UInt8] = []
    func append(_ word: UInt64) {
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    for step in 0..<2 {
      append(UInt64(step))
      let record = history[step]
      for value in [record.loss] + record.parameters + [record.learningRate, record.gradientNorm] {
        append(value.bitPattern)
      }
    }
    let hash = bytes.reduce(UInt64(14_695_981_039_346_656_037)) {
      ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
    #expect(history.recordsHash(upTo: 2) == hash)
    #expect(history.recordsHash(upTo: 0) == 14_695_981_039_346_656_037)
  }
}
