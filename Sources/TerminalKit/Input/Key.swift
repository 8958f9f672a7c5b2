/// A key that was pressed, with what was held down.
public struct Key: Hashable, Sendable {
  /// Which key.
  public let code: Code
  /// What was held down with it.
  public let modifiers: Modifiers

  /// The key `code` with `modifiers`.
  public init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  /// The keys of a keyboard.
  public enum Code: Hashable, Sendable {
    /// A key that types something; upper case includes shift.
    case character(Character)
    case up, down, left, right, home, end, pageUp, pageDown
    case enter, tab, backspace, delete, insert, escape
    /// F1 to F63.
    case function(Int)
  }

  /// Keys that are held down while another is pressed.
  public struct Modifiers: OptionSet, Hashable, Sendable {
    /// One bit a modifier.
    public let rawValue: UInt8

    /// The set with these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Control.
    public static let control = Modifiers(rawValue: 1)
    /// Alt, or escape before the key.
    public static let alt = Modifiers(rawValue: 2)
    /// Shift, where the key types nothing.
    public static let shift = Modifiers(rawValue: 4)
  }
}

extension Key {
  /// A key that types `character`.
  public static func character(_ character: Character) -> Key { Key(.character(character)) }
  /// Control and the key that types `character` (lower case).
  public static func control(_ character: Character) -> Key { Key(.character(character), .control) }
  /// Alt and the key that types `character`.
  public static func alt(_ character: Character) -> Key { Key(.character(character), .alt) }
  /// F1 and its neighbours.
  public static func function(_ number: Int) -> Key { Key(.function(number)) }

  /// The arrow up.
  public static let up = Key(.up)
  /// The arrow down.
  public static let down = Key(.down)
  /// The arrow to the left.
  public static let left = Key(.left)
  /// The arrow to the right.
  public static let right = Key(.right)
  /// Home.
  public static let home = Key(.home)
  /// End.
  public static let end = Key(.end)
  /// Page up.
  public static let pageUp = Key(.pageUp)
  /// Page down.
  public static let pageDown = Key(.pageDown)
  /// Enter, or return.
  public static let enter = Key(.enter)
  /// Tab.
  public static let tab = Key(.tab)
  /// Shift and tab.
  public static let backTab = Key(.tab, .shift)
  /// Backspace: deletes to the left.
  public static let backspace = Key(.backspace)
  /// Delete: deletes to the right.
  public static let delete = Key(.delete)
  /// Insert.
  public static let insert = Key(.insert)
  /// Escape.
  public static let escape = Key(.escape)
  /// The space bar.
  public static let space = Key.character(" ")
}

extension Key {
  /// What the key is called in help and footers: `q`, `space`, `ctrl-s`, `←` (or `left` in ASCII).
  public func label(_ glyphs: GlyphSet) -> SafeText {
    var prefix = ""
    if modifiers.contains(.control) { prefix += "ctrl-" }
    if modifiers.contains(.alt) { prefix += "alt-" }
    if modifiers.contains(.shift) { prefix += "shift-" }
    return SafeText(prefix + code.label(ascii: glyphs == .ascii))
  }
}

extension Key.Code {
  fileprivate func label(ascii: Bool) -> String {
    switch self {
    case .character(" "): "space"
    case .character(let character): String(character)
    case .up: ascii ? "up" : "↑"
    case .down: ascii ? "down" : "↓"
    case .left: ascii ? "left" : "←"
    case .right: ascii ? "right" : "→"
    case .home: "home"
    case .end: "end"
    case .pageUp: "pgup"
    case .pageDown: "pgdn"
    case .enter: "enter"
    case .tab: "tab"
    case .backspace: "backspace"
    case .delete: "del"
    case .insert: "ins"
    case .escape: "esc"
    case .function(let number): "F\(number)"
    }
  }
}

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
