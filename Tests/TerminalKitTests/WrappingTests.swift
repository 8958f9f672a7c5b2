import Randomness
import Testing

@testable import TerminalKit

@Suite struct WrappingTests {
  @Test func wrappedTextIsAllThere() {
    var random = SplitMix64(seed: 8)
    for _ in 0..<300 {
      let words = (0..<random.below(12)).map { _ in
        String(repeating: random.one(of: ["a", "漢", "é"]), count: random.below(9) + 1)
      }
      let text = words.joined(separator: String(repeating: " ", count: random.below(2) + 1))
      let width = random.below(12) + 2
      let lines = SafeText(text).wrapped(to: width)
      let back = lines.map(\.string).joined()
      #expect(back.filter { $0 != " " } == text.filter { $0 != " " })
      #expect(lines.allSatisfy { $0.width <= width })
      if words.allSatisfy({ SafeText($0).width <= width }) {
        let pieces = lines.flatMap { $0.string.split(separator: " ") }.map(String.init)
        #expect(pieces == words, "words that fit stay whole")
      }
    }
  }

  @Test func thereIsAlwaysALine() {
    #expect(SafeText("abc").wrapped(to: 0) == [.empty])
    #expect(SafeText.empty.wrapped(to: 5) == [.empty])
    #expect(SafeText("one two").wrapped(to: 3) == ["one", "two"])
    #expect(SafeText("abcdefg").wrapped(to: 3) == ["abc", "def", "g"])
    #expect(SafeText("漢字").wrapped(to: 1) == ["漢字"])
    #expect(SafeText("a  b").wrapped(to: 9) == ["a  b"])
  }

  /// As in Markdown: a line end inside a paragraph is a space.
  @Test func paragraphsFlow() {
    let text = "one\ntwo three\n\n- dash\nmore\n\n"
    #expect(
      SafeText.paragraphs(of: text, width: 8) == ["one two", "three", "", "- dash", "  more"])
    #expect(
      SafeText.paragraphs(of: text, width: 40) == ["one two three", "", "- dash more"])
    #expect(SafeText.paragraphs(of: "", width: 8) == [])
  }

  /// Formulas and lists stay as far to the right as they were written, in every line of theirs.
  @Test func indentationIsKept() {
    let text = "by\n    w = w - lr g\nand\n  - first\n    of all\n  - then"
    #expect(
      SafeText.paragraphs(of: text, width: 40)
        == ["by", "    w = w - lr g", "and", "  - first of all", "  - then"])
    #expect(
      SafeText.paragraphs(of: text, width: 10)
        == [
          "by", "    w = w", "    - lr g", "and", "  - first", "    of all", "  - then",
        ])
  }

  @Test func marginsLeaveRoom() {
    #expect(SafeText.paragraphs(of: "    ab cd", width: 4) == ["  ab", "  cd"])
    #expect(SafeText.paragraphs(of: "- ab", width: 3) == ["-", "ab"])
    for width in [0, -1] {
      #expect(SafeText.paragraphs(of: "    ab", width: width) == [.empty])
    }
    var random = SplitMix64(seed: 11)
    for _ in 0..<300 {
      let text = String((0..<40).map { _ in Array(" -a\n")[random.below(4)] })
      let width = random.below(20) + 1
      let lines = SafeText.paragraphs(of: text, width: width)
      #expect(lines.allSatisfy { $0.width <= width })
      let letters = lines.map(\.string).joined().filter { $0 == "a" }
      #expect(letters.count == text.filter { $0 == "a" }.count)
    }
  }
}
