import Randomness
import TerminalKit
import Testing

@testable import CursesTerminal

/// Bytes, and the events that they are. The forms are those of xterm's “ctlseqs” document, and
/// where it says so of other terminals.
struct Decoding: CustomTestStringConvertible {
  var bytes: String
  var events: [InputEvent]
  var testDescription: String { bytes.debugDescription }

  init(_ bytes: String, _ events: InputEvent...) {
    self.bytes = bytes
    self.events = events
  }

  init(_ bytes: String, _ key: Key) { self.init(bytes, .key(key)) }

  static func mouse(
    _ kind: MouseEvent.Kind, _ x: Int, _ y: Int, _ modifiers: Key.Modifiers = []
  ) -> InputEvent {
    .mouse(MouseEvent(position: Point(x: x, y: y), kind: kind, modifiers: modifiers))
  }

  static let characters = [
    Decoding("a", .character("a")), Decoding("Q", .character("Q")), Decoding(" ", .space),
    Decoding("é", .character("é")), Decoding("漢", .character("漢")),
    Decoding("🙂", .character("🙂")), Decoding("\r", .enter), Decoding("\n", .enter),
    Decoding("\t", .tab), Decoding("\u{7F}", .backspace), Decoding("\u{8}", .backspace),
    Decoding("\u{1}", .control("a")), Decoding("\u{13}", .control("s")),
    Decoding("\u{1A}", .control("z")), Decoding("\u{0}", .control(" ")),
    Decoding("\u{1C}", .control("\\")), Decoding("\u{1F}", .control("_")),
    Decoding("\u{1B}x", .alt("x")), Decoding("\u{1B}é", .alt("é")),
    Decoding("\u{1B}\u{7F}", Key(.backspace, .alt)),
    Decoding("\u{1B}\u{1}", Key(.character("a"), [.control, .alt])),
    Decoding("ab\r", .key("a"), .key("b"), .key(.enter)),
  ]

  static let keys = [
    Decoding("\u{1B}[A", .up), Decoding("\u{1B}OA", .up), Decoding("\u{1B}[B", .down),
    Decoding("\u{1B}OB", .down), Decoding("\u{1B}[C", .right), Decoding("\u{1B}OC", .right),
    Decoding("\u{1B}[D", .left), Decoding("\u{1B}OD", .left), Decoding("\u{1B}[H", .home),
    Decoding("\u{1B}OH", .home), Decoding("\u{1B}[1~", .home), Decoding("\u{1B}[7~", .home),
    Decoding("\u{1B}[F", .end), Decoding("\u{1B}OF", .end), Decoding("\u{1B}[4~", .end),
    Decoding("\u{1B}[8~", .end), Decoding("\u{1B}[2~", .insert), Decoding("\u{1B}[3~", .delete),
    Decoding("\u{1B}[5~", .pageUp), Decoding("\u{1B}[6~", .pageDown),
    Decoding("\u{1B}[Z", .backTab), Decoding("\u{1B}\t", .backTab), Decoding("\u{1B}OM", .enter),
    Decoding("\u{1B}Op", .character("0")), Decoding("\u{1B}Oy", .character("9")),
    Decoding("\u{1B}OP", .function(1)), Decoding("\u{1B}[11~", .function(1)),
    Decoding("\u{1B}[[A", .function(1)), Decoding("\u{1B}[[E", .function(5)),
    Decoding("\u{1B}[15~", .function(5)), Decoding("\u{1B}[24~", .function(12)),
    Decoding("\u{1B}[34~", .function(20)),
    Decoding("\u{1B}[1;2A", Key(.up, .shift)), Decoding("\u{1B}[1;3D", Key(.left, .alt)),
    Decoding("\u{1B}[1;5C", Key(.right, .control)),
    Decoding("\u{1B}[1;8B", Key(.down, [.shift, .alt, .control])),
    Decoding("\u{1B}[1;2R", Key(.function(3), .shift)),
    Decoding("\u{1B}[5;5~", Key(.pageUp, .control)), Decoding("\u{1B}[5^", Key(.pageUp, .control)),
    Decoding("\u{1B}[3$", Key(.delete, .shift)), Decoding("\u{1B}[a", Key(.up, .shift)),
    Decoding("\u{1B}Oa", Key(.up, .control)), Decoding("\u{1B}\u{1B}[A", Key(.up, .alt)),
    Decoding("\u{1B}[97;5u", .control("a")), Decoding("\u{1B}[27;5;13~", Key(.enter, .control)),
  ]

  /// Keys of the kitty protocol, by the examples and tables of its specification: the same keys as in the old
  /// encoding, whatever of it was left switched on.
  static let kitty = [
    Decoding("\u{1B}[46u", .character(".")), Decoding("\u{1B}[46;1:1u", .character(".")),
    Decoding("\u{1B}[46;1:2u", .character(".")), Decoding("\u{1B}[46;1:3u"),
    Decoding("\u{1B}[46;1:1u\u{1B}[46;1:3u\u{1B}[46;1:1u", .key("."), .key(".")),
    Decoding("\u{1B}[1;1:3A"), Decoding("\u{1B}[1;1:2A", .up), Decoding("\u{1B}[1;1:1A", .up),
    Decoding("\u{1B}[1;5:3D"), Decoding("\u{1B}[1;5:2D", Key(.left, .control)),
    Decoding("\u{1B}[3;1:3~"), Decoding("\u{1B}[3;1:1~", .delete), Decoding("\u{1B}[5;1:3~"),
    Decoding("\u{1B}[1;1:3P"), Decoding("\u{1B}[1;1:1P", .function(1)), Decoding("\u{1B}[27;1:3u"),
    Decoding("\u{1B}[46;1:4u"), Decoding("\u{1B}[113;5:3u"), Decoding("\u{1B}[57441;2:3u"),
    Decoding("\u{1B}[27u", .escape), Decoding("\u{1B}[13u", .enter), Decoding("\u{1B}[9u", .tab),
    Decoding("\u{1B}[127u", .backspace), Decoding("\u{1B}[9;2u", .backTab),
    Decoding("\u{1B}[13;2u", .enter), Decoding("\u{1B}[32;2u", .space),
    Decoding("\u{1B}[127;3u", Key(.backspace, .alt)),
    Decoding("\u{1B}[97;2u", .character("A")), Decoding("\u{1B}[97:65;2u", .character("A")),
    Decoding("\u{1B}[97;2;65u", .character("A")), Decoding("\u{1B}[97;65u", .character("A")),
    Decoding("\u{1B}[97;66u", .character("a")), Decoding("\u{1B}[97;129u", .character("a")),
    Decoding("\u{1B}[47;2u", .character("?")), Decoding("\u{1B}[47:63;2u", .character("?")),
    Decoding("\u{1B}[55:47;2u", .character("/")), Decoding("\u{1B}[55:47;2;47u", .character("/")),
    Decoding("\u{1B}[55;2u", .character("&")), Decoding("\u{1B}[228:196;2u", .character("Ä")),
    Decoding("\u{1B}[228;2u", .character("Ä")), Decoding("\u{1B}[223;2u", .character("ß")),
    Decoding("\u{1B}[97;;229u", .character("å")), Decoding("\u{1B}[101;;101:769u", .character("é")),
    Decoding("\u{1B}[99::99;5u", .control("c")), Decoding("\u{1B}[99;5u", .control("c")),
    Decoding("\u{1B}[99;6u", .control("c")), Decoding("\u{1B}[32;5u", .control(" ")),
    Decoding("\u{1B}[105;5u", .tab), Decoding("\u{1B}[109;5u", .enter),
    Decoding("\u{1B}[91;5u", .escape), Decoding("\u{1B}[92;5u", .control("\\")),
    Decoding("\u{1B}[97;3u", .alt("a")), Decoding("\u{1B}[97;4u", .alt("A")),
    Decoding("\u{1B}[97;7u", Key(.character("a"), [.control, .alt])),
    Decoding("\u{1B}[97;33u", .alt("a")), Decoding("\u{1B}[113;17u"),
    Decoding("\u{1B}[57400u", .character("1")), Decoding("\u{1B}[57414u", .enter),
    Decoding("\u{1B}[57419u", .up), Decoding("\u{1B}[57426u", .delete),
    Decoding("\u{1B}[57376u", .function(13)), Decoding("\u{1B}[57398u", .function(35)),
    Decoding("\u{1B}[13~", .function(3)), Decoding("\u{1B}[?1u"), Decoding("\u{1B}[27;2;63~", "?"),
  ]

  static let reports = [
    Decoding("\u{1B}[I", .focus(true)), Decoding("\u{1B}[O", .focus(false)),
    Decoding("\u{1B}[<0;1;1M", mouse(.press(.left), 0, 0)),
    Decoding("\u{1B}[<1;10;5M", mouse(.press(.middle), 9, 4)),
    Decoding("\u{1B}[<2;300;200m", mouse(.release(.right), 299, 199)),
    Decoding("\u{1B}[<32;7;8M", mouse(.drag(.left), 6, 7)),
    Decoding("\u{1B}[<64;3;4M", mouse(.wheel(.up), 2, 3)),
    Decoding("\u{1B}[<65;3;4M", mouse(.wheel(.down), 2, 3)),
    Decoding("\u{1B}[<67;3;4M", mouse(.wheel(.right), 2, 3)),
    Decoding("\u{1B}[<28;1;1M", mouse(.press(.left), 0, 0, [.shift, .alt, .control])),
    Decoding("\u{1B}[M !!", mouse(.press(.left), 0, 0)),
    Decoding(
      "\u{1B}[M\"!!\u{1B}[M#%&", mouse(.press(.right), 0, 0), mouse(.release(.right), 4, 5)),
    Decoding("\u{1B}[M`!!", mouse(.wheel(.up), 0, 0)),
    // Movement without a button, and a fourth button.
    Decoding("\u{1B}[<35;7;8M"), Decoding("\u{1B}[<128;7;8M"),
  ]

  static let pastes = [
    Decoding("\u{1B}[200~two\rlines q\u{1B}[201~", .paste("two\rlines q")),
    Decoding("\u{1B}[200~\u{1B}[201~x", .paste(""), .key("x")),
    Decoding("\u{1B}[200~\u{1B}[A\u{1B}[20\u{1B}[201~", .paste("\u{1B}[A\u{1B}[20")),
    Decoding("a\u{1B}[200~é漢\u{1B}[201~b", .key("a"), .paste("é漢"), .key("b")),
  ]

  /// What no key is: answers of terminals, and forms that nobody knows. Nothing of them acts as a
  /// key; what follows does.
  static let swallowed = [
    "\u{1B}[?62;22c", "\u{1B}[>0;276;0c", "\u{1B}[12;40R", "\u{1B}[?2026;2$y", "\u{1B}[8;24;80t",
    "\u{1B}[99~", "\u{1B}[1;2;3x", "\u{1B}[=1;2q", "\u{1B}O!q", "\u{1B}Oz", "\u{1B}[[Z",
    "\u{1B}]11;rgb:ffff/qqqq/0000\u{7}", "\u{1B}]52;c;cXE=\u{1B}\\", "\u{1B}P1$r0q\u{1B}\\",
    "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}[<0;1M", "\u{1B}[<0;99999999999999999999;1M",
    "\u{1B}[57441u", "\u{1B}[201~", "\u{1B}[\u{1}",
  ].map { sequence in
    sequence == "\u{1B}[\u{1}"
      ? Decoding(sequence + "x", .key(.control("a")), .key("x"))
      : Decoding(sequence + "x", .key("x"))
  }

  static let all = characters + keys + kitty + reports + pastes + swallowed
}

@Suite struct InputDecoderTests {
  @Test(arguments: Decoding.all) func decodes(_ decoding: Decoding) {
    var decoder = InputDecoder(escapeDelay: 25)
    #expect(decoder.decode(Array(decoding.bytes.utf8)[...]) == decoding.events)
    #expect(decoder.delay == nil)
  }

  @Test(arguments: Decoding.all) func decodesByteByByte(_ decoding: Decoding) {
    var decoder = InputDecoder(escapeDelay: 25)
    let events = Array(decoding.bytes.utf8).flatMap { decoder.decode([$0]) }
    #expect(events == decoding.events)
    #expect(decoder.delay == nil)
  }

  @Test func takesWhatFollowsFromTheSameBytes() {
    var generator = SplitMix64(seed: 1)
    let sequences = Decoding.all.shuffled(using: &generator)
    var decoder = InputDecoder(escapeDelay: 25)
    let bytes = sequences.flatMap { Array($0.bytes.utf8) }
    #expect(decoder.decode(bytes[...]) == sequences.flatMap(\.events))
  }

  @Test(arguments: [
    ("\u{1B}", [InputEvent.key(.escape)]), ("\u{1B}\u{1B}", [.key(.escape), .key(.escape)]),
    ("\u{1B}[", [.key(.alt("["))]), ("\u{1B}O", [.key(.alt("O"))]), ("\u{1B}]", [.key(.alt("]"))]),
    ("\u{1B}P", [.key(.alt("P"))]), ("\u{1B}[12;", []), ("\u{1B}]0;q", []), ("é".prefixBytes, []),
    ("\u{1B}[200~cut", [.paste("cut")]), ("\u{1B}[200~cut\u{1B}[20", [.paste("cut\u{1B}[20")]),
  ]) func endsWhatNeverCompletes(bytes: String, events: [InputEvent]) {
    var decoder = InputDecoder(escapeDelay: 25)
    let input = bytes == "é".prefixBytes ? [0xC3] : Array(bytes.utf8)
    #expect(decoder.decode(input[...]).isEmpty)
    #expect(decoder.delay != nil)
    #expect(decoder.flush() == events)
    #expect(decoder.delay == nil)
    #expect(decoder.decode([0x78]) == [.key("x")])
  }

  @Test func skipsBytesThatAreNoText() {
    var decoder = InputDecoder(escapeDelay: 25)
    let bytes: [UInt8] = [
      0x80, 0xFF, 0xC3, 0x61, 0xE2, 0x82, 0x62, 0xC2, 0x9B, 0xED, 0xA0, 0x80, 0xC0, 0xAF, 0x63,
    ]
    #expect(decoder.decode(bytes[...]) == [.key("a"), .key("b"), .key("c")])
  }

  /// Of a paste nothing waits but what could be the start of its end.
  @Test func keepsNoByteOfAPasteWaiting() {
    var decoder = InputDecoder(escapeDelay: 25)
    #expect(decoder.decode(Array("\u{1B}[200~abc".utf8)[...]).isEmpty)
    #expect(decoder.pendingCount == 0)
    #expect(decoder.decode(Array("d\u{1B}[20".utf8)[...]).isEmpty)
    #expect(decoder.pendingCount == 4)
    #expect(decoder.decode(Array("1~".utf8)[...]) == [.paste("abcd")])
  }

  /// A megabyte of a sequence that does not end is none of the keys that it looks like, and is not kept.
  @Test(arguments: [
    "\u{1B}[", "\u{1B}O", "\u{1B}[<", "\u{1B}]", "\u{1B}P", "\u{1B}_", "\u{1B}\u{1B}[",
  ])
  func dropsSequencesWithoutAnEnd(start: String) {
    var decoder = InputDecoder(escapeDelay: 25)
    #expect(decoder.decode(Array(start.utf8)[...]).isEmpty)
    let chunk = [UInt8](repeating: UInt8(ascii: "1"), count: 4_096)
    for _ in 0..<256 {
      #expect(decoder.decode(chunk[...]).isEmpty)
      #expect(decoder.pendingCount <= 2 * chunk.count)
    }
    #expect(decoder.delay == 25)
    let end = start.contains("[") || start.contains("O") ? "u" : "\u{1B}\\"
    #expect(decoder.decode(Array((end + "x").utf8)[...]) == [.key("x")])
  }

  /// What is dropped ends when nothing more comes, and where another sequence begins.
  @Test func goesOnAfterASequenceWithoutAnEnd() {
    var decoder = InputDecoder(escapeDelay: 25)
    let long = [UInt8](repeating: UInt8(ascii: "1"), count: 10_000)
    #expect(decoder.decode((Array("\u{1B}]".utf8) + long)[...]).isEmpty)
    #expect(decoder.flush().isEmpty)
    #expect(decoder.decode([0x78]) == [.key("x")])
    #expect(decoder.decode((Array("\u{1B}[".utf8) + long)[...]).isEmpty)
    #expect(decoder.decode(Array("\u{1B}[Ax".utf8)[...]) == [.key(.up), .key("x")])
  }

  @Test func boundsWhatAPasteHolds() {
    var decoder = InputDecoder(escapeDelay: 25)
    let chunk = [UInt8](repeating: 0x61, count: 600_000)
    #expect(decoder.decode((Array("\u{1B}[200~".utf8) + chunk)[...]).isEmpty)
    #expect(decoder.decode(chunk[...]).isEmpty)
    let end = decoder.decode(Array("\u{1B}[201~q".utf8)[...])
    let text = String(repeating: "a", count: InputDecoder.pasteLimit)
    #expect(end == [.paste(text), .key("q")])
  }

  /// Whatever comes, nothing traps, and every byte is used up in the end.
  @Test func survivesAnyBytes() {
    let alphabet = Array("\u{1B}[]O?;:<0123456789~$^@MmuRABPQ\u{7}\\\r\u{1}é".utf8) + [0xFF, 0x9B]
    var generator = SplitMix64(seed: 2)
    for _ in 0..<3_000 {
      var decoder = InputDecoder(escapeDelay: 25)
      let count = Int.random(in: 1...40, using: &generator)
      let bytes = (0..<count).compactMap { _ in alphabet.randomElement(using: &generator) }
      _ = decoder.decode(bytes[...])
      while decoder.delay != nil { _ = decoder.flush() }
      #expect(decoder.decode([0x78]) == [.key("x")], "\(bytes)")
    }
  }

}

extension String {
  /// A stand-in for the first byte of this character alone, which is no string.
  fileprivate var prefixBytes: String { "first byte of " + self }
}

extension Key: ExpressibleByUnicodeScalarLiteral {}
extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  /// The key that types a character.
  public init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }
}
