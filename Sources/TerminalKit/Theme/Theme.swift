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

/// What something on the screen is, from which a theme says how it looks.
///
/// A role never carries meaning by its colour alone: glyph, position or attribute says the same.
public enum Role: Int, Hashable, Sendable, CaseIterable {
  /// Ordinary text.
  case text
  /// Text of little importance.
  case faint
  /// Text that stands out.
  case strong
  /// What the eye should find first.
  case accent
  /// The border of a panel, and of the panel that has the keyboard.
  case border, focusedBorder
  /// The title of a panel, and of the panel that has the keyboard.
  case title, focusedTitle
  /// The name and the value of something in a list.
  case label, value
  /// The selected entry of a list that has the keyboard, and of one that has not.
  case selection, inactiveSelection
  /// A field that is typed into, and one whose contents are refused.
  case field, invalidField
  /// What a field asks for, before anything is typed.
  case placeholder
  /// The key and the action of a hint.
  case hintKey, hint
  /// A bar across the screen.
  case bar
  /// A box over everything else, and what lies behind it.
  case modal, backdrop
  /// News: as it should be, to be watched, wrong.
  case good, warning, bad
  /// The names of ticks, and lines across a plot.
  case axis, gridLine
  /// A line of equal height.
  case contour
  /// Curves, in order: no two look alike, to any kind of eye.
  case series1, series2, series3, series4, series5, series6, series7, series8
  /// What was measured, behind the curve that was made of it.
  case rawCurve
  /// A curve or path of another run.
  case ghost
  /// A level to compare with.
  case reference
  /// A moment at which something changed.
  case event
  /// The position of the cursor.
  case cursor
  /// A path across a plane, and its older part.
  case path, pathFaded
  /// Three places on a plane: what is sought, what can be reached, where it is now.
  case target, goal, current

  /// The roles of curves, in order.
  public static let allSeries: [Role] = [
    .series1, .series2, .series3, .series4, .series5, .series6, .series7, .series8,
  ]

  /// The role of curve `index`; after the last comes the first again.
  public static func series(_ index: Int) -> Role {
    let count = allSeries.count
    return allSeries[((index % count) + count) % count]
  }
}
