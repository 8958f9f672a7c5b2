/// What the keys do, in one line; hints that do not fit are left out from the end, but for those that must stay.
public struct Footer: Widget, Hashable, Sendable {
  /// A key and what it does.
  public struct Hint: Hashable, Sendable {
    /// The key, as it is labelled.
    public let key: SafeText
    /// What it does.
    public let action: SafeText
    /// The keys that the label stands for, in its order; empty where it stands for no key in particular.
    public let keys: [Key]
    /// Whether it stays when others are left out.
    public let isEssential: Bool

    /// `key` does `action`.
    public init(
      _ key: SafeText, _ action: SafeText, keys: [Key] = [], isEssential: Bool = false
    ) {
      self.key = key
      self.action = action
      self.keys = keys
      self.isEssential = isEssential
    }

    var width: Int { key.width + 1 + action.width }
  }

  /// The hints, the most important first.
  public var hints: [Hint]
  /// The columns between two hints.
  public var spacing: Int
  /// The columns on both sides, where there is room.
  public var margin: Int

  /// A line of `hints`.
  public init(_ hints: [Hint], spacing: Int = 2, margin: Int = 1) {
    self.hints = hints
    self.spacing = max(spacing, 0)
    self.margin = max(margin, 0)
  }

  /// The columns that all hints take.
  public var width: Int { width(of: hints) }

  /// The hints that fit in `width` columns, in their order.
  public func fitting(_ width: Int) -> [Hint] {
    var shown = hints
    while !shown.isEmpty, self.width(of: shown) > width {
      shown.remove(at: shown.lastIndex { !$0.isEssential } ?? shown.count - 1)
    }
    return shown
  }

  private func width(of hints: [Hint]) -> Int {
    hints.reduce(0) { $0 + $1.width } + spacing * max(hints.count - 1, 0)
  }

  /// The hints that show in the first row of `rect`, each with its place.
  public func placed(in rect: Rect) -> [(hint: Hint, rect: Rect)] {
    let line = rect.width > 4 ? rect.row(0).inset(left: margin, right: margin) : rect.row(0)
    var x = line.minX
    return fitting(line.width).map { hint in
      defer { x += hint.width + spacing }
      return (hint, Rect(x: x, y: line.minY, width: hint.width, height: line.height))
    }
  }

  /// The key that a click on a place in `rect` stands for. Of several keys of one hint each has its part of
  /// the label, and the last has the words too.
  public func key(at point: Point, in rect: Rect) -> Key? {
    guard let (hint, place) = placed(in: rect).first(where: { $0.rect.contains(point) }),
      let last = hint.keys.last
    else { return nil }
    let index = (point.x - place.minX) * hint.keys.count / max(hint.key.width, 1)
    return hint.keys.indices.contains(index) ? hint.keys[index] : last
  }

  /// Draws the hints over the first row of `rect`.
  public func render(into grid: inout Grid, in rect: Rect, look: Look) {
    draw(into: &grid, in: rect, key: look.style(.hintKey), action: look.style(.hint))
  }

  /// Draws the hints over the first row of `rect`, in styles that suit what is below.
  public func draw(into grid: inout Grid, in rect: Rect, key: Style, action: Style) {
    for (hint, place) in placed(in: rect) {
      let width = grid.write(hint.key, at: place.origin, style: key, clip: place)
      grid.write(hint.action, at: place.origin.moved(x: width + 1), style: action, clip: place)
    }
  }
}
