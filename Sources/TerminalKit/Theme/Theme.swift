/// How every role looks, at every colour depth.
public struct Theme: Hashable, Sendable {
  /// The name, as it is typed in an option: lower case, with hyphens.
  public let name: String
  /// The colours of heights, from low to high.
  public let ramp: Ramp
  /// The screen's foreground and background where a picture has no terminal to ask.
  public let paper: Paper
  private let entries: [Entry]

  /// The theme `name` in which each role looks as `entry` says.
  init(name: String, ramp: Ramp, paper: Paper, entry: (Role) -> Entry) {
    self.name = name
    self.ramp = ramp
    self.paper = paper
    entries = Role.allCases.map(entry)
  }

  /// Every theme, the default first.
  public static let all: [Theme] = [.dark, .light, .highContrast, .colorBlind]

  /// The theme called `name`, if there is one.
  public static func named(_ name: String) -> Theme? { all.first { $0.name == name } }

  /// How `role` looks on a terminal with these colours.
  public func style(_ role: Role, at depth: ColorDepth) -> Style {
    let entry = entries[role.rawValue]
    switch depth {
    case .palette256, .trueColor:
      return Style(
        foreground: entry.foreground, background: entry.background, entry.attributes)
    case .palette8:
      return Style(foreground: entry.foreground, background: entry.background, entry.few)
    case .none: return Style(entry.none)
    }
  }

  /// How `role` looks, for themes that differ from this one in a few roles.
  func entry(_ role: Role) -> Entry { entries[role.rawValue] }

  /// The colours of a screen.
  public struct Paper: Hashable, Sendable {
    /// The colour of text.
    public let foreground: RGB
    /// The colour behind it.
    public let background: RGB
  }

  /// How one role looks.
  struct Entry: Hashable, Sendable {
    let foreground: Color
    let background: Color
    /// The attributes where there are 256 colours or more.
    let attributes: Attributes
    /// The attributes where there are eight colours.
    let few: Attributes
    /// The attributes where there are none.
    let none: Attributes

    init(
      _ foreground: Color = .none, on background: Color = .none, _ attributes: Attributes = [],
      few: Attributes? = nil, none: Attributes? = nil
    ) {
      self.foreground = foreground
      self.background = background
      self.attributes = attributes
      self.few = few ?? attributes
      self.none = none ?? few ?? attributes
    }
  }
}
