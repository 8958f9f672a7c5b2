/// All that decides what a run does from a position on, as a value: no tensor and no generator.
///
/// It is the state on arrival at the position, before the position's events.
struct RunState: Sendable {
  /// The values in force and the learning rate of the next update.
  var inForce: ValuesInForce
  /// The batches so far.
  var batches = BatchCursor()
  /// `w`, widened.
  var parameters: [Double]
  /// What the optimiser remembers, widened.
  var optimizerState = OptimizerState<Double>()

  /// Updates done.
  var position: Int { inForce.position }
}

/// Which rows come next: an epoch, and how many of its rows have been used.
struct BatchCursor: Hashable, Sendable {
  var epoch = 0
  var offset = 0

  /// Takes the rows of the next batch.
  ///
  /// A size of 0, or of all the rows and more, is every row, in the order of the data; it ends the
  /// epoch. The last batch of an epoch is what is left and may be smaller.
  ///
  /// - Returns: The places in the epoch's permutation; nil for every row.
  mutating func next(size: Int, of rowCount: Int) -> Range<Int>? {
    guard size > 0, size < rowCount else {
      self = BatchCursor(epoch: epoch + 1, offset: 0)
      return nil
    }
    let places = offset..<min(offset + size, rowCount)
    offset = places.upperBound
    if offset == rowCount { self = BatchCursor(epoch: epoch + 1, offset: 0) }
    return places
  }
}
