import Testing

@testable import Training

@Suite struct SpreadRowsTests {
  @Test(arguments: [(0, 3), (1, 1), (1, 9), (10, 1), (10, 3), (1_000, 7), (1_001, 250)])
  func oneOfEachStretch(count: Int, step: Int) {
    let rows = Array(SpreadRows(of: count, step: step))
    #expect(rows.count == (count + step - 1) / step)
    for (stretch, row) in rows.enumerated() {
      #expect(row / step == stretch && row < count)
    }
  }

  /// Whatever the period of the labels, each has its part of the rows that are looked at.
  @Test(arguments: [2, 3, 4, 5, 8, 10], [2, 4, 5, 6, 16, 30])
  func fallsIntoNoStepWithTheRows(period: Int, step: Int) {
    let rows = Array(SpreadRows(of: 60_000, step: step))
    for label in 0..<period {
      let part = Double(rows.count { $0 % period == label }) / Double(rows.count)
      #expect(abs(part * Double(period) - 1) < 0.2, "\(label)")
    }
  }
}
