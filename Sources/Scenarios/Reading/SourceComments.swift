/// Finds the comments of a scenario file, which a save would lose.
public enum SourceComments {
  /// Whether the text of a file that reads has a comment.
  public static func exist(in bytes: [UInt8]) -> Bool {
    var scanner = CommentScanner()
    return SourceText.utf8(of: bytes).split(separator: 0x0A, omittingEmptySubsequences: false)
      .contains { scanner.hasComment(in: $0) }
  }
}

/// Knows, line by line, what is quoted and what is the text of a block.
private struct CommentScanner {
  /// The column of the key whose block text goes on, if one does.
  private var block: Int?
  /// The quote that is open, if one is.
  private var quote: UInt8?

  private static let space: UInt8 = 0x20
  private static let apostrophe: UInt8 = 0x27
  private static let quotation: UInt8 = 0x22

  /// Whether the line, the next of the file, has a comment.
  mutating func hasComment(in line: ArraySlice<UInt8>) -> Bool {
    let indent = line.prefix { $0 == Self.space }.count
    if let column = block {
      if indent == line.count || indent > column { return false }
      block = nil
    }
    if scan(line) { return true }
    if quote == nil, Self.beginsBlock(line) { block = Self.keyColumn(of: line) }
    return false
  }

  /// Goes over the line's quotes; true at a comment.
  private mutating func scan(_ line: ArraySlice<UInt8>) -> Bool {
    var previous = Self.space
    var startsToken = true
    var isEscaped = false
    var hasJustClosed = false
    for byte in line {
      // Two apostrophes inside apostrophes are one of the text.
      if hasJustClosed, byte == Self.apostrophe { quote = byte }
      let reopens = hasJustClosed && byte == Self.apostrophe
      hasJustClosed = false
      if reopens { continue }
      if let open = quote {
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C, open == Self.quotation {
          isEscaped = true
        } else if byte == open {
          quote = nil
          hasJustClosed = open == Self.apostrophe
        }
        startsToken = false
      } else if byte == 0x23, previous == Self.space || previous == 0x09 {
        return true
      } else if startsToken, byte == Self.apostrophe || byte == Self.quotation {
        quote = byte
      } else if byte != Self.space {
        // After these a value begins.
        startsToken = [0x5B, 0x7B, 0x2C, 0x3A, 0x2D, 0x3F].contains(byte)
      }
      previous = byte
    }
    return false
  }

  /// Whether the line ends with the sign of a block text: `|` or `>`, perhaps with `+`, `-` or a digit.
  private static func beginsBlock(_ line: ArraySlice<UInt8>) -> Bool {
    guard let last = line.split(separator: space).last, last.count <= 3, let sign = last.first,
      sign == 0x7C || sign == 0x3E
    else { return false }
    return last.dropFirst().allSatisfy { $0 == 0x2B || $0 == 0x2D || (0x31...0x39).contains($0) }
  }

  /// The column of the line's key: behind spaces and the dashes of lists.
  private static func keyColumn(of line: ArraySlice<UInt8>) -> Int {
    var column = 0
    var rest = line
    while let first = rest.first {
      if first == space {
        column += 1
      } else if first == 0x2D, rest.dropFirst().first == space {
        column += 1
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    return column
  }
}
