/// A border with a title, and labels set into its corners.
public struct Border: Widget, Hashable, Sendable {
  /// The title, in the upper left.
  public var title: SafeText
  /// A label in the lower left.
  public var lowerLeft: StyledText
  /// A label in the lower right.
  public var lowerRight: StyledText
  /// Whether it has the keyboard, which an arrow before the title says too.
  public var isFocused: Bool

  /// A border with these labels.
  public init(
    title: SafeText = .empty, lowerLeft: StyledText = .empty,
    lowerRight: StyledText = .empty, isFocused: Bool = false
  ) {
    self.title = title
    self.lowerLeft = lowerLeft
    self.lowerRight = lowerRight
    self.isFocused = isFocused
  }

  /// What is inside the border of a panel in `rect`.
  public static func content(of rect: Rect) -> Rect { rect.inset(by: 1) }

  /// Draws the border; nothing where there is no room for one.
  public func render(into grid: inout Grid, in rect: Rect, look: Look) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let style = look.style(isFocused ? .focusedBorder : .border)
    let lines = BorderGlyphs(look.glyphs)
    let (right, bottom) = (rect.maxX - 1, rect.maxY - 1)
    grid.fill(rect.row(0), with: lines.horizontal, style: style)
    grid.fill(rect.row(rect.height - 1), with: lines.horizontal, style: style)
    grid.fill(rect.splitLeft(1).left, with: lines.vertical, style: style)
    grid.fill(rect.splitRight(1).right, with: lines.vertical, style: style)
    grid.set(lines.topLeft, at: rect.origin, style: style)
    grid.set(lines.topRight, at: Point(x: right, y: rect.minY), style: style)
    grid.set(lines.bottomLeft, at: Point(x: rect.minX, y: bottom), style: style)
    grid.set(lines.bottomRight, at: Point(x: right, y: bottom), style: style)
    renderLabels(into: &grid, rect, look)
  }

  private func renderLabels(into grid: inout Grid, _ rect: Rect, _ look: Look) {
    let top = rect.row(0).inset(left: 2, right: 2)
    let bottom = rect.row(rect.height - 1).inset(left: 2, right: 2)
    let arrow = isFocused ? look.text("▸ ", ascii: "> ") : .empty
    let role: Role = isFocused ? .focusedTitle : .title
    let name = title.isEmpty && !isFocused ? StyledText.empty : StyledText(arrow + title, role)
    Self.write(name, .empty, in: top, into: &grid, look)
    Self.write(lowerLeft, lowerRight, in: bottom, into: &grid, look)
  }

  /// Writes a label at each end of a line; the right one is left out if both do not fit.
  private static func write(
    _ left: StyledText, _ right: StyledText, in line: Rect, into grid: inout Grid, _ look: Look
  ) {
    let padded = { (text: StyledText) in text.isEmpty ? text : " " + text + " " }
    let (left, right) = (padded(left), padded(right))
    let both = left.width + right.width + (left.isEmpty || right.isEmpty ? 0 : 1)
    if both <= line.width { grid.write(right, in: line, .right, look: look) }
    grid.write(left, in: line, look: look)
  }
}

/// The glyphs of a border.
struct BorderGlyphs {
  let horizontal: Glyph
  let vertical: Glyph
  let topLeft: Glyph
  let topRight: Glyph
  let bottomLeft: Glyph
  let bottomRight: Glyph

  /// Lines with round corners, with square ones where the font is a console's, or of ASCII.
  init(_ glyphs: GlyphSet) {
    let corners: [Glyph]
    switch glyphs {
    case .ascii: corners = ["+", "+", "+", "+"]
    case .halfBlock: corners = ["┌", "┐", "└", "┘"]
    case .braille: corners = ["╭", "╮", "╰", "╯"]
    }
    (topLeft, topRight, bottomLeft, bottomRight) = (corners[0], corners[1], corners[2], corners[3])
    horizontal = glyphs == .ascii ? "-" : "─"
    vertical = glyphs == .ascii ? "|" : "│"
  }
}
