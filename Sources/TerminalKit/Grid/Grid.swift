/// A cell of a screen: a glyph and its style, in 32 bytes.
public struct Cell: Hashable, Sendable {
  /// How it looks.
  public var style: Style
  /// What it shows.
  public var glyph: Glyph

  /// A cell that shows `glyph` in `style`.
  public init(_ glyph: Glyph = .space, _ style: Style = .plain) {
    self.style = style
    self.glyph = glyph
  }

  /// A space in the terminal's own colours.
  public static let blank = Cell()
}

/// A screen's worth of cells, in memory; every view draws into one and a back end shows it.
///
/// A wide glyph is always followed by its continuation: whatever overwrites one half blanks the other.
/// Writing outside the grid does nothing.
public struct Grid: Hashable, Sendable {
  /// The columns and rows.
  public let size: Size
  /// The cells, row after row.
  public private(set) var cells: [Cell]

  /// The most columns and rows that a grid has (64 MB); no screen is larger, whatever its window claims.
  public static let maximumSize = Size(width: 2_000, height: 1_000)

  /// A grid of `size`, clamped to `maximumSize`, in which every cell shows a space in `style`.
  public init(size: Size, style: Style = .plain) {
    self.size = Self.clamped(size)
    cells = Array(repeating: Cell(.space, style), count: self.size.width * self.size.height)
  }

  /// `size`, or as much of it as a grid has.
  package static func clamped(_ size: Size) -> Size {
    Size(width: min(size.width, maximumSize.width), height: min(size.height, maximumSize.height))
  }

  /// The rectangle of all cells.
  public var bounds: Rect { Rect(size: size) }

  /// The cells of row `y`, from left to right; empty if there is no such row.
  public func row(_ y: Int) -> ArraySlice<Cell> {
    guard y >= 0, y < size.height else { return [] }
    return cells[y * size.width..<(y + 1) * size.width]
  }

  /// Whether row `y` shows the same as that row of `other`. O(width).
  public func rowEquals(_ y: Int, of other: Grid) -> Bool { row(y) == other.row(y) }

  /// The cell at `point`; a blank one outside the grid.
  public subscript(point: Point) -> Cell {
    guard bounds.contains(point) else { return .blank }
    return cells[point.y * size.width + point.x]
  }

  /// Shows `glyph` in `style` at `point`; a wide one only if both of its cells are inside.
  public mutating func set(_ glyph: Glyph, at point: Point, style: Style) {
    guard bounds.contains(point), !glyph.isContinuation else { return }
    guard glyph.width == 2 else {
      put(Cell(glyph, style), x: point.x, y: point.y)
      return
    }
    guard point.x + 1 < size.width else {
      put(Cell(.space, style), x: point.x, y: point.y)
      return
    }
    put(Cell(.space, style), x: point.x, y: point.y)
    put(Cell(.space, style), x: point.x + 1, y: point.y)
    let index = point.y * size.width + point.x
    cells[index].glyph = glyph
    cells[index + 1].glyph = .continuation
  }

  /// Changes the style of the cells in `rect`.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let rect = rect.intersection(bounds)
    for y in rect.minY..<rect.maxY {
      for index in y * size.width + rect.minX..<y * size.width + rect.maxX {
        cells[index].style = change(cells[index].style)
      }
    }
  }

  /// Changes the cells in `rect`; no glyph may get another width.
  mutating func change(_ rect: Rect, _ change: (Cell) -> Cell) {
    let rect = rect.intersection(bounds)
    for y in rect.minY..<rect.maxY {
      for index in y * size.width + rect.minX..<y * size.width + rect.maxX {
        cells[index] = change(cells[index])
      }
    }
  }

  /// Fills `rect` with `glyph` (one column wide) in `style`.
  public mutating func fill(_ rect: Rect, with glyph: Glyph = .space, style: Style) {
    let rect = rect.intersection(bounds)
    guard !rect.isEmpty, glyph.width == 1 else { return }
    let cell = Cell(glyph, style)
    for y in rect.minY..<rect.maxY {
      put(cell, x: rect.minX, y: y)
      put(cell, x: rect.maxX - 1, y: y)
      let start = y * size.width
      for index in start + rect.minX..<start + rect.maxX { cells[index] = cell }
    }
  }

  /// Puts a narrow cell in place and blanks the other half of a wide glyph that it cuts.
  private mutating func put(_ cell: Cell, x: Int, y: Int) {
    let index = y * size.width + x
    let old = cells[index].glyph
    if old.isContinuation, x > 0 { cells[index - 1].glyph = .space }
    if old.width == 2, x + 1 < size.width { cells[index + 1].glyph = .space }
    cells[index] = cell
  }
}

extension Grid {
  /// Writes `text` on one row from `point` on, inside `clip`, and returns the columns that the whole text takes.
  ///
  /// Of a wide glyph that `clip` cuts, the half inside shows a space. With `overlay` the style lies over what is
  /// there: the background stays where the style leaves it to the terminal.
  @discardableResult
  public mutating func write(
    _ text: SafeText, at point: Point, style: Style, clip: Rect? = nil, overlay: Bool = false
  ) -> Int {
    let clip = clip.map { $0.intersection(bounds) } ?? bounds
    guard point.y >= clip.minY, point.y < clip.maxY else { return text.width }
    var x = point.x
    for glyph in text.glyphs {
      if x >= clip.maxX { break }
      let cell = Point(x: x, y: point.y)
      let style = overlay ? style.over(self[cell].style) : style
      if x >= clip.minX, x + glyph.width <= clip.maxX {
        set(glyph, at: cell, style: style)
      } else if glyph.width == 2 {
        let half = x < clip.minX ? cell.moved(x: 1) : cell
        if clip.contains(half) { set(.space, at: half, style: style) }
      }
      x += glyph.width
    }
    return text.width
  }

  /// Writes `text` on the first row of `rect`, cut to it, at its left, middle or right.
  public mutating func write(
    _ text: SafeText, in rect: Rect, _ alignment: HorizontalAlignment = .left, style: Style
  ) {
    let offset = alignment.offset(of: text.width, within: rect.width)
    write(text, at: rect.origin.moved(x: offset), style: style, clip: rect)
  }
}
