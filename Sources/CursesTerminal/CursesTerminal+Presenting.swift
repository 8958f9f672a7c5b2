import CNcurses
import CTerminalGuard
import TerminalKit

extension CursesTerminal {
  /// Shows a frame: only what differs from the last one is written, and nothing if nothing does.
  ///
  /// - Parameters:
  ///   - grid: The frame, from the top left; what it does not cover is blank.
  ///   - cursor: Where the cursor is to be seen; hidden if nil.
  /// - Returns: False if the terminal takes no output at present (a connection that hangs): then
  ///   nothing was written, and the frame is to be presented again, or a newer one.
  @discardableResult public func present(_ grid: Grid, cursor: Point? = nil) -> Bool {
    guard isOpen, !hasHungUp else { return true }
    let cursor = cursor.flatMap { Rect(size: size).contains($0) ? $0 : nil }
    let rows = changedRows(of: grid)
    if rows.isEmpty, shown != nil, cursor == shownCursor { return true }
    guard isWritable(within: 0) else { return false }
    if shown?.size != grid.size { curses_erase() }
    for y in rows { put(grid.row(y), y: y) }
    if pairs.isExhausted, capabilities.colors == .trueColor {
      // More colours than pairs over time, seldom in one frame: begin again.
      pairs.reset()
      curses_repaint()
      for y in 0..<min(grid.size.height, size.height) { put(grid.row(y), y: y) }
    }
    flush(cursor)
    shown = grid
    shownCursor = cursor
    return true
  }

  private func changedRows(of grid: Grid) -> [Int] {
    let all = 0..<min(grid.size.height, size.height)
    guard let shown, shown.size == grid.size else { return Array(all) }
    return all.filter { !grid.rowEquals($0, of: shown) }
  }

  private func put(_ cells: ArraySlice<Cell>, y: Int) {
    row.removeAll(keepingCapacity: true)
    for cell in cells where !cell.glyph.isContinuation {
      let style = pairs.resolve(cell.style)
      let marks = cell.glyph.markValues
      row.append(
        curses_cell(
          scalar: cell.glyph.scalar.value,
          marks: (marks.first, marks.second),
          width: Int32(cell.glyph.width), pair: style.pair, attributes: style.attributes))
    }
    row.withUnsafeBufferPointer { curses_put_row(Int32(y), $0.baseAddress, Int32($0.count)) }
  }

  private func flush(_ cursor: Point?) {
    guard terminal_guard_begin_output() else { return }
    defer { terminal_guard_end_output() }
    if synchronizesOutput { writeInFrame(ScreenModes.beginFrame) }
    curses_update(cursor.map { Int32($0.y) } ?? -1, cursor.map { Int32($0.x) } ?? 0)
    if synchronizesOutput { writeInFrame(ScreenModes.endFrame) }
  }
}
