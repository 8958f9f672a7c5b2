/// What a person may have meant who typed a word that there is not.
struct Guess {
  /// The word that was meant; nil where none is near.
  let word: String?

  /// Guesses among `words`, whose parts are divided by dashes.
  ///
  /// In this order: the word that differs in the fewest letters, if those are few (three, and no more than
  /// half of them); the one word whose parts begin with these letters, as `lr` for `learning-rate`; the one
  /// that begins like this; the one that has a part of this name.
  init(of typed: String, among words: [String]) {
    word = Self.nearest(to: typed, among: words) ?? Self.shortened(typed, among: words)
  }

  private static func nearest(to typed: String, among words: [String]) -> String? {
    let distances = words.map { (word: $0, distance: distance($0, typed)) }
    let best = distances.min { $0.distance < $1.distance }
    return best.flatMap { $0.distance <= min(3, typed.utf8.count / 2) ? $0.word : nil }
  }

  private static func shortened(_ typed: String, among words: [String]) -> String? {
    let typed = typed.lowercased().replacing("_", with: "-")
    guard typed.count > 1 else { return nil }
    let parts = { (word: String) in word.split(separator: "-") }
    let rules: [(String) -> Bool] = [
      { String(parts($0).compactMap(\.first)) == typed },
      { $0.hasPrefix(typed) },
      { parts($0).contains { $0 == typed } },
    ]
    for rule in rules {
      let fitting = words.filter(rule)
      if fitting.count == 1 { return fitting[0] }
    }
    return nil
  }

  /// How many letters must be put in, taken out, changed, or exchanged with the next one (Damerau, 1964; each
  /// letter takes part in one exchange at most).
  private static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.utf8.prefix(64)), Array(right.utf8.prefix(64)))
    var before: [Int] = []
    var last = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var row = [index + 1]
      for (place, other) in right.enumerated() {
        var best = min(last[place + 1], row[place]) + 1
        best = min(best, last[place] + (letter == other ? 0 : 1))
        if index > 0, place > 0, letter == right[place - 1], left[index - 1] == other {
          best = min(best, before[place - 1] + 1)
        }
        row.append(best)
      }
      (before, last) = (last, row)
    }
    return last[right.count]
  }
}
