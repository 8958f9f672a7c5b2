/// Texts as YAML scalars: plain where that reads back to the same text, quoted where it does not,
/// block text for what has lines.
///
/// Byte-order marks are left out: the parser takes one away, and no reader misses it.
enum TextQuoting {
  /// The text on one line, for a value of the top level or inside braces.
  static func inline(_ text: String, flow: Bool) -> String {
    canBePlain(text, flow: flow) ? text : doubleQuoted(text)
  }

  /// The text after a key and its colon: on the same line, or as a block of the lines below.
  ///
  /// - Parameter indent: The spaces before each line of a block, two more than the key has.
  static func value(_ text: String, indent: Int) -> String {
    guard text.unicodeScalars.contains("\n"), canBeBlock(text) else {
      return inline(text, flow: false)
    }
    var lines = text.split(separator: "\n" as Character, omittingEmptySubsequences: false)
    let ending: String
    if lines.last?.isEmpty == true {
      lines.removeLast()
      ending = lines.last?.isEmpty == true ? "+" : ""
    } else {
      ending = "-"
    }
    let prefix = String(repeating: " ", count: indent)
    let needsIndication = text.unicodeScalars.first == " " || text.unicodeScalars.first == "\n"
    let header = "|" + (needsIndication ? "2" : "") + ending
    return header + "\n" + lines.map { $0.isEmpty ? "" : prefix + $0 }.joined(separator: "\n")
  }

  /// Whether a literal block holds the text: lines of printable characters, none of them beginning
  /// with a tab, and not spaces alone.
  private static func canBeBlock(_ text: String) -> Bool {
    guard text.unicodeScalars.allSatisfy({ $0 == "\n" || $0 == "\t" || isPrintable($0) })
    else { return false }
    let lines = text.split(separator: "\n" as Character, omittingEmptySubsequences: false)
    return lines.contains { !$0.isEmpty }
      && lines.allSatisfy { $0.isEmpty || !$0.allSatisfy { $0 == " " || $0 == "\t" } }
      && lines.allSatisfy { $0.unicodeScalars.first != "\t" }
  }

  private static func canBePlain(_ text: String, flow: Bool) -> Bool {
    guard !PlainScalar.isOtherThanText(text),
      text.unicodeScalars.allSatisfy(isPrintable),
      let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      first != " ", last != " ", last != ":"
    else { return false }
    guard !"-?:,[]{}#&*!|>'\"%@`=<".unicodeScalars.contains(first), !text.hasPrefix("...") else {
      return false
    }
    var previous: Unicode.Scalar = "x"
    for scalar in text.unicodeScalars {
      if flow, ",[]{}".unicodeScalars.contains(scalar) { return false }
      if scalar == "#", previous == " " { return false }
      if previous == ":", scalar == " " || flow { return false }
      previous = scalar
    }
    return true
  }

  private static func doubleQuoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\u{FEFF}": break
      case let scalar where isPrintable(scalar): result.unicodeScalars.append(scalar)
      case let scalar: result += escape(scalar)
      }
    }
    return result + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let width = scalar.value <= 0xFF ? 2 : scalar.value <= 0xFFFF ? 4 : 8
    let letter = scalar.value <= 0xFF ? "x" : scalar.value <= 0xFFFF ? "u" : "U"
    return "\\" + letter + String(repeating: "0", count: width - digits.count) + digits
  }

  /// Whether YAML holds the character as it is, on one line.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
      0x10000...0x10FFFF:
      true
    default: false
    }
  }
}
