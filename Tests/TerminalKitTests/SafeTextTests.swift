import GridSupport
import Testing

@testable import TerminalKit

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct SafeTextTests {
  #if canImport(Glibc)
    /// The reference is the C library itself, where it is the version that the table is made for.
    @Test func widthsAreTheCLibrarys() throws {
      // Looked up by name: the headers show both only to those who ask for extensions.
      typealias Version = @convention(c) () -> UnsafePointer<CChar>
      typealias Width = @convention(c) (wchar_t) -> Int32
      let version = unsafeBitCast(
        try #require(dlsym(nil, "gnu_get_libc_version")), to: Version.self)
      let wcwidth = unsafeBitCast(try #require(dlsym(nil, "wcwidth")), to: Width.self)
      guard String(cString: version()) == "2.36" else { return }
      let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
      let previous = uselocale(locale)
      defer {
        uselocale(previous)
        freelocale(locale)
      }
      let wrong = (UInt32(0)...0x10FFFF).filter { value in
        guard let scalar = Unicode.Scalar(value) else { return false }
        return WidthTable.width(scalar) != Int(wcwidth(wchar_t(bitPattern: value)))
      }
      #expect(wrong.isEmpty, "differ: \(wrong.prefix(10))")
    }
  #endif

  /// The list of what must not reach a terminal.
  @Test(
    arguments: Array(0x00...0x08) + Array(0x0E...0x1F) + Array(0x7F...0x84) + Array(0x86...0x9F)
      + Array(0x202A...0x202E) + Array(0x2066...0x2069) + [
        0xFEFF, 0xE0001, 0xE0041, 0xE007F, 0x0378,
      ])
  func controlsAreReplaced(value: Int) throws {
    let scalar = try #require(Unicode.Scalar(UInt32(value)))
    var string = "a"
    string.unicodeScalars.append(scalar)
    string += "b"
    #expect(SafeText(string).string == "a\u{FFFD}b")
    #expect(SafeText(string).width == 3)
  }

  @Test(arguments: ["\t", "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"])
  func lineEndsAndTabsAreSpaces(string: String) {
    #expect(SafeText("a" + string + "b").string == "a b")
  }

  @Test func noScalarLetsAControlThrough() {
    let bad = (UInt32(0)...0x10FFFF).filter { value in
      guard let scalar = Unicode.Scalar(value) else { return false }
      let text = SafeText(String(Character(scalar)))
      let others = text.string.unicodeScalars.filter { $0 != scalar }
      return text.width > 2 || text.glyphs.count > 1
        || !others.allSatisfy { [0x20, 0xFFFD, 0x25CC].contains($0.value) }
    }
    #expect(bad.isEmpty)
  }

  @Test func marksAreCapped() {
    let text = SafeText("e" + String(repeating: "\u{301}", count: 1_000) + "!")
    #expect(text.glyphs.count == 2)
    #expect(text.width == 2)
    #expect(text.string.unicodeScalars.count == 4)
    #expect(SafeText("\u{301}").string.unicodeScalars.map(\.value) == [0x25CC, 0x301])
  }

  /// Columns that Unicode's East Asian Width gives: wide ideographs and emoji take two.
  @Test(
    arguments: [
      ("", 0), ("abc", 3), ("漢字", 4), ("é", 1), ("e\u{301}", 1), ("😀", 2), ("👨\u{200D}👩", 4),
      ("❤\u{FE0F}", 1), ("⣿▀█░", 4), ("10⁻²", 4), ("한글", 4), ("ｆｕ", 4), ("ｶﾅ", 2),
    ])
  func widths(string: String, width: Int) {
    #expect(SafeText(string).width == width)
  }

  @Test func fittingNeverCutsAWideGlyph() {
    let text: SafeText = "漢字ab"
    #expect(text.prefix(width: 3).string == "漢")
    #expect(text.suffix(width: 3).string == "ab")
    #expect(text.suffix(width: 4).string == "字ab")
    #expect(text.dropping(width: 1).string == "字ab")
    #expect(text.truncated(to: 4).string == "漢…")
    #expect(text.truncated(to: 6) == text)
    #expect(text.truncated(to: 0).isEmpty)
    #expect(text.prefix(width: -1).isEmpty)
  }

  @Test func paddingIsExact() {
    #expect(SafeText("ab").padded(to: 5, .right).string == "   ab")
    #expect(SafeText("ab").padded(to: 5, .center).string == " ab  ")
    #expect(SafeText("abc").padded(to: 2).string == "ab")
    #expect(SafeText("abc").padded(to: -1).isEmpty)
    for width in 0...6 { #expect(SafeText("漢字").padded(to: width).width == width) }
  }

  @Test func linesSplitAtEveryKindOfLineEnd() {
    let lines = SafeText.lines(of: "a\nb\r\nc\rd\u{2028}e\n\n")
    #expect(lines.map(\.string) == ["a", "b", "c", "d", "e", "", ""])
  }

  /// The escapes are those of Swift's string literals.
  @Test(arguments: [
    ("a\nb", #"a\nb"#), ("\r\n", #"\r\n"#), ("\t", #"\t"#), ("\0", #"\0"#),
    ("\u{1B}[2J", #"\u{1B}[2J"#), ("\u{7F}", #"\u{7F}"#), ("\u{9B}", #"\u{009B}"#),
    ("\u{85}\u{2028}", #"\u{0085}\u{2028}"#), ("\u{202E}x", #"\u{202E}x"#),
    ("\u{FEFF}", #"\u{FEFF}"#),
    ("plain é 漢 \\n", "plain é 漢 \\n"), ("", ""),
  ])
  func showsControls(text: String, shown: String) {
    #expect(SafeText(showingControls: text).string == shown)
  }
}
