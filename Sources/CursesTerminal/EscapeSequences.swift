import TerminalKit

/// Keys, focus and mouse as terminals send them behind ESC [ and ESC O: xterm's forms, and where
/// they differ those of the Linux console, rxvt, the VT100 and the VT220.
nonisolated enum EscapeSequences {
  private static let limit = 256

  /// What stands at the start of the bytes, which begin with ESC [ or ESC O.
  static func step(
    _ bytes: ArraySlice<UInt8>, isComplete: Bool, pressed: MouseEvent.Button
  ) -> InputDecoder.Step {
    if bytes.dropFirst().first == UInt8(ascii: "O") {
      return application(bytes, isComplete: isComplete)
    }
    let body = bytes.dropFirst(2)
    // The Linux console has a second bracket for F1 to F5.
    if body.first == UInt8(ascii: "[") {
      guard let letter = body.dropFirst().first else { return pending(bytes, isComplete) }
      let number = Int(letter) - Int(UInt8(ascii: "A")) + 1
      return (1...5).contains(number) ? .event(.key(.function(number)), 4) : .skip(4)
    }
    if body.first == UInt8(ascii: "M") {
      guard body.count >= 4 else { return pending(bytes, isComplete) }
      return .found(MouseReport.oldForm(Array(body.dropFirst().prefix(3)), pressed: pressed), 6)
    }
    for (index, byte) in body.enumerated() {
      switch byte {
      case UInt8(ascii: "$") where isDigit(body.first):
        return sequence(Array(body.prefix(index)), byte, count: index + 3)
      case 0x20...0x3F where index < limit: continue
      case 0x40...0x7E:
        return sequence(Array(body.prefix(index)), byte, count: index + 3)
      // Another sequence begins, or it is none: what there is of it means nothing.
      default: return .skip(index + 2)
      }
    }
    return pending(bytes, isComplete)
  }

  private static func pending(
    _ bytes: ArraySlice<UInt8>, _ isComplete: Bool
  ) -> InputDecoder.Step {
    isComplete ? .skip(bytes.count) : .incomplete
  }

  /// ESC O and a letter, with a number for the modifiers between.
  private static func application(
    _ bytes: ArraySlice<UInt8>, isComplete: Bool
  ) -> InputDecoder.Step {
    let body = bytes.dropFirst(2)
    let parameter = body.prefix { (0x20...0x3F).contains($0) }.prefix(limit)
    guard let letter = body.dropFirst(parameter.count).first else {
      return pending(bytes, isComplete)
    }
    let count = parameter.count + 3
    guard (0x40...0x7E).contains(letter) else { return .skip(count - 1) }
    guard parameter.isEmpty || number(parameter) != nil else { return .skip(count) }
    let modifiers = modifiers(parameter: number(parameter) ?? 1)
    if let code = letterKeys[letter] { return .event(.key(Key(code, modifiers)), count) }
    if let code = keypadKeys[letter] { return .event(.key(Key(code, modifiers)), count) }
    // rxvt: an arrow with control.
    let upper = letter & 0xDF
    if letter >= UInt8(ascii: "a"), let code = arrows[upper] {
      return .event(.key(Key(code, .control)), count)
    }
    return .skip(count)
  }

  private static func sequence(
    _ parameters: [UInt8], _ final: UInt8, count: Int
  ) -> InputDecoder.Step {
    if parameters.first == UInt8(ascii: "<"), final | 0x20 == UInt8(ascii: "m") {
      let numbers = numbers(parameters.dropFirst())
      return .found(MouseReport.event(numbers, isRelease: final == UInt8(ascii: "m")), count)
    }
    // Answers of the terminal.
    if let first = parameters.first, first >= 0x3C { return .skip(count) }
    let numbers = numbers(parameters[...])
    let first = numbers.first ?? nil
    let modifiers = modifiers(parameter: numbers.dropFirst().first.flatMap { $0 } ?? 1)
    switch final {
    case UInt8(ascii: "I"), UInt8(ascii: "O"):
      return parameters.isEmpty ? .event(.focus(final == UInt8(ascii: "I")), count) : .skip(count)
    case UInt8(ascii: "Z"): return .event(.key(.backTab), count)
    case UInt8(ascii: "~"): return tilde(numbers, modifiers, count: count)
    case UInt8(ascii: "u"): return .found(character(first, modifiers), count)
    // rxvt: what ends in ~ with shift, control, or both.
    case UInt8(ascii: "$"): return tilde(numbers, .shift, count: count)
    case UInt8(ascii: "^"): return tilde(numbers, .control, count: count)
    case UInt8(ascii: "@"): return tilde(numbers, [.control, .shift], count: count)
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      return .found(arrows[final & 0xDF].map { .key(Key($0, .shift)) }, count)
    default:
      // A report of the cursor ends in R too, and counts its rows from 1: only F3 has 1 first.
      guard first ?? 1 == 1, let code = letterKeys[final] else { return .skip(count) }
      return .event(.key(Key(code, modifiers)), count)
    }
  }

  private static func tilde(
    _ numbers: [Int?], _ modifiers: Key.Modifiers, count: Int
  ) -> InputDecoder.Step {
    guard let number = numbers.first ?? nil else { return .skip(count) }
    if number == 200 { return .pasteStart(count) }
    if number == 27, numbers.count == 3 { return .found(character(numbers[2], modifiers), count) }
    return .found(numberedKeys[number].map { .key(Key($0, modifiers)) }, count)
  }

  /// A key given by its code point.
  private static func character(_ code: Int?, _ modifiers: Key.Modifiers) -> InputEvent? {
    guard let code, let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else {
      return nil
    }
    switch code {
    case 8, 127: return .key(Key(.backspace, modifiers))
    case 9: return .key(Key(.tab, modifiers))
    case 13: return .key(Key(.enter, modifiers))
    case 27: return .key(Key(.escape, modifiers))
    // The private use area holds keys of the keypad and media keys.
    case 0..<32, 0x80..<0xA0, 0xE000...0xF8FF: return nil
    default:
      // Upper case says shift already.
      return .key(Key(.character(Character(scalar)), modifiers.subtracting(.shift)))
    }
  }

  /// Modifiers as xterm counts them: 1 and the sum of shift 1, alt 2, control 4, meta 8.
  private static func modifiers(parameter: Int) -> Key.Modifiers {
    let bits = max(parameter, 1) - 1
    var result: Key.Modifiers = []
    if bits & 1 != 0 { result.insert(.shift) }
    if bits & 10 != 0 { result.insert(.alt) }
    if bits & 4 != 0 { result.insert(.control) }
    return result
  }

  /// The numbers between semicolons; nil for what is empty, no number, or has more than 7 digits.
  private static func numbers(_ parameters: ArraySlice<UInt8>) -> [Int?] {
    parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
      // Behind a colon stand refinements.
      number(part.prefix { $0 != UInt8(ascii: ":") })
    }
  }

  private static func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { (0x30...0x39).contains($0) } ?? false
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...7).contains(digits.count), digits.allSatisfy({ isDigit($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

extension InputDecoder.Step {
  /// The event if there is one; otherwise the bytes mean nothing.
  nonisolated fileprivate static func found(
    _ event: InputEvent?, _ count: Int
  ) -> InputDecoder.Step {
    event.map { .event($0, count) } ?? .skip(count)
  }
}
