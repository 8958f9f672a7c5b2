/// Names and values, a pair a row, the values in a column of their own.
public struct KeyValueList: Widget, Hashable, Sendable {
  /// A name and its value.
  public struct Row: Hashable, Sendable {
    /// The name.
    public let label: SafeText
    /// The value.
    public let value: StyledText

    /// `label` and `value`.
    public init(_ label: SafeText, _ value: StyledText) {
      self.label = label
      self.value = value
    }

    /// `label` and a plain value.
    public init(_ label: SafeText, value: SafeText) {
      self.init(label, StyledText(value, .value))
    }
  }

  /// The rows; what has no room is left out.
  public var rows: [Row]
  /// The first row shown.
  public var firstVisible: Int

  /// A list of `rows`.
  public init(_ rows: [Row], firstVisible: Int = 0) {
    self.rows = rows
    self.firstVisible = firstVisible
  }

  /// Draws the rows that fit.
  public func render(into grid: inout Grid, in rect: Rect, look: Look) {
    let widest = rows.map(\.label.width).max() ?? 0
    let labels = min(widest, max(rect.width * 3 / 5, rect.width - 8))
    let shown = rows.dropFirst(min(max(firstVisible, 0), rows.count)).prefix(rect.height)
    for (index, row) in shown.enumerated() {
      let line = rect.row(index)
      let parts = line.splitLeft(labels)
      grid.write(StyledText(row.label, .label), in: parts.left, look: look)
      grid.write(row.value, in: parts.rest.inset(left: 1), look: look)
    }
  }
}
