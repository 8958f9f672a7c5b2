import TerminalKit

/// Turns the bytes of a terminal into events.
///
/// Sequences that nothing is known of are swallowed to their final byte; otherwise their letters
/// would act as keys. What is incomplete waits for the rest: `delay` says how long, and `flush()`
/// ends it.
nonisolated struct InputDecoder {
  /// The most bytes of a paste that are kept; the rest of it is dropped.
  static let pasteLimit = 1 << 20
  private static let sequenceLimit = 4_096
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private let escapeDelay: Int
  private var buffer: [UInt8] = []
  private var paste: [UInt8]?
  /// The end of a sequence that is too long to be one, while its bytes are dropped.
  private var discarding: Ending?
  private var pressed = MouseEvent.Button.left

  /// A decoder in which a lone ESC waits for `escapeDelay` milliseconds.
  init(escapeDelay: Int) { self.escapeDelay = escapeDelay }

  /// How many milliseconds to wait for more bytes before `flush()`; nil if nothing is pending.
  var delay: Int? {
    // A paste may come in over a slow line; only one that never ends is given up.
    if paste != nil { return 2_000 }
    return buffer.isEmpty && discarding == nil ? nil : escapeDelay
  }

  /// The bytes that wait for others.
  var pendingCount: Int { buffer.count }

  /// The events of these bytes and of what was pending.
  mutating func decode(_ bytes: ArraySlice<UInt8>) -> [InputEvent] {
    buffer += bytes
    return takeEvents(isComplete: false)
  }

  /// The events of what is pending, nothing having come for `delay`.
  mutating func flush() -> [InputEvent] {
    var events: [InputEvent] = []
    if let text = paste {
      paste = nil
      events.append(.paste(String(decoding: text + buffer, as: UTF8.self)))
      buffer = []
    }
    events += takeEvents(isComplete: true)
    buffer = []
    discarding = nil
    return events
  }

  /// What ends a sequence.
  enum Ending: Equatable {
    /// The first byte that is no parameter.
    case finalByte
    /// BEL, or ESC \.
    case terminator
  }

  /// What stands at the start of the bytes.
  enum Step: Equatable {
    /// An event, and the bytes it takes.
    case event(InputEvent, Int)
    /// Bytes without a meaning.
    case skip(Int)
    /// Bytes without a meaning, and so are those that follow up to an end.
    case discard(Int, until: Ending)
    /// The start of a paste.
    case pasteStart(Int)
    /// More bytes are needed.
    case incomplete
  }

  private mutating func takeEvents(isComplete: Bool) -> [InputEvent] {
    var events: [InputEvent] = []
    var rest = buffer[...]
    scan: while !rest.isEmpty {
      if paste != nil {
        guard let text = takePaste(&rest) else { break }
        events.append(.paste(text))
        continue
      }
      if let ending = discarding {
        guard drop(&rest, until: ending) else { break }
        discarding = nil
        continue
      }
      switch step(rest, isComplete: isComplete) {
      case .event(let event, let count):
        remember(event)
        events.append(event)
        rest = rest.dropFirst(count)
      case .skip(let count): rest = rest.dropFirst(count)
      case .discard(let count, let ending):
        discarding = ending
        rest = rest.dropFirst(count)
      case .pasteStart(let count):
        paste = []
        rest = rest.dropFirst(count)
      case .incomplete: break scan
      }
    }
    buffer = Array(rest)
    return events
  }

  /// Moves the bytes of a paste out of `rest`; the whole text once its end is there.
  private mutating func takePaste(_ rest: inout ArraySlice<UInt8>) -> String? {
    var text = paste ?? []
    // The only reference: what is there is not copied for what is added.
    paste = nil
    let end = rest.firstRange(of: Self.pasteEnd)
    // The marker may be cut in two.
    let count = end.map { $0.lowerBound - rest.startIndex } ?? (rest.count - partialEnd(of: rest))
    text += rest.prefix(count).prefix(Self.pasteLimit - text.count)
    rest = rest.dropFirst(count + (end == nil ? 0 : Self.pasteEnd.count))
    paste = end == nil ? text : nil
    return end == nil ? nil : String(decoding: text, as: UTF8.self)
  }

  /// Drops the bytes of a sequence; whether its end was among them.
  private func drop(_ rest: inout ArraySlice<UInt8>, until ending: Ending) -> Bool {
    switch ending {
    case .finalByte:
      rest = rest.drop { (0x20...0x3F).contains($0) }
      // A control character or ESC begins something else.
      guard let last = rest.first else { return false }
      if (0x40..<0x7F).contains(last) { rest = rest.dropFirst() }
      return true
    case .terminator:
      while let index = rest.firstIndex(where: { $0 == 0x07 || $0 == 0x1B }) {
        let next = rest.index(after: index)
        if rest[index] == 0x07 {
          rest = rest[next...]
          return true
        }
        guard next < rest.endIndex else {
          rest = rest[index...]
          return false
        }
        rest = rest[next...]
        if rest.first == UInt8(ascii: "\\") {
          rest = rest.dropFirst()
          return true
        }
      }
      rest = rest[rest.endIndex...]
      return false
    }
  }

  /// How many bytes at the end could be the start of the marker.
  private func partialEnd(of bytes: ArraySlice<UInt8>) -> Int {
    for count in stride(from: min(Self.pasteEnd.count - 1, bytes.count), to: 0, by: -1)
    where bytes.suffix(count).elementsEqual(Self.pasteEnd.prefix(count)) {
      return count
    }
    return 0
  }

  private mutating func remember(_ event: InputEvent) {
    if case .mouse(let mouse) = event, case .press(let button) = mouse.kind { pressed = button }
  }

  private func step(_ bytes: ArraySlice<UInt8>, isComplete: Bool) -> Step {
    guard let first = bytes.first else { return .incomplete }
    guard first == 0x1B else { return TextDecoding.step(bytes, isComplete: isComplete) }
    let body = bytes.dropFirst()
    guard let second = body.first else {
      return isComplete ? .event(.key(.escape), 1) : .incomplete
    }
    if body.count == 1, isComplete, second != 0x1B { return alternate(body, isComplete: true) }
    switch second {
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      return EscapeSequences.step(bytes, isComplete: isComplete, pressed: pressed)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
      UInt8(ascii: "X"):
      return string(bytes, isComplete: isComplete)
    case 0x1B: return escaped(bytes, isComplete: isComplete)
    default: return alternate(body, isComplete: isComplete)
    }
  }

  /// A key with ESC before it.
  private func alternate(_ body: ArraySlice<UInt8>, isComplete: Bool) -> Step {
    switch TextDecoding.step(body, isComplete: isComplete) {
    // The Linux console's shift and tab.
    case .event(.key(.tab), let count): return .event(.key(.backTab), count + 1)
    case .event(.key(let key), let count):
      return .event(.key(Key(key.code, key.modifiers.union(.alt))), count + 1)
    case .event(_, let count), .skip(let count), .discard(let count, _), .pasteStart(let count):
      return .skip(count + 1)
    case .incomplete: return .incomplete
    }
  }

  /// ESC before a sequence is alt; otherwise it stands for itself.
  private func escaped(_ bytes: ArraySlice<UInt8>, isComplete: Bool) -> Step {
    let inner = bytes.dropFirst()
    guard let third = inner.dropFirst().first else {
      return isComplete ? .event(.key(.escape), 1) : .incomplete
    }
    guard third == UInt8(ascii: "[") || third == UInt8(ascii: "O") else {
      return .event(.key(.escape), 1)
    }
    switch EscapeSequences.step(inner, isComplete: isComplete, pressed: pressed) {
    case .event(.key(let key), let count):
      return .event(.key(Key(key.code, key.modifiers.union(.alt))), count + 1)
    case .event, .pasteStart: return .event(.key(.escape), 1)
    case .skip(let count): return .skip(count + 1)
    case .discard(let count, let ending): return .discard(count + 1, until: ending)
    case .incomplete: return .incomplete
    }
  }

  /// An answer of the terminal, which ends with BEL or ESC \.
  private func string(_ bytes: ArraySlice<UInt8>, isComplete: Bool) -> Step {
    var previous: UInt8 = 0
    for (count, byte) in bytes.enumerated().dropFirst(2) {
      if byte == 0x07 || (byte == UInt8(ascii: "\\") && previous == 0x1B) {
        return .skip(count + 1)
      }
      previous = byte
    }
    if bytes.count > Self.sequenceLimit { return .discard(2, until: .terminator) }
    return isComplete ? .skip(bytes.count) : .incomplete
  }
}

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
    // No key sends C1 controls.
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
