/// Some of many rows, one from each stretch of `step`, at a place that differs from stretch to stretch.
///
/// Every so manieth row would do for rows in no order; but where labels take turns, as generated ones do, an
/// even step would see one class alone. The places are those of the golden ratio's multiples, which fall into
/// no step with anything (Knuth, "The Art of Computer Programming", vol. 3, 1973, section 6.4).
struct SpreadRows: Sequence {
  private static let golden = 0.618_033_988_749_894_8

  let count: Int
  let step: Int

  /// Rows out of `count`; all of them where `step` is 1.
  init(of count: Int, step: Int) {
    self.count = count
    self.step = Swift.max(1, step)
  }

  func makeIterator() -> some IteratorProtocol<Int> {
    (0..<(count + step - 1) / step).lazy.map { stretch in
      let place = (Double(stretch) * Self.golden).truncatingRemainder(dividingBy: 1)
      let start = stretch * step
      return start + Int(place * Double(Swift.min(step, count - start)))
    }.makeIterator()
  }
}
