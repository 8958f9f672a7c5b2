@testable import TerminalKit

/// A part of a screen as a file has it: what stands in the cells, beside it (below, where it is wide) a letter for
/// what each cell is, and what the letters mean. The letters are given in the order in which they are needed.
///
///     loss        0.0103  ¦ aaaa        bbbbbb
///     excess      2e-09   ¦ aaaaaa      bbbbb
///     a label, b value
struct FrameText {
  private let grid: Grid
  private let rect: Rect

  init(_ grid: Grid, in rect: Rect) {
    self.grid = grid
    self.rect = rect
  }

  /// The widest part whose cells have their letters beside them.
  private static let widthForBoth = 80

  /// What stands in the rows, without spaces at their ends.
  var rows: [String] {
    (rect.minY..<rect.maxY).map { y in
      var text = String.UnicodeScalarView()
      for cell in cells(y) { cell.glyph.append(to: &text) }
      return Self.trimmed(String(text))
    }
  }

  /// The rows, then what each letter means.
  var lines: [String] {
    var names: [String] = []
    let letters = (rect.minY..<rect.maxY).map { y in
      Self.trimmed(cells(y).map { letter(of: $0, &names) }.joined())
    }
    var lines: [String]
    if rect.width <= Self.widthForBoth {
      lines = zip(rows, letters).map { row, letters in
        let gap = String(repeating: " ", count: max(rect.width - SafeText(row).width, 0))
        return letters.isEmpty ? row : "\(row)\(gap) ¦ \(letters)"
      }
    } else {
      lines = rows + ["cells:"] + letters
    }
    return lines + Self.wrapped(names.enumerated().map { "\(Self.letter($0)) \($1)" })
  }

  private func cells(_ y: Int) -> [Cell] {
    Array(grid.row(y).dropFirst(rect.minX).prefix(rect.width))
  }

  private func letter(of cell: Cell, _ names: inout [String]) -> String {
    let style = cell.style
    // Of a blank the ground alone is seen.
    let isBlank = cell.glyph == .space
    let seen =
      isBlank && style.attributes.isDisjoint(with: [.underline, .reverse])
      ? Style(background: style.background) : style
    guard let name = seen.roleName else { return isBlank ? " " : "·" }
    if let index = names.firstIndex(of: name) { return Self.letter(index) }
    names.append(name)
    return Self.letter(names.count - 1)
  }

  /// a to z, A to Z, then the letters of extended Latin.
  private static func letter(_ number: Int) -> String {
    let code =
      number < 26 ? 0x61 + number : number < 52 ? 0x41 + number - 26 : 0x100 + number - 52
    return Unicode.Scalar(UInt32(code)).map { String(Character($0)) } ?? "?"
  }

  /// The meanings, as many in a line as have room.
  private static func wrapped(_ words: [String]) -> [String] {
    var lines: [String] = []
    for word in words {
      if let last = lines.last, last.count + word.count < 118 {
        lines[lines.count - 1] = last + ", " + word
      } else {
        lines.append(word)
      }
    }
    return lines
  }

  private static func trimmed(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }
}

extension Grid {
  /// The smallest part that has all glyphs and grounds.
  var drawnPart: Rect {
    var (minX, minY, maxX, maxY) = (size.width, size.height, 0, 0)
    for y in 0..<size.height {
      for (x, cell) in row(y).enumerated()
      where cell.glyph != .space || !cell.style.background.isNone {
        (minX, maxX) = (min(minX, x), max(maxX, x + 1))
        (minY, maxY) = (min(minY, y), max(maxY, y + 1))
      }
    }
    return minX < maxX
      ? Rect(x: minX, y: minY, width: maxX - minX, height: maxY - minY) : .zero
  }
}
