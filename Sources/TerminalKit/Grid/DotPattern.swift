/// The dots of one cell, a bit each as in braille: U+2800 and this is the glyph.
package struct DotPattern: Hashable {
  let bits: UInt8

  /// The pattern of these bits.
  package init(bits: UInt8) { self.bits = bits }

  /// The bit of the dot in column `x` (0, 1) of row `y` (0…3).
  package static func bit(x: Int, y: Int) -> UInt8 { bits[y * 2 + x] }

  private static let bits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

  /// The dots of the upper two rows.
  static let upper: UInt8 = 0x1B
  /// The dots of the lower two rows.
  static let lower: UInt8 = 0xE4

  /// The braille glyph.
  package var braille: Glyph { Glyph(Unicode.Scalar(0x2800 + UInt32(bits)) ?? " ") }

  /// The half block that covers the halves with a dot.
  package var halfBlock: Glyph {
    switch (bits & Self.upper != 0, bits & Self.lower != 0) {
    case (true, true): "█"
    case (true, false): "▀"
    case (false, true): "▄"
    case (false, false): " "
    }
  }

  /// The ASCII character of the most similar shape.
  package var ascii: Glyph { Self.asciiTable[Int(bits)] }

  private static let asciiTable: [Glyph] = (0...255).map { DotPattern(bits: $0).likeness }

  private func rows(column: Int) -> [Int] {
    (0..<4).filter { bits & Self.bit(x: column, y: $0) != 0 }
  }

  /// Flat strokes by their height, steep and slanted ones by the heights of their two columns.
  private var likeness: Glyph {
    let left = rows(column: 0)
    let right = rows(column: 1)
    guard let top = (left + right).min(), let bottom = (left + right).max() else { return " " }
    let count = left.count + right.count
    if count >= 7 { return "#" }
    if top == bottom {
      switch top {
      case 0: return count == 2 ? "\"" : "'"
      case 1, 2: return "-"
      default: return count == 2 ? "_" : "."
      }
    }
    guard !left.isEmpty, !right.isEmpty else {
      if bottom - top >= 2 { return "|" }
      return top == 0 ? "'" : bottom == 3 ? "." : ":"
    }
    // Twice the mean row of each column, so that whole numbers compare.
    let leftMean = 2 * left.reduce(0, +) * right.count
    let rightMean = 2 * right.reduce(0, +) * left.count
    let slope = Double(rightMean - leftMean) / Double(2 * left.count * right.count)
    if abs(slope) < 0.75 {
      if bottom - top >= 2 { return "|" }
      return top == 0 ? "\"" : bottom == 3 ? "_" : "="
    }
    if abs(slope) == 1, bottom - top == 1 {
      return top == 0 ? "'" : bottom == 3 ? "." : "~"
    }
    return slope > 0 ? "\\" : "/"
  }
}
