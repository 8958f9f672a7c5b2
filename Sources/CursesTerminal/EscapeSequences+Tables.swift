import TerminalKit

nonisolated extension EscapeSequences {
  /// Arrows by the letter that ends their sequence.
  static let arrows: [UInt8: Key.Code] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down,
    UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
  ]

  /// Keys by the letter that ends their sequence, behind ESC [ and behind ESC O.
  static let letterKeys: [UInt8: Key.Code] = arrows.merging([
    UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
    UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2),
    UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
  ]) { first, _ in first }

  /// Keys by the number before ~.
  static let numberedKeys: [Int: Key.Code] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14), 28: .function(15),
    29: .function(16), 31: .function(17), 32: .function(18), 33: .function(19), 34: .function(20),
  ]

  /// Keys of the numeric pad in application mode, behind ESC O.
  static let keypadKeys: [UInt8: Key.Code] = {
    var keys: [UInt8: Key.Code] = [
      UInt8(ascii: "M"): .enter, UInt8(ascii: "X"): .character("="),
      UInt8(ascii: "j"): .character("*"), UInt8(ascii: "k"): .character("+"),
      UInt8(ascii: "l"): .character(","), UInt8(ascii: "m"): .character("-"),
      UInt8(ascii: "n"): .character("."), UInt8(ascii: "o"): .character("/"),
    ]
    for digit in UInt8(0)...9 {
      keys[UInt8(ascii: "p") + digit] = .character(Character(Unicode.Scalar(0x30 + digit)))
    }
    return keys
  }()
}
