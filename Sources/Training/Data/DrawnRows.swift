import Autograd

/// The order in which an epoch takes the rows.
enum EpochPermutation {
  /// The permutation of epoch `epoch`, counted from 0: PyTorch's `randperm(count)` from a generator
  /// of its own, seeded with (1,000,003·seed + epoch + 1) mod 2⁶⁴.
  static func rows(count: Int, seed: Int, epoch: Int) -> [Int] {
    let key = UInt64(bitPattern: Int64(seed)) &* 1_000_003 &+ UInt64(bitPattern: Int64(epoch + 1))
    let generator = Generator().manualSeed(key)
    return generator.permutation(count)
  }
}

/// Some of many rows, one from each stretch of `step`, at a place that differs from stretch to stretch.
///
/// Every so manieth row would do for rows in no order; but where labels take turns, as generated ones do, an
/// even step would see one class alone. The places are those of the golden ratio's multiples, which fall into
/// no step with anything (Knuth, "The Art of Computer Programming", vol. 3, 1973, section 6.4).
package struct SpreadRows: Sequence {
  private static let golden = 0.618_033_988_749_894_8

  let count: Int
  let step: Int

  /// Rows out of `count`; all of them where `step` is 1.
  package init(of count: Int, step: Int) {
    self.count = count
    self.step = Swift.max(1, step)
  }

  package func makeIterator() -> some IteratorProtocol<Int> {
    (0..<(count + step - 1) / step).lazy.map { stretch in
      let place = (Double(stretch) * Self.golden).truncatingRemainder(dividingBy: 1)
      let start = stretch * step
      return start + Int(place * Double(Swift.min(step, count - start)))
    }.makeIterator()
  }
}

extension Tensor {
  /// A float32 matrix of normals: `torch.randn(rows, columns, generator=generator)`.
  static func normals(_ rows: Int, _ columns: Int, from generator: Generator) -> Tensor {
    let result = zeros([rows, columns])
    result.withUnsafeMutableElements(as: Float.self) { generator.fillNormal($0) }
    return result
  }
}
