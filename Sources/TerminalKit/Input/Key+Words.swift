extension Key {
  /// The keys that words stand for: `enter`, `ctrl-l`, `shift-left` or `F1` for a key by its name, any
  /// other word for what is typed, letter by letter; `space` for the space bar.
  ///
  /// The names are those of `label`, in ASCII.
  public static func keys(ofWords text: String) -> [Key] {
    text.split(whereSeparator: \.isWhitespace).flatMap { word in
      key(named: word).map { [$0] } ?? word.map(Key.character)
    }
  }

  /// The key of that name; nil where there is none.
  private static func key(named name: Substring) -> Key? {
    var rest = name
    var modifiers: Modifiers = []
    for (prefix, modifier) in [("ctrl-", Modifiers.control), ("alt-", .alt), ("shift-", .shift)]
    where rest.hasPrefix(prefix) && rest.count > prefix.count {
      rest = rest.dropFirst(prefix.count)
      modifiers.insert(modifier)
    }
    if let code = codes[String(rest)] { return Key(code, modifiers) }
    guard !modifiers.isEmpty, rest.count == 1, let character = rest.first else { return nil }
    return Key(.character(character), modifiers)
  }

  /// The keys that have a name of more than a letter, by that name.
  private static let codes: [String: Code] = {
    let named: [Code] =
      [.up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .tab, .backspace]
      + [.delete, .insert, .escape, .character(" ")] + (1...12).map(Code.function)
    let pairs = named.map { (Key($0).label(.ascii).string, $0) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }()
}
