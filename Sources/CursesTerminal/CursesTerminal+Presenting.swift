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

/// Styles as ncurses wants them: a colour pair, made when it is first needed, and attributes.
struct StylePairs {
  /// What stands in a cell for a style.
  struct Resolved {
    var pair: Int32
    var attributes: attr_t
  }

  private struct Colors: Hashable {
    var foreground: Int32
    var background: Int32
  }

  private let depth: ColorDepth
  private let limit: Int32
  private var styles: [Style: Resolved] = [:]
  private var pairs: [Colors: Int32] = [:]
  private var last = Style.plain
  private var lastResolved = Resolved(pair: 0, attributes: 0)

  /// No pairs yet, for a terminal of this depth that holds `limit` pairs, the default one included.
  init(depth: ColorDepth, limit: Int) {
    self.depth = depth
    self.limit = Int32(clamping: limit)
  }

  /// Whether styles have been resolved to other colours than theirs, for lack of pairs.
  private(set) var isExhausted = false

  /// The pair and attributes of a style.
  mutating func resolve(_ style: Style) -> Resolved {
    if style == last { return lastResolved }
    let resolved: Resolved
    if let known = styles[style] {
      resolved = known
    } else {
      resolved = Resolved(
        pair: pair(style), attributes: curses_attributes(UInt32(style.attributes.rawValue)))
      // Ramps of 24-bit colours make ever new styles.
      if styles.count > 100_000 { styles.removeAll(keepingCapacity: true) }
      styles[style] = resolved
    }
    (last, lastResolved) = (style, resolved)
    return resolved
  }

  /// Forgets all; the pairs on the screen lose their meaning.
  mutating func reset() {
    self = StylePairs(depth: depth, limit: Int(limit))
    reset_color_pairs()
  }

  private mutating func pair(_ style: Style) -> Int32 {
    let colors = Colors(foreground: number(style.foreground), background: number(style.background))
    if let pair = pair(colors) { return pair }
    isExhausted = true
    // The glyph's colour says more than what is behind it.
    return pair(Colors(foreground: colors.foreground, background: -1)) ?? 0
  }

  /// The pair of these colours; nil if there is none and no more can be made.
  private mutating func pair(_ colors: Colors) -> Int32? {
    if colors.foreground < 0 && colors.background < 0 { return 0 }
    if let pair = pairs[colors] { return pair }
    let next = Int32(clamping: pairs.count + 1)
    guard next < limit, init_extended_pair(next, colors.foreground, colors.background) == OK else {
      return nil
    }
    pairs[colors] = next
    return next
  }

  /// The number of a colour in the terminal's description; -1 for the terminal's own.
  private func number(_ color: Color) -> Int32 {
    switch color.resolved(depth) {
    case .none: return -1
    case .indexed(let index) where depth != .trueColor || index < 16: return Int32(index)
    case .indexed, .rgb:
      let parts = color.rgb
      let value = Int32(parts.red) << 16 | Int32(parts.green) << 8 | Int32(parts.blue)
      // The first 16 numbers are the palette's; one part in 255 of red tells them apart.
      return value < 16 ? value | 1 << 16 : value
    }
  }
}
