import Testing

@testable import TerminalKit

@Suite struct StyledTextTests {
  @Test func wrappedTextIsAllThere() {
    var noise = Noise(seed: 8)
    for _ in 0..<300 {
      let words = (0..<Int(noise.next() % 12)).map { _ in
        String(repeating: ["a", "漢", "é"][Int(noise.next() % 3)], count: Int(noise.next() % 9) + 1)
      }
      let text = words.joined(separator: String(repeating: " ", count: Int(noise.next() % 2) + 1))
      let width = Int(noise.next() % 12) + 2
      let lines = StyledText(SafeText(text)).wrapped(to: width)
      let back = lines.map(\.text.string).joined()
      #expect(back.filter { $0 != " " } == text.filter { $0 != " " })
      #expect(lines.allSatisfy { $0.width <= width })
      if words.allSatisfy({ SafeText($0).width <= width }) {
        let pieces = lines.flatMap { $0.text.string.split(separator: " ") }.map(String.init)
        #expect(pieces == words, "words that fit stay whole")
      }
    }
    #expect(StyledText("abc").wrapped(to: 0).isEmpty)
    #expect(StyledText("漢字").wrapped(to: 1).count == 2)
    #expect(StyledText.empty.wrapped(to: 5) == [.empty])
    #expect(StyledText("one two").wrapped(to: 3).map(\.text.string) == ["one", "two"])
  }

  @Test func wrappingKeepsRoles() {
    let text = StyledText("one ", .label) + StyledText("two three", .bad)
    let lines = text.wrapped(to: 7)
    #expect(
      lines == [StyledText("one ", .label) + StyledText("two", .bad), StyledText("three", .bad)])
  }
}
