import Testing

@testable import TerminalKit

@Suite struct ListViewTests {
  @Test func theSelectionIsAlwaysVisible() {
    let items: [StyledText] = (0..<40).map { "\($0)" }
    for height in 1...12 {
      var first = 0
      for selection in [0, 1, 5, 39, 38, 20, 3, 0, 100, -1] {
        let list = ListView(items, selection: selection, firstVisible: first)
        let shown = list.firstShown(height: height)
        if items.indices.contains(selection) {
          #expect((shown..<shown + height).contains(selection))
        }
        #expect(shown >= 0 && shown <= 40 - height)
        if (first..<first + height).contains(selection), first <= 40 - height {
          #expect(shown == first, "a list moves only when it must")
        }
        first = shown
      }
    }
  }

  @Test func clicksFindTheEntry() {
    let list = ListView((0..<9).map { "\($0)" }, selection: 7)
    let rect = Rect(x: 2, y: 3, width: 10, height: 4)
    #expect(list.index(at: Point(x: 5, y: 3), in: rect) == 4)
    #expect(list.index(at: Point(x: 5, y: 7), in: rect) == nil)
    #expect(list.index(at: Point(x: 1, y: 4), in: rect) == nil)
    #expect(ListView(["a"]).index(at: Point(x: 2, y: 4), in: rect) == nil)
  }
}
