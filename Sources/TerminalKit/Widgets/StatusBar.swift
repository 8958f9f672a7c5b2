/// Parts at the left and at the right of one line; where they do not all fit, those that may be cut are, and then the
/// least important are left out.
public struct StatusBar: Widget, Hashable, Sendable {
  /// A part of the bar.
  public struct Item: Hashable, Sendable {
    /// What it says.
    public let text: StyledText
    /// How important it is; the higher, the longer it stays.
    public let priority: Int

    /// What stands behind it, however much of it is cut off.
    public let ending: StyledText
    /// The fewest columns to which it may be cut, its ending included, before it is left out; nil to leave it
    /// out at once.
    public let shortest: Int?

    /// `text` with its priority.
    public init(
      _ text: StyledText, ending: StyledText = .empty, shortest: Int? = nil, priority: Int = 0
    ) {
      self.text = text
      self.ending = ending
      self.shortest = shortest
      self.priority = priority
    }

    /// The columns that it takes when it is cut as far as it may be.
    var least: Int { min(whole.width, shortest.map { max($0, ending.width + 1) } ?? whole.width) }

    /// All that it says.
    var whole: StyledText { text + ending }

    /// The part cut to so many columns; nil if it may not be.
    func cut(to width: Int, ellipsis: SafeText) -> Item? {
      guard let shortest, width >= max(shortest, ending.width + 1) else { return nil }
      let cut = text.truncated(to: width - ending.width, ellipsis: ellipsis)
      return Item(cut, ending: ending, shortest: shortest, priority: priority)
    }
  }

  /// The parts at the left, from the left.
  public var left: [Item]
  /// The parts at the right, from the left.
  public var right: [Item]
  /// What the bar is, which decides on its background.
  public var role: Role
  /// The columns between parts.
  public var spacing: Int

  /// A bar of these parts.
  public init(left: [Item] = [], right: [Item] = [], role: Role = .bar, spacing: Int = 3) {
    self.left = left
    self.right = right
    self.role = role
    self.spacing = max(spacing, 1)
  }

  /// Draws the bar over the first row of `rect`.
  public func render(into grid: inout Grid, in rect: Rect, look: Look) {
    let line = rect.row(0)
    guard !line.isEmpty else { return }
    let style = look.style(role)
    grid.fill(line, style: style)
    let area = line.width > 4 ? line.inset(left: 1, right: 1) : line
    let (leftItems, rightItems) = fitting(area.width, ellipsis: look.ellipsis)
    write(leftItems, from: area.minX, area, into: &grid, style, look)
    write(rightItems, from: area.maxX - length(rightItems), area, into: &grid, style, look)
  }

  private func write(
    _ items: [Item], from start: Int, _ area: Rect, into grid: inout Grid, _ style: Style,
    _ look: Look
  ) {
    var x = start
    for item in items {
      let cells = Rect(x: x, y: area.minY, width: item.whole.width, height: 1)
      grid.write(item.whole, in: cells.intersection(area), look: look, base: style)
      x += item.whole.width + spacing
    }
  }

  private func length(_ items: [Item]) -> Int {
    items.reduce(0) { $0 + $1.whole.width } + spacing * max(items.count - 1, 0)
  }

  /// The parts that fit; among equals the last goes first, the right side before the left, and one part always stays.
  private func fitting(
    _ width: Int, ellipsis: SafeText
  ) -> (left: [Item], right: [Item]) {
    var left = self.left.filter { !$0.text.isEmpty }
    var right = self.right.filter { !$0.text.isEmpty }
    while left.count + right.count > 1, excess(of: left + right, over: width, \.least) > 0 {
      let lowest = (left + right).map(\.priority).min()
      if let index = right.lastIndex(where: { $0.priority == lowest }) {
        right.remove(at: index)
      } else if let index = left.lastIndex(where: { $0.priority == lowest }) {
        left.remove(at: index)
      }
    }
    var excess = max(excess(of: left + right, over: width, \.whole.width), 0)
    func shortened(_ item: Item) -> Item {
      let columns = max(item.whole.width - excess, item.least)
      guard excess > 0, let cut = item.cut(to: columns, ellipsis: ellipsis) else { return item }
      excess -= item.whole.width - columns
      return cut
    }
    return (left.map(shortened), right.map(shortened))
  }

  /// The columns by which parts and the room between them are too long.
  private func excess(
    of items: [Item], over width: Int, _ length: (Item) -> Int
  ) -> Int {
    items.reduce(0) { $0 + length($1) } + spacing * max(items.count - 1, 0) - width
  }
}
