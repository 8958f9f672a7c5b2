/// Entries one under the other, one of which may be selected; it scrolls.
public struct ListView: Widget, Hashable, Sendable {
  /// The entries.
  public var items: [StyledText]
  /// The selected entry.
  public var selection: Int?
  /// The first entry shown; whatever it is, the selection stays visible.
  public var firstVisible: Int
  /// Whether it has the keyboard.
  public var isFocused: Bool
  /// What to say where there is no entry.
  public var placeholder: SafeText

  /// A list of `items`.
  public init(
    _ items: [StyledText], selection: Int? = nil, firstVisible: Int = 0, isFocused: Bool = true,
    placeholder: SafeText = .empty
  ) {
    self.items = items
    self.selection = selection
    self.firstVisible = firstVisible
    self.isFocused = isFocused
    self.placeholder = placeholder
  }

  /// The first entry to show in `height` rows so that the selection is among them and the list moves least from
  /// `firstVisible`.
  public func firstShown(height: Int) -> Int {
    let last = max(items.count - max(height, 0), 0)
    var first = min(max(firstVisible, 0), last)
    if let selection, items.indices.contains(selection), height > 0 {
      first = min(first, selection)
      first = max(first, selection - height + 1)
    }
    return first
  }

  /// The entry under `point` when the list is drawn into `rect`.
  public func index(at point: Point, in rect: Rect) -> Int? {
    guard rect.contains(point) else { return nil }
    let index = firstShown(height: rect.height) + point.y - rect.minY
    return items.indices.contains(index) ? index : nil
  }

  /// Draws the entries that fit.
  public func render(into grid: inout Grid, in rect: Rect, look: Look) {
    guard !rect.isEmpty else { return }
    guard !items.isEmpty else {
      grid.write(StyledText(placeholder, .faint), in: rect.row(0), look: look)
      return
    }
    let scrolls = items.count > rect.height && rect.width > 2
    let area = rect.inset(right: scrolls ? 1 : 0)
    let first = firstShown(height: rect.height)
    for (row, item) in items[first...].prefix(rect.height).enumerated() {
      let line = area.row(row)
      let isSelected = first + row == selection
      let style = isSelected ? look.style(isFocused ? .selection : .inactiveSelection) : nil
      if let style {
        grid.fill(line, style: style)
        grid.set(look.glyph("▸", ascii: ">"), at: line.origin, style: style)
      }
      grid.write(item, in: line.inset(left: selection == nil ? 0 : 2), look: look, base: style)
    }
    if scrolls {
      ScrollBar(first: first, visible: rect.height, total: items.count)
        .render(into: &grid, in: rect.splitRight(1).right, look: look)
    }
  }
}
