/// Lines of text, wrapped at spaces to the width that there is.
public struct Paragraph: Widget, Hashable, Sendable {
  /// The lines before they are wrapped.
  public var lines: [StyledText]
  /// The first wrapped line shown.
  public var firstVisible: Int

  /// The text of `lines`.
  public init(_ lines: [StyledText], firstVisible: Int = 0) {
    self.lines = lines
    self.firstVisible = firstVisible
  }

  /// The lines of `string`, all of one role.
  public init(_ string: String, role: Role = .text, firstVisible: Int = 0) {
    self.init(
      SafeText.lines(of: string).map { StyledText($0, role) }, firstVisible: firstVisible)
  }

  /// The lines as they are shown `width` columns wide. O(n).
  public func wrapped(to width: Int) -> [StyledText] { lines.flatMap { $0.wrapped(to: width) } }

  /// Draws the lines that fit, with a scroll bar if there are more.
  public func render(into grid: inout Grid, in rect: Rect, look: Look) {
    guard !rect.isEmpty else { return }
    var area = rect
    var wrapped = wrapped(to: rect.width)
    if wrapped.count > rect.height, rect.width > 2 {
      area = rect.inset(right: 2)
      wrapped = self.wrapped(to: area.width)
    }
    let first = min(max(firstVisible, 0), max(wrapped.count - rect.height, 0))
    for (row, line) in wrapped.dropFirst(first).prefix(rect.height).enumerated() {
      grid.write(line, in: area.row(row), look: look)
    }
    ScrollBar(first: first, visible: rect.height, total: wrapped.count)
      .render(into: &grid, in: rect.splitRight(1).right, look: look)
  }
}
