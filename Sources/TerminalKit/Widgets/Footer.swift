/// What the keys do, in one line; hints that do not fit are left out from the end, but for those that must stay.
public struct Footer: Widget, Hashable, Sendable {
  /// A key and what it does.
  public struct Hint: Hashable, Sendable {
    /// The key, as it is labelled.
    public let key: SafeText
    /// What it does.
    public let action: SafeText
    /// Whether it stays when others are left out.
    public let isEssential: Bool

    /// `key` does `action`.
    public init(_ key: SafeText, _ action: SafeText, isEssential: Bool = false) {
      self.key = key
      self.action = action
      self.isEssential = isEssential
    }

    var width: Int { key.width + 1 + action.width }
  }

  /// The hints, the most important first.
  public var hints: [Hint]

  /// A line of `hints`.
  public init(_ hints: [Hint]) { self.hints = hints }

  private static let spacing = 2

  /// The hints that fit in `width` columns, in their order.
  public func fitting(_ width: Int) -> [Hint] {
    var shown = hints
    let length = { shown.reduce(0) { $0 + $1.width } + Self.spacing * max(shown.count - 1, 0) }
    while !shown.isEmpty, length() > width {
      shown.remove(at: shown.lastIndex { !$0.isEssential } ?? shown.count - 1)
    }
    return shown
  }

  /// Draws the hints over the first row of `rect`.
  public func render(into grid: inout Grid, in rect: Rect, look: Look) {
    let line = rect.width > 4 ? rect.row(0).inset(left: 1, right: 1) : rect.row(0)
    var x = line.minX
    for hint in fitting(line.width) {
      x += grid.write(
        hint.key, at: Point(x: x, y: line.minY), style: look.style(.hintKey), clip: line)
      let action = Point(x: x + 1, y: line.minY)
      x += 1 + grid.write(hint.action, at: action, style: look.style(.hint), clip: line)
      x += Self.spacing
    }
  }
}
