/// Parts at the left and at the right of one line; where they do not all fit, the least important are left out.
public struct StatusBar: Widget, Hashable, Sendable {
  /// A part of the bar.
  public struct Item: Hashable, Sendable {
    /// What it says.
    public let text: StyledText
    /// How important it is; the higher, the longer it stays.
    public let priority: Int

    /// `text` with its priority.
    public init(_ text: StyledText, priority: Int = 0) {
      self.text = text
      self.priority = priority
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
    let (leftItems, rightItems) = fitting(area.width)
    write(leftItems, from: area.minX, area, into: &grid, style, look)
    write(rightItems, from: area.maxX - length(rightItems), area, into: &grid, style, look)
  }

  private func write(
    _ items: [Item], from start: Int, _ area: Rect, into grid: inout Grid, _ style: Style,
    _ look: Look
  ) {
    var x = start
    for item in items {
      let cells = Rect(x: x, y: area.minY, width: item.text.width, height: 1)
      grid.write(item.text, in: cells.intersection(area), look: look, base: style)
      x += item.text.width + spacing
    }
  }

  private func length(_ items: [Item]) -> Int {
    items.reduce(0) { $0 + $1.text.width } + spacing * max(items.count - 1, 0)
  }

  /// The parts that fit; among equals the last goes first, the right side before the left, and one part always stays.
  private func fitting(_ width: Int) -> (left: [Item], right: [Item]) {
    var left = self.left.filter { !$0.text.isEmpty }
    var right = self.right.filter { !$0.text.isEmpty }
    while left.count + right.count > 1 {
      let between = left.isEmpty || right.isEmpty ? 0 : spacing
      if length(left) + length(right) + between <= width { break }
      let least = (left + right).map(\.priority).min()
      if let index = right.lastIndex(where: { $0.priority == least }) {
        right.remove(at: index)
      } else if let index = left.lastIndex(where: { $0.priority == least }) {
        left.remove(at: index)
      }
    }
    return (left, right)
  }
}
