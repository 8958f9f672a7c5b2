import TerminalKit
import Testing

/// What the files of the golden frames hold is the screen, and a difference is told by its cells.
@Suite struct GoldenScreenTests {
  /// A small screen that differs from look to look.
  private func grids(_ change: (ScreenLook, inout Grid) -> Void = { _, _ in }) -> [ScreenLook: Grid]
  {
    let pairs = ScreenLook.all.map { look in
      var grid = Grid(size: Size(width: 30, height: 4))
      grid.write("one and 漢 two", at: Point(x: 2, y: 0), style: Style(foreground: .indexed(3)))
      grid.write("all of them alike", at: Point(x: 0, y: 1), style: Style(.bold))
      if look.colors == .none { grid.write("none", at: Point(x: 9, y: 1), style: .plain) }
      if look.glyphs == .braille { grid.write("⣿⣿", at: Point(x: 20, y: 2), style: Style(.dim)) }
      change(look, &grid)
      return (look, grid)
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  @Test func aFileHoldsTheScreen() throws {
    let screen = GoldenScreen(grids())
    let read = try #require(GoldenScreen(fileText: screen.fileText))
    #expect(read.rows.count == 12 && read.styles == screen.styles)
    for look in ScreenLook.all {
      #expect(read.rows[look]?.map(\.text) == screen.rows[look]?.map(\.text))
      #expect(read.rows[look]?.map(\.styles) == screen.rows[look]?.map(\.styles))
    }
    #expect(screen.differences(from: read).isEmpty)
  }

  @Test func aTextThatDiffersIsTold() {
    let changed = GoldenScreen(
      grids { look, grid in
        guard look.description == "braille trueColor" else { return }
        grid.write("ab", at: Point(x: 13, y: 0), style: Style(foreground: .indexed(3)))
      })
    #expect(
      changed.differences(from: GoldenScreen(grids())) == [
        "braille trueColor, row 0, columns 13–14: text “ab”, was “tw”"
      ])
  }

  @Test func aStyleThatDiffersIsTold() {
    let changed = GoldenScreen(
      grids { look, grid in
        guard look.description == "ascii palette8" else { return }
        grid.write("of", at: Point(x: 4, y: 1), style: Style(foreground: .indexed(1)))
      })
    #expect(
      changed.differences(from: GoldenScreen(grids())) == [
        "ascii palette8, row 1, columns 4–5: style 1, was bold"
      ])
  }

  @Test(arguments: [
    ("the same row", "the same row", "⇡"), ("the new row too", "the old row too", "4⇡new⇡8"),
    ("new", "old", "new"), ("longer than it", "longer", "6⇡ than it⇡0"),
    ("aaaaaaaa", "aaaaaaa", "7⇡a⇡0"),
  ])
  func aRowIsWrittenAsWhatIsNew(row: String, before: String, text: String) {
    let shared = SharedRow(row, after: before).text
    #expect(shared == text)
    #expect(SharedRow.resolved(shared[...], after: before[...]) == row)
  }
}
