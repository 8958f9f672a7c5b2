/// The name of a scenario in a folder, without its ending: letters, digits, `_` and `-`.
///
/// Nothing else is accepted, so that no name leaves the folder, hides or clashes with another.
public struct ScenarioName: Hashable, Sendable {
  /// The name.
  public let text: String

  /// The longest name.
  public static let longest = 64
  /// What is accepted, as the end of a sentence.
  public static let accepted = "1 to \(longest) of the characters A to Z, a to z, 0 to 9, _ and -"

  /// The name, if it is one.
  public init?(_ text: String) {
    let isAccepted = text.utf8.allSatisfy { byte in
      PlainScalar.isDigit(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x5F
        || byte == 0x2D
    }
    guard isAccepted, (1...Self.longest).contains(text.utf8.count) else { return nil }
    self.text = text
  }

  /// The name that was typed, if it is one, with its file's ending or without.
  public init?(typed text: String) {
    self.init(text.hasSuffix(Self.ending) ? String(text.dropLast(Self.ending.count)) : text)
  }

  /// The name of its file.
  public var fileName: String { text + Self.ending }

  /// How the names of scenario files end.
  public static let ending = ".yaml"
}
