import Testing

@testable import TerminalKit

@Suite struct RectTests {
  /// Every size from 0×0 up: no operation gives a cell outside of what it started from.
  @Test(arguments: [0, 1, 2, 3, 7, 80], [0, 1, 2, 5, 24])
  func operationsStayInside(width: Int, height: Int) {
    let rect = Rect(x: 3, y: -2, width: width, height: height)
    for amount in [-1, 0, 1, 2, 40, Int.max] {
      let top = rect.splitTop(amount)
      let bottom = rect.splitBottom(amount)
      let left = rect.splitLeft(amount)
      let right = rect.splitRight(amount)
      #expect(top.top.height + top.rest.height == height)
      #expect(bottom.bottom.height + bottom.rest.height == height)
      #expect(left.left.width + left.rest.width == width)
      #expect(right.right.width + right.rest.width == width)
      let parts =
        [
          top.top, top.rest, bottom.bottom, bottom.rest, left.left, left.rest, right.right,
          right.rest, rect.inset(by: amount), rect.row(amount),
          rect.centered(Size(width: amount, height: amount)),
        ] + rect.columns([.cells(amount), .rest, .share(3)], gap: amount)
        + rect.rows([.rest, .cells(amount)], gap: amount)
      for part in parts where !part.isEmpty { #expect(part.intersection(rect) == part) }
    }
  }

  @Test func insetLeavesTheMiddle() {
    let rect = Rect(x: 0, y: 0, width: 10, height: 6)
    #expect(rect.inset(by: 1) == Rect(x: 1, y: 1, width: 8, height: 4))
    #expect(rect.inset(left: 2, bottom: 1) == Rect(x: 2, y: 0, width: 8, height: 5))
    #expect(rect.inset(by: 3).isEmpty)
  }

  @Test func splitsTakeFromTheNamedEdge() {
    let rect = Rect(x: 0, y: 0, width: 10, height: 6)
    #expect(rect.splitBottom(2).bottom == Rect(x: 0, y: 4, width: 10, height: 2))
    #expect(rect.splitRight(3).right == Rect(x: 7, y: 0, width: 3, height: 6))
    #expect(rect.splitTop(1).rest == Rect(x: 0, y: 1, width: 10, height: 5))
  }

  @Test func sharesDivideWithoutLosingACell() {
    let rect = Rect(x: 0, y: 0, width: 100, height: 1)
    let columns = rect.columns([.cells(10), .share(1), .share(1), .share(1)], gap: 1)
    #expect(columns.map(\.width) == [10, 29, 29, 29])
    #expect(columns.map(\.minX) == [0, 11, 41, 71])
    #expect(rect.columns([.share(2), .share(1)]).map(\.width) == [66, 34])
  }

  @Test func extremeCoordinatesDoNotOverflow() {
    let huge = Rect(x: .max, y: .min, width: .max, height: .max)
    #expect(huge.maxX > huge.minX && huge.maxY > huge.minY)
    #expect(!huge.contains(.zero))
    #expect(huge.intersection(Rect(x: 0, y: 0, width: 3, height: 3)).isEmpty)
    #expect(Size(width: -1, height: -5) == .zero)
  }
}
