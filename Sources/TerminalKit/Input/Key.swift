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
