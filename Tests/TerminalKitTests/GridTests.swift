import Testing

@testable import TerminalKit

@Suite struct GridTests {
  /// The text of each row, continuations as nothing.
  private func rows(_ grid: Grid) -> [String] {
    (0..<grid.size.height).map { y in
      grid.row(y).map { SafeText(glyphs: [$0.glyph]).string }.joined()
    }
  }

  @Test func textIsClippedToItsRect() {
    var grid = Grid(size: Size(width: 8, height: 2))
    let clip = Rect(x: 2, y: 0, width: 3, height: 1)
    #expect(grid.write("abcdefgh", at: .zero, style: .plain, clip: clip) == 8)
    grid.write("nothing", at: Point(x: 0, y: 1), style: .plain, clip: clip)
    grid.write("nothing", at: Point(x: 0, y: -1), style: .plain)
    #expect(rows(grid) == ["  cde   ", "        "])
  }

  @Test func wideGlyphsAreNeverHalf() {
    for start in -3...6 {
      var grid = Grid(size: Size(width: 5, height: 1))
      grid.write("漢字漢", at: Point(x: start, y: 0), style: .plain)
      expectWhole(grid)
      for column in 0..<5 {
        var cut = grid
        cut.set("x", at: Point(x: column, y: 0), style: .plain)
        expectWhole(cut)
        cut.fill(Rect(x: column, y: 0, width: 2, height: 1), style: .plain)
        expectWhole(cut)
        cut.write("字", at: Point(x: column, y: 0), style: .plain)
        expectWhole(cut)
      }
    }
  }

  private func expectWhole(_ grid: Grid) {
    let cells = Array(grid.row(0))
    for (x, cell) in cells.enumerated() {
      let next = x + 1 < cells.count && cells[x + 1].glyph.isContinuation
      #expect((cell.glyph.width == 2) == next)
    }
    #expect(cells.first?.glyph.isContinuation != true)
  }

  @Test func overlayKeepsTheBackground() {
    var grid = Grid(size: Size(width: 2, height: 1))
    grid.fill(grid.bounds, style: Style(background: .indexed(4)))
    grid.write("a", at: .zero, style: Style(foreground: .indexed(1)), overlay: true)
    grid.write("b", at: Point(x: 1, y: 0), style: Style(foreground: .indexed(1)))
    #expect(grid[.zero].style == Style(foreground: .indexed(1), background: .indexed(4)))
    #expect(grid[Point(x: 1, y: 0)].style == Style(foreground: .indexed(1)))
  }

  @Test func rowsCompareByWhatTheyShow() {
    var a = Grid(size: Size(width: 3, height: 2))
    let b = a
    a.set("x", at: Point(x: 1, y: 1), style: .plain)
    #expect(a.rowEquals(0, of: b))
    #expect(!a.rowEquals(1, of: b))
    #expect(a.row(2).isEmpty && a.row(-1).isEmpty)
  }

  @Test func sizesAreClamped() {
    #expect(Grid(size: Size(width: 32_767, height: 32_767)).size == Grid.maximumSize)
    var empty = Grid(size: .zero)
    empty.fill(Rect(x: -5, y: -5, width: 20, height: 20), with: "x", style: .plain)
    empty.write("text", at: .zero, style: .plain)
    #expect(empty.cells.isEmpty)
  }

  @Test func aCellIsSmall() {
    #expect(MemoryLayout<Cell>.stride == 32)
  }
}
