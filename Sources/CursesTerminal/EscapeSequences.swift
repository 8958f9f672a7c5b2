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
