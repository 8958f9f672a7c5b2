import TerminalKit

/// Letters on curves, so that each is found again in the legend without colour.
enum Letters {
  /// The cells from one letter of a curve to the next, for so many curves: each has its own part of them.
  static func spacing(for count: Int) -> Int { max(16, 3 * count) }

  /// The cells before the first letter of curve `index` of `count`.
  static func first(of index: Int, _ count: Int) -> Int {
    (2 * index + 1) * spacing(for: count) / (2 * count)
  }
}

extension Canvas {
  /// Sets `letter` into the cell of a dot, if `pen` has drawn there, no sign is there and no line in front of it.
  ///
  /// - Returns: Whether it is there now.
  mutating func setLetter(_ letter: Glyph, x: Int, y: Int, pen: Pen) -> Bool {
    guard x >= 0, y >= 0, x < dotWidth, y < dotHeight, marks[y / 4 * size.width + x / 2] == nil,
      highestLevel(column: x / 2, row: y / 4) == pen.level
    else { return false }
    mark(Mark(letter, ascii: letter), x: x, y: y, style: pen.style, level: pen.level)
    return true
  }

  /// The level of the line that is in front in a cell; nil where there is none.
  private func highestLevel(column: Int, row: Int) -> Int? {
    var highest: Int?
    for y in row * 4..<row * 4 + 4 {
      for x in column * 2..<column * 2 + 2 where dots[y * dotWidth + x] != 0 {
        let level = pens[Int(dots[y * dotWidth + x]) - 1].level
        highest = max(highest ?? level, level)
      }
    }
    return highest
  }
}
