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
      case 0x20...0x3F: return .discard(index + 3, until: .finalByte)
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
    if (0x20...0x3F).contains(letter) { return .discard(count, until: .finalByte) }
    guard (0x40...0x7E).contains(letter) else { return .skip(count - 1) }
    guard parameter.isEmpty || number(parameter) != nil,
      let modifiers = Held(parameter: number(parameter))?.modifiers
    else { return .skip(count) }
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
      let numbers = fields(parameters.dropFirst()).map { $0.count == 1 ? $0[0] : nil }
      return .found(MouseReport.event(numbers, isRelease: final == UInt8(ascii: "m")), count)
    }
    // Answers of the terminal.
    if let first = parameters.first, first >= 0x3C { return .skip(count) }
    let fields = fields(parameters[...])
    // Of the kitty protocol: a press is 1, what repeats itself 2, and the release of a key is none.
    guard (1...2).contains(fields.number(1, part: 1) ?? 1),
      let held = Held(parameter: fields.number(1))
    else { return .skip(count) }
    switch final {
    case UInt8(ascii: "I"), UInt8(ascii: "O"):
      return parameters.isEmpty ? .event(.focus(final == UInt8(ascii: "I")), count) : .skip(count)
    case UInt8(ascii: "Z"): return .event(.key(.backTab), count)
    case UInt8(ascii: "~"): return tilde(fields, held, count: count)
    case UInt8(ascii: "u"):
      let key = key(
        fields.number(0), shifted: fields.number(0, part: 1),
        text: fields.dropFirst(2).first?[...] ?? [], held)
      return .found(key.map(InputEvent.key), count)
    // rxvt: what ends in ~ with shift, control, or both.
    case UInt8(ascii: "$"): return numbered(fields.number(0), .shift, count: count)
    case UInt8(ascii: "^"): return numbered(fields.number(0), .control, count: count)
    case UInt8(ascii: "@"): return numbered(fields.number(0), [.control, .shift], count: count)
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      return .found(arrows[final & 0xDF].map { .key(Key($0, .shift)) }, count)
    default:
      // A report of the cursor ends in R too, and counts its rows from 1: only F3 has 1 first.
      guard fields.number(0) ?? 1 == 1, let code = letterKeys[final] else { return .skip(count) }
      return .event(.key(Key(code, held.modifiers)), count)
    }
  }

  private static func tilde(
    _ fields: [[Int?]], _ held: Held, count: Int
  ) -> InputDecoder.Step {
    switch fields.number(0) {
    case 200: return .pasteStart(count)
    case 27 where fields.count == 3:
      return .found(key(fields.number(2), held).map(InputEvent.key), count)
    case let number: return numbered(number, held.modifiers, count: count)
    }
  }

  private static func numbered(
    _ number: Int?, _ modifiers: Key.Modifiers, count: Int
  ) -> InputDecoder.Step {
    .found(number.flatMap { numberedKeys[$0] }.map { .key(Key($0, modifiers)) }, count)
  }

  /// The parameters between semicolons, each with its parts between colons; nil for what is empty, no number,
  /// or has more than 7 digits.
  private static func fields(_ parameters: ArraySlice<UInt8>) -> [[Int?]] {
    parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { field in
      field.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map(number)
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

extension [[Int?]] {
  /// A part of a parameter, the first if none is named; nil where there is none.
  nonisolated fileprivate func number(_ field: Int, part: Int = 0) -> Int? {
    guard field < count, part < self[field].count else { return nil }
    return self[field][part]
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

/// Reports of the mouse, in the form with decimal numbers (mode 1006) and in the old one.
nonisolated enum MouseReport {
  /// The event of ESC [ < button ; column ; row M, or m for a release; columns and rows from 1.
  static func event(_ numbers: [Int?], isRelease: Bool) -> InputEvent? {
    guard numbers.count == 3, let code = numbers[0], let column = numbers[1], let row = numbers[2]
    else { return nil }
    return kind(code, isRelease: isRelease).map {
      event($0, code: code, column: column, row: row)
    }
  }

  /// The event of ESC [ M and three bytes, each 32 more than its value. A release does not say of
  /// which button: of the one `pressed` last.
  static func oldForm(_ bytes: [UInt8], pressed: MouseEvent.Button) -> InputEvent? {
    guard bytes.count == 3, bytes.allSatisfy({ $0 >= 32 }) else { return nil }
    let code = Int(bytes[0]) - 32
    let isRelease = code & 3 == 3 && code & 96 == 0
    let kind = isRelease ? .release(pressed) : kind(code, isRelease: false)
    return kind.map {
      event($0, code: code, column: Int(bytes[1]) - 32, row: Int(bytes[2]) - 32)
    }
  }

  private static func event(
    _ kind: MouseEvent.Kind, code: Int, column: Int, row: Int
  ) -> InputEvent {
    var modifiers: Key.Modifiers = []
    if code & 4 != 0 { modifiers.insert(.shift) }
    if code & 8 != 0 { modifiers.insert(.alt) }
    if code & 16 != 0 { modifiers.insert(.control) }
    let position = Point(x: max(column - 1, 0), y: max(row - 1, 0))
    return .mouse(MouseEvent(position: position, kind: kind, modifiers: modifiers))
  }

  private static func kind(_ code: Int, isRelease: Bool) -> MouseEvent.Kind? {
    let button = code & 3
    if code & 64 != 0 {
      let directions: [MouseEvent.Direction] = [.up, .down, .left, .right]
      return isRelease || code >= 128 ? nil : .wheel(directions[button])
    }
    // Movement without a button, and buttons beyond the third.
    guard code < 128, button < 3 else { return nil }
    let buttons: [MouseEvent.Button] = [.left, .middle, .right]
    if isRelease { return .release(buttons[button]) }
    return code & 32 != 0 ? .drag(buttons[button]) : .press(buttons[button])
  }
}
