import Testing

@testable import Dashboard

/// How a typed path goes on, in folders that are made up.
@Suite struct PathCompletionTests {
  struct Case: Sendable {
    let typed: String
    let names: [String]
    var folders: Set<String> = []
    let extended: String
    let list: [String]
  }

  static let cases = [
    // None, one, several that agree for a while, several that do not.
    Case(typed: "data/x", names: ["a", "b"], extended: "data/x", list: []),
    Case(typed: "ro", names: ["rows.csv", "sums.csv"], extended: "rows.csv", list: ["rows.csv"]),
    Case(
      typed: "../r", names: ["rows-a.csv", "rows-b.csv", "s"], extended: "../rows-",
      list: ["rows-a.csv", "rows-b.csv"]),
    Case(typed: "/", names: ["a", "b"], extended: "/", list: ["a", "b"]),
    Case(typed: "", names: ["only"], extended: "only", list: ["only"]),
    // One that is the beginning of another.
    Case(typed: "/t/a", names: ["a", "ab"], extended: "/t/a", list: ["a", "ab"]),
    // A folder.
    Case(
      typed: "~/sc", names: ["scenarios"], folders: ["scenarios"], extended: "~/scenarios/",
      list: ["scenarios/"]),
    Case(
      typed: "s", names: ["sa", "sb"], folders: ["sb"], extended: "s", list: ["sa", "sb/"]),
    Case(typed: "~", names: ["a", "b"], extended: "~/", list: ["a", "b"]),
    Case(typed: "x/..", names: ["a", "b"], extended: "x/../", list: ["a", "b"]),
    // Hidden names, after a dot alone.
    Case(typed: "x/", names: [".git", ".gitignore", "a"], extended: "x/a", list: ["a"]),
    Case(
      typed: "x/.", names: [".git", ".gitignore", "a"], extended: "x/.git",
      list: [".git", ".gitignore"]),
    // Characters of several scalars are whole or not there at all.
    Case(
      typed: "", names: ["e\u{301}1", "e\u{302}1"], extended: "", list: ["e\u{301}1", "e\u{302}1"]),
    Case(typed: "e", names: ["e\u{301}1", "ea"], extended: "ea", list: ["ea"]),
    Case(
      typed: "", names: ["👩‍👩‍👧a", "👩‍👩‍👦a"], extended: "", list: ["👩‍👩‍👧a", "👩‍👩‍👦a"]),
    Case(
      typed: "d/日", names: ["日本語1", "日本語2"], extended: "d/日本語", list: ["日本語1", "日本語2"]),
    // A keyboard composes what a file's name may not.
    Case(typed: "\u{E9}", names: ["e\u{301}t"], extended: "e\u{301}t", list: ["e\u{301}t"]),
    Case(
      typed: "\u{E9}", names: ["e\u{301}t", "\u{E9}t"], extended: "\u{E9}",
      list: ["e\u{301}t", "\u{E9}t"]),
    // A mark that a slash would take in.
    Case(typed: "d/", names: ["\u{301}x"], extended: "d/\u{301}x", list: ["\u{301}x"]),
    // What no line can hold.
    Case(typed: "", names: ["a\nb", "a\u{1B}c", "a\u{FFFD}", "ad"], extended: "ad", list: ["ad"]),
  ]

  @Test(arguments: cases)
  func goesOn(example: Case) {
    let found = PathCompletion(TypedPath(example.typed), among: example.names) {
      example.folders.contains($0)
    }
    #expect(
      Array(found.extended.unicodeScalars) == Array(example.extended.unicodeScalars),
      "to the scalar: another one is another file")
    #expect(
      found.names.map { Array($0.unicodeScalars) } == example.list.map { Array($0.unicodeScalars) })
    #expect(found.count == example.list.count && found.isWhole)
  }

  /// What is typed after the list came narrows it; what it says nothing about it does not answer.
  @Test func narrowsToWhatIsTypedOn() {
    let names = [".hidden", "rows-a", "rows-b", "sums"]
    let found = PathCompletion(TypedPath("d/"), among: names) { $0 == "sums" }
    #expect(found.names(for: "d/") == ["rows-a", "rows-b", "sums/"])
    #expect(found.names(for: "d/rows-b") == ["rows-b"])
    #expect(found.names(for: "d/x") == [])
    for text in ["d", "", "e/", "d/sums/", "d/."] { #expect(found.names(for: text) == nil) }
    let later = PathCompletion(TypedPath("d/rows-a"), among: names) { _ in false }
    #expect(later.names(for: "d/rows-") == nil, "there may be more")
  }

  /// Of a large folder the first names are kept, and what all have in common is found among all.
  @Test func keepsFewOfALargeFolder() {
    let names = (0..<100_000).map { "row-\($0)" }.sorted() + ["rox"]
    var asked = 0
    let found = PathCompletion(TypedPath("/big/r"), among: names) { _ in
      asked += 1
      return false
    }
    #expect(found.extended == "/big/ro")
    #expect(found.count == 100_001 && found.names == Array(names.prefix(PathCompletion.limit)))
    #expect(asked == PathCompletion.limit && !found.isWhole)
    #expect(found.names(for: "/big/ro") == found.names)
    #expect(found.names(for: "/big/row-99") == nil, "those are not among the first")
  }
}
