/// A box over everything else, in its middle; what lies behind steps back.
public struct Modal: Widget, Hashable, Sendable {
  /// The title.
  public var title: SafeText
  /// The room that the contents want.
  public var contentSize: Size

  /// A box called `title` for contents of `contentSize`.
  public init(title: SafeText, contentSize: Size) {
    self.title = title
    self.contentSize = contentSize
  }

  private static let border = Size(width: 4, height: 2)

  /// The box, border included, when it is drawn into `rect`.
  public func frame(in rect: Rect) -> Rect {
    rect.centered(
      Size(
        width: contentSize.width + Self.border.width,
        height: contentSize.height + Self.border.height))
  }

  /// Where the contents go when the box is drawn into `rect`.
  public func content(in rect: Rect) -> Rect {
    frame(in: rect).inset(top: 1, left: 2, bottom: 1, right: 2)
  }

  /// Makes everything in `rect` step back and draws the box without contents.
  public func render(into grid: inout Grid, in rect: Rect, look: Look) {
    let backdrop = Backdrop(look)
    grid.change(rect, backdrop.cell)
    let frame = frame(in: rect)
    let box = look.style(.modal)
    grid.fill(frame, style: box)
    Panel(title: title, isFocused: true)
      .render(into: &grid, in: frame, look: look)
    grid.restyle(frame) { box.background.isNone ? $0 : $0.on(box.background) }
  }
}
