/// A box over everything else, in its middle; what lies behind is dimmed.
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

  /// Dims everything in `rect` and draws the box without contents.
  public func render(into grid: inout Grid, in rect: Rect, look: Look) {
    let backdrop = Backdrop(look)
    grid.change(rect, backdrop.cell)
    let frame = frame(in: rect)
    let box = look.style(.modal)
    grid.fill(frame, style: box)
    Border(title: title, isFocused: true)
      .render(into: &grid, in: frame, look: look)
    grid.restyle(frame) { box.background.isNone ? $0 : $0.on(box.background) }
  }
}

/// How cells look behind a box: dimmed, both the glyphs and the colours behind them.
struct Backdrop {
  /// How much is left of a colour behind or within a cell; the rest is the screen's ground.
  private static let share = 0.35

  private let style: Style
  private let ground: RGB
  private let depth: ColorDepth

  init(_ look: Look) {
    style = look.style(.backdrop)
    ground = look.theme.paper.background
    depth = look.colors
  }

  /// The cell as it looks behind a box.
  func cell(_ cell: Cell) -> Cell {
    switch depth {
    case .none, .palette8:
      // Eight colours have no darker ones: what is nothing but shade goes.
      let isShade = depth == .palette8 && "░▒▓".unicodeScalars.contains(cell.glyph.scalar)
      return Cell(isShade ? .space : cell.glyph, style)
    case .palette256, .trueColor:
      let isArea = "▀▄█".unicodeScalars.contains(cell.glyph.scalar)
      return Cell(
        cell.glyph,
        Style(
          foreground: isArea ? faded(cell.style.foreground) : style.foreground,
          background: faded(cell.style.background), style.attributes))
    }
  }

  private func faded(_ color: Color) -> Color {
    guard !color.isNone else { return color }
    let own = color.rgb
    func mix(_ own: UInt8, _ ground: UInt8) -> UInt8 {
      UInt8((Double(own) * Self.share + Double(ground) * (1 - Self.share)).rounded())
    }
    let (red, green, blue) = (
      mix(own.red, ground.red), mix(own.green, ground.green), mix(own.blue, ground.blue)
    )
    // The palette's colours are too far apart for this: it has the greys.
    let mean = UInt8((Int(red) + Int(green) + Int(blue)) / 3)
    let grey = XtermPalette.nearest(RGB(red: mean, green: mean, blue: mean))
    return .rgb(red, green, blue, indexed: grey, basic: .terminal)
  }
}
