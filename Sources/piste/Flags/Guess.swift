/// What somebody may have meant who typed a word that there is not.
struct Guess {
  /// The word that differs in the fewest letters, if those are few: three, and no more than half of them.
  let word: String?

  /// The word of `words` that is nearest to `typed`.
  init(of typed: String, among words: [String]) {
    let distances = words.map { (word: $0, distance: Self.distance($0, typed)) }
    let best = distances.min { $0.distance < $1.distance }
    word = best.flatMap { $0.distance <= min(3, typed.utf8.count / 2) ? $0.word : nil }
  }

  /// How many letters must be put in, taken out or changed (Levenshtein, 1965).
  private static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right.utf8.prefix(64))
    var row = Array(0...right.count)
    for (index, letter) in left.utf8.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for place in right.indices {
        let change = diagonal + (letter == right[place] ? 0 : 1)
        diagonal = row[place + 1]
        row[place + 1] = min(change, row[place] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
