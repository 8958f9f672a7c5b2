/// Refuses files whose aliases could multiply, before the parser sees them.
///
/// Aliases are refused wherever they stand; but the parser puts copies in their place and compares
/// keys, so that a few dozen that refer to each other would keep it busy for ever. A handful cannot
/// multiply to much, and is left to the reader, which knows text from aliases.
enum AliasGuard {
  private static let harmless = 8

  /// The line of what looks like one alias too many, from 1; nil if the text can be parsed.
  static func suspiciousLine(in text: String) -> Int? {
    let marks = Marks(in: text)
    return marks.anchors > 0 && marks.aliases > harmless ? marks.firstLine : nil
  }

  /// Whether something in a text looks like an anchor: `&` and a name.
  static func hasAnchor(in text: String) -> Bool { Marks(in: text).anchors > 0 }

  /// What looks like anchors and aliases.
  private struct Marks {
    var anchors = 0
    var aliases = 0
    var firstLine: Int?

    init(in text: String) {
      var line = 1
      var previous: UInt8 = 0x0A
      var beforePrevious: UInt8 = 0x0A
      for byte in text.utf8 {
        if byte == 0x0A { line += 1 }
        if previous == 0x26 || previous == 0x2A, isName(byte), !isName(beforePrevious) {
          if previous == 0x26 { anchors += 1 } else { aliases += 1 }
          if firstLine == nil { firstLine = line }
        }
        beforePrevious = previous
        previous = byte
      }
    }
  }

  private static func isName(_ byte: UInt8) -> Bool {
    PlainScalar.isDigit(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x5F || byte == 0x2D
      || byte >= 0x80
  }
}
