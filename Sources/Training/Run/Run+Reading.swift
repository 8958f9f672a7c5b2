import Autograd

extension Run {
  /// The loss at the cursor over all rows, in the run's dtype.
  public func evaluateLoss() -> Double { machine.loss(objective) }

  /// The loss at the cursor over the rows that are kept from the training, in the run's dtype; nil
  /// where there are none.
  public func evaluateTestLoss() -> Double? { problem.testObjective.map(machine.loss) }

  /// Whether rows are kept from the training.
  public var hasTestRows: Bool { problem.testObjective != nil }

  /// Adds the test loss at the position to those on the way, if it is the next one's.
  public func keepTestLoss() {
    guard hasTestRows, testLosses.isDue(at: position), let loss = evaluateTestLoss() else { return }
    testLosses.append(loss)
  }

  /// The loss at a position of the current line: the record's, or for the head, which has none yet, that
  /// of the batch in turn. Nil beyond the head.
  ///
  /// Asking for the head while the cursor is behind it goes there and back.
  public func loss(at position: Int) -> Double? {
    guard position >= 0, position <= head else { return nil }
    if position < head { return record(at: position).loss }
    let cursor = self.position
    rewind(to: head)
    defer { rewind(to: cursor) }
    return machine.loss(nextBatch() ?? objective)
  }
}
