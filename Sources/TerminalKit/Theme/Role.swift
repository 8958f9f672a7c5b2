/// What something on the screen is, from which a theme says how it looks.
///
/// A role never carries meaning by its colour alone: glyph, position or attribute says the same.
public enum Role: Int, Hashable, Sendable, CaseIterable {
  /// Ordinary text.
  case text
  /// Text that steps back.
  case faint
  /// Text that stands out.
  case strong
  /// What is to be looked at first.
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
  /// The position that is looked at.
  case cursor
  /// A path across a plane, and its older part.
  case path, pathFaded
  /// Three places on a plane: what is sought, what can be reached, where it is now.
  case target, goal, current

  /// The roles of curves, in order.
  public static let allSeries: [Role] = [
    .series1, .series2, .series3, .series4, .series5, .series6, .series7, .series8,
  ]

  /// The role of curve `index`, counted round.
  public static func series(_ index: Int) -> Role {
    let count = allSeries.count
    return allSeries[((index % count) + count) % count]
  }
}
