/// A row of a file, written as what it differs in from the one before.
///
/// `⇡` is the same row; `12⇡new⇡30` has its first 12 and its last 30 characters.
struct SharedRow {
  let text: String

  private static let mark: Character = "⇡"
  /// Less is not worth a mark.
  private static let least = 6

  init(_ line: String, after before: String) {
    guard line != before else {
      text = String(Self.mark)
      return
    }
    let (new, old) = (Array(line), Array(before))
    let first = zip(new, old).prefix { $0 == $1 }.count
    let last = zip(new[first...].reversed(), old[first...].reversed()).prefix { $0 == $1 }.count
    guard first + last >= Self.least else {
      text = line
      return
    }
    text = "\(first)\(Self.mark)\(String(new[first..<(new.count - last)]))\(Self.mark)\(last)"
  }

  /// The row that was written.
  static func resolved(_ text: Substring, after before: Substring) -> Substring {
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy(\.isEmpty) { return before }
    guard parts.count == 3, let first = Int(parts[0]), let last = Int(parts[2]) else { return text }
    return before.prefix(first) + parts[1] + before.suffix(last)
  }
}
