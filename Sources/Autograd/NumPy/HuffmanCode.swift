/// A canonical prefix code, given by the lengths of its words.
struct HuffmanCode {
  /// The longest word of deflate's codes.
  static let maximumLength = 15

  /// The number of words of each length.
  private var counts = [Int](repeating: 0, count: maximumLength + 1)

  /// The symbols in the order of their words.
  private var symbols: [Int] = []

  /// The code in which symbol k has a word of `lengths[k]` bits, or none if that is 0; nil if there
  /// are more words than fit.
  init?(_ lengths: [Int]) {
    for length in lengths {
      counts[length] += 1
    }
    counts[0] = 0
    var free = 1
    for length in 1...Self.maximumLength {
      free = 2 * free - counts[length]
      guard free >= 0 else { return nil }
    }
    for length in 1...Self.maximumLength {
      symbols += lengths.indices.filter { lengths[$0] == length }
    }
  }

  /// A reader at the start of a word.
  var reader: Reader { Reader(code: self) }

  /// Follows a word bit by bit.
  struct Reader {
    fileprivate let code: HuffmanCode
    private(set) var length = 0
    private var word = 0
    private var firstWord = 0
    private var firstSymbol = 0

    fileprivate init(code: HuffmanCode) {
      self.code = code
    }

    /// The symbol whose word ends with `bit`; nil if none does.
    mutating func symbol(after bit: Int) -> Int? {
      length += 1
      guard length <= HuffmanCode.maximumLength else { return nil }
      word |= bit
      let count = code.counts[length]
      if word - firstWord < count { return code.symbols[firstSymbol + word - firstWord] }
      firstSymbol += count
      firstWord = (firstWord + count) << 1
      word <<= 1
      return nil
    }
  }
}
