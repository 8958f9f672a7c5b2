import GridSupport
import TerminalKit
import Testing

@Suite struct ListWindowTests {
  @Test(arguments: 1...12)
  func theSelectionIsAlwaysVisible(height: Int) {
    for selected in 0..<40 {
      let first = ListWindow.first(selected: selected, count: 40, height: height)
      #expect((first..<first + height).contains(selected))
      #expect((0...40 - height).contains(first))
    }
  }

  @Test(arguments: [
    (20, 40, 9, 16), (2, 40, 9, 0), (39, 40, 9, 31), (5, 9, 9, 0), (5, 40, 0, 0), (0, 0, 4, 0),
    (99, 40, 9, 31), (-1, 40, 9, 0),
  ])
  func theSelectionIsNearTheMiddle(selected: Int, count: Int, height: Int, first: Int) {
    #expect(ListWindow.first(selected: selected, count: count, height: height) == first)
  }

  /// A click on any row that shows leaves the list where it is.
  @Test(arguments: 1...9)
  func aClickedRowStaysInItsPlace(height: Int) {
    for selected in 0..<40 {
      let first = ListWindow.first(selected: selected, count: 40, height: height)
      for row in 0..<height {
        let next = ListWindow.first(
          selected: first + row, count: 40, height: height, clickedRow: row)
        #expect(next == first)
      }
    }
    let lost = ListWindow.first(selected: 20, count: 40, height: height, clickedRow: 99)
    #expect((lost..<lost + height).contains(20))
  }

  @Test func aBarShowsWhereMoreIs() {
    var grid = Grid(size: Size(width: 3, height: 4))
    ListWindow.drawBar(first: 0, count: 4, .plain(.ascii, .none), into: &grid, in: grid.bounds)
    #expect(grid.plainText == "\n\n\n\n")
    ListWindow.drawBar(first: 4, count: 8, .plain(.ascii, .none), into: &grid, in: grid.bounds)
    #expect(grid.plainText == "  |\n  |\n  #\n  #\n")
  }
}
