import TerminalKit

/// Keys that are single characters: UTF-8 and control characters.
nonisolated enum TextDecoding {
  /// The key at the start of the bytes, which is not ESC.
  static func step(_ bytes: ArraySlice<UInt8>, isComplete: Bool) -> InputDecoder.Step {
    guard let first = bytes.first else { return .incomplete }
    if first < 0x20 || first == 0x7F { return .event(.key(control(first)), 1) }
    if first < 0x80 { return .event(.key(.character(Character(Unicode.Scalar(first)))), 1) }
    let length =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    guard length > 1 else { return .skip(1) }
    let tail = bytes.dropFirst().prefix(length - 1)
    let isCut = tail.prefix { $0 & 0xC0 == 0x80 }.count < tail.count
    if tail.count < length - 1, !isCut { return isComplete ? .skip(bytes.count) : .incomplete }
    let text = String(decoding: bytes.prefix(length), as: UTF8.self)
    guard !isCut, let character = text.first, text.unicodeScalars.first != "\u{FFFD}" else {
      return .skip(1)
    }
    // C1 controls are nobody's keys.
    if let scalar = text.unicodeScalars.first, scalar.value < 0xA0 { return .skip(length) }
    return .event(.key(.character(character)), length)
  }

  /// The key of a control character.
  static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x00: return .control(" ")
    case 0x08, 0x7F: return .backspace
    case 0x09: return .tab
    case 0x0A, 0x0D: return .enter
    case 0x1B: return .escape
    case 0x01...0x1A: return .control(Character(Unicode.Scalar(byte + 0x60)))
    default: return .control(Character(Unicode.Scalar(byte + 0x40)))
    }
  }
}
