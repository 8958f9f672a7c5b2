import TerminalKit

/// Keys that are given by code points, as in the kitty keyboard protocol
/// (https://sw.kovidgoyal.net/kitty/keyboard-protocol) and in xterm's modifyOtherKeys: each is the key
/// that the same keys are in the old encoding.
nonisolated extension EscapeSequences {
  /// What is held down, as the second parameter of a sequence says it.
  struct Held {
    var modifiers: Key.Modifiers = []
    var hasCapsLock = false

    /// Takes 1 and the sum of shift 1, alt 2, control 4, xterm's meta or kitty's super 8, kitty's hyper 16
    /// and meta 32, caps lock 64 and num lock 128; nil with hyper, which no key of ours has.
    init?(parameter: Int?) {
      let bits = max(parameter ?? 1, 1) - 1
      guard bits & 16 == 0 else { return nil }
      if bits & 1 != 0 { modifiers.insert(.shift) }
      if bits & (2 | 8 | 32) != 0 { modifiers.insert(.alt) }
      if bits & 4 != 0 { modifiers.insert(.control) }
      hasCapsLock = bits & 64 != 0
    }
  }

  /// The key of a code point; nil for those that no program is told of in the old encoding.
  ///
  /// - Parameters:
  ///   - code: The code point of the key.
  ///   - shifted: What shift makes of it, where the terminal says so.
  ///   - text: What it types, where the terminal says so.
  static func key(
    _ code: Int?, shifted: Int? = nil, text: ArraySlice<Int?> = [], _ held: Held
  ) -> Key? {
    guard let code, let scalar = Self.scalar(code) else { return nil }
    let modifiers = held.modifiers
    switch code {
    case 8, 127: return Key(.backspace, modifiers.subtracting(.shift))
    case 9: return Key(.tab, modifiers)
    case 13: return Key(.enter, modifiers.subtracting(.shift))
    case 27: return Key(.escape, modifiers.subtracting(.shift))
    case 0..<32, 0x80..<0xA0: return nil
    case 0xE000...0xF8FF: return privateKeys[code].map { Key($0, modifiers) }
    default: break
    }
    if modifiers.contains(.control) { return control(scalar, modifiers) }
    return Key(
      .character(
        typed(text) ?? character(scalar, shifted: shifted.flatMap(Self.scalar), held)),
      modifiers.subtracting(.shift))
  }

  private static func scalar(_ code: Int) -> Unicode.Scalar? {
    UInt32(exactly: code).flatMap(Unicode.Scalar.init)
  }

  /// Control and a letter are the control character that they have always been: control and i is tab.
  private static func control(_ scalar: Unicode.Scalar, _ modifiers: Key.Modifiers) -> Key {
    guard (0x40..<0x7F).contains(scalar.value) else {
      return Key(.character(Character(scalar)), modifiers.subtracting(.shift))
    }
    let key = TextDecoding.control(UInt8(scalar.value & 0x1F))
    return Key(key.code, key.modifiers.union(modifiers.intersection(.alt)))
  }

  /// The one character of a text.
  private static func typed(_ text: ArraySlice<Int?>) -> Character? {
    let scalars = text.compactMap { $0.flatMap(scalar) }
    guard scalars.count == text.count, scalars.allSatisfy({ $0.value >= 32 }) else { return nil }
    let typed = String(String.UnicodeScalarView(scalars))
    return typed.count == 1 ? typed.first : nil
  }

  /// What a key types with shift and caps lock; where the terminal does not say it, as on a US keyboard.
  private static func character(
    _ scalar: Unicode.Scalar, shifted: Unicode.Scalar?, _ held: Held
  ) -> Character {
    let key = Character(scalar)
    let isShifted = held.modifiers.contains(.shift)
    if key.isLetter, isShifted != held.hasCapsLock {
      let capital = key.uppercased()
      return capital.count == 1 ? Character(capital) : key
    }
    guard isShifted, !key.isLetter else { return key }
    return shifted.map(Character.init) ?? shiftedKeys[key] ?? key
  }

  private static let shiftedKeys = Dictionary(
    uniqueKeysWithValues: zip("`1234567890-=[]\\;',./", "~!@#$%^&*()_+{}|:\"<>?"))

  /// Keys without a character, and those of the numeric pad, by their places in the private use area.
  private static let privateKeys: [Int: Key.Code] = {
    var keys: [Int: Key.Code] = [
      57_409: .character("."), 57_410: .character("/"), 57_411: .character("*"),
      57_412: .character("-"), 57_413: .character("+"), 57_414: .enter, 57_415: .character("="),
      57_416: .character(","), 57_417: .left, 57_418: .right, 57_419: .up, 57_420: .down,
      57_421: .pageUp, 57_422: .pageDown, 57_423: .home, 57_424: .end, 57_425: .insert,
      57_426: .delete,
    ]
    for digit in 0...9 { keys[57_399 + digit] = .character(Character("\(digit)")) }
    for number in 13...35 { keys[57_376 + number - 13] = .function(number) }
    return keys
  }()
}
