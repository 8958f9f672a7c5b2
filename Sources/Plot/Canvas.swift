import TerminalKit

/// Lines, marks and shades at a finer grain than cells, put into a grid as braille, half blocks or ASCII.
///
/// A cell has 2×4 dots whatever shows them in the end, so a drawing needs to know nothing about glyphs. Dots are
/// counted from the top left. Nothing outside is drawn, and no coordinate (NaN and infinities included) is an error.
public struct Canvas: Sendable {
  /// The cells.
  public let size: Size
  /// The pen of each dot, row after row, counted from 1; 0 where there is none.
  private(set) var dots: [UInt8]
  /// The pens in use; at most 255.
  private(set) var pens: [Pen] = []
  /// The marks, by cell.
  private(set) var marks: [Int: PlacedMark] = [:]
  /// The step of the ramp of each half cell (upper, then lower), two a cell; nil where there is none.
  private(set) var shades: [UInt8?]

  /// Dots across and down a cell.
  public static let dotsPerCell = Size(width: 2, height: 4)

  /// An empty canvas over `size` cells (clamped as a grid is).
  public init(size: Size) {
    let size = Grid.clamped(size)
    self.size = size
    dots = Array(repeating: 0, count: size.width * size.height * 8)
    shades = []
  }

  /// The dots across.
  public var dotWidth: Int { size.width * 2 }
  /// The dots down.
  public var dotHeight: Int { size.height * 4 }

  struct PlacedMark: Hashable, Sendable {
    let mark: Mark
    let style: Style
    let level: Int
  }

  /// Sets the dot in column `x` of row `y`, unless a pen of a higher level has set it.
  public mutating func dot(x: Int, y: Int, pen: Pen) {
    guard let number = number(of: pen) else { return }
    set(x: x, y: y, number: number)
  }

  /// Whether the dot in column `x` of row `y` is set.
  public func isSet(x: Int, y: Int) -> Bool {
    guard x >= 0, y >= 0, x < dotWidth, y < dotHeight else { return false }
    return dots[y * dotWidth + x] != 0
  }

  /// Puts `mark` into the cell of the dot in column `x` of row `y`, unless one of a higher level is there.
  public mutating func mark(_ mark: Mark, x: Int, y: Int, style: Style, level: Int = 0) {
    guard x >= 0, y >= 0, x < dotWidth, y < dotHeight else { return }
    let cell = y / 4 * size.width + x / 2
    if let old = marks[cell], old.level > level { return }
    marks[cell] = PlacedMark(mark: mark, style: style, level: level)
  }

  /// Shades a half cell with step `step` of the ramp; `halfRow` counts half rows from the top.
  public mutating func shade(column: Int, halfRow: Int, step: Int) {
    guard column >= 0, halfRow >= 0, column < size.width, halfRow < size.height * 2 else { return }
    if shades.isEmpty {
      shades = Array(repeating: nil, count: size.width * size.height * 2)
    }
    shades[(halfRow / 2 * size.width + column) * 2 + halfRow % 2] =
      UInt8(min(max(step, 0), Ramp.count - 1))
  }

  /// The number of `pen`, which is new if it was not used before; nil when 255 are in use.
  mutating func number(of pen: Pen) -> UInt8? {
    if let index = pens.lastIndex(of: pen) { return UInt8(index + 1) }
    guard pens.count < 255 else { return nil }
    pens.append(pen)
    return UInt8(pens.count)
  }

  /// Sets a dot by the number of its pen.
  mutating func set(x: Int, y: Int, number: UInt8) {
    guard x >= 0, y >= 0, x < dotWidth, y < dotHeight else { return }
    let index = y * dotWidth + x
    let old = dots[index]
    if old != 0, pens[Int(old) - 1].level > pens[Int(number) - 1].level { return }
    dots[index] = number
  }
}
