import TerminalKit

/// What every widget keeps to, whatever it draws; each check names the faults that it finds.
public struct WidgetContract {
  private let widget: any Widget

  /// The contract of `widget`, which should have contents that need room.
  public init(_ widget: any Widget) { self.widget = widget }

  private static let canary = Cell("#", Style(foreground: .indexed(9), background: .indexed(3)))

  /// A grid of canaries stays what it is outside of the rectangle, at every size down to nothing.
  public func drawingOutside() -> [String] {
    var sizes = (0...8).flatMap { width in (0...6).map { Size(width: width, height: $0) } }
    sizes += [Size(width: 13, height: 4), Size(width: 31, height: 9), Size(width: 60, height: 17)]
    let looks = [Look.plain(.braille), .plain(.halfBlock, .palette8), .plain(.ascii, .none)]
    var faults: [String] = []
    for look in looks {
      for size in sizes {
        for origin in [Point(x: 2, y: 1), Point(x: -3, y: -2)] {
          let rect = Rect(origin: origin, size: size)
          var grid = Grid(size: Size(width: size.width + 4, height: size.height + 2))
          grid.fill(grid.bounds, with: Self.canary.glyph, style: Self.canary.style)
          widget.render(into: &grid, in: rect, look: look)
          faults += touched(grid, outside: rect).map { "at \(size): touched \($0.x), \($0.y)" }
        }
      }
    }
    return faults
  }

  private func touched(_ grid: Grid, outside rect: Rect) -> [Point] {
    (0..<grid.size.height).flatMap { y in
      (0..<grid.size.width).map { Point(x: $0, y: y) }.filter {
        !rect.contains($0) && grid[$0] != Self.canary
      }
    }
  }

  /// In ASCII nothing else is drawn, but for the texts that were passed in (`allowed`).
  public func glyphsBeyondASCII(allowed: String) -> [String] {
    ColorDepth.allCases.flatMap { colors in
      var grid = Grid(size: Size(width: 50, height: 14))
      widget.render(into: &grid, in: grid.bounds, look: .plain(.ascii, colors))
      return grid.cells.map(\.glyph.scalar).filter {
        !$0.isASCII && !allowed.unicodeScalars.contains($0)
      }.map { "\($0) with \(colors)" }
    }
  }

  /// Where there are no colours, no theme has any.
  public func colorsWithoutColors() -> [String] {
    Theme.all.compactMap { theme in
      var look = Look.plain(.braille, .none)
      look.theme = theme
      var grid = Grid(size: Size(width: 50, height: 14))
      widget.render(into: &grid, in: grid.bounds, look: look)
      let colored = grid.cells.contains {
        !$0.style.foreground.isNone || !$0.style.background.isNone
      }
      return colored ? theme.name : nil
    }
  }

  /// Draws into rectangles far beyond the grid, which cost no more than the grid and change no size; what is
  /// left has this many cells each.
  public func cellsOfHugeRectangles() -> [Int] {
    [
      Rect(x: 0, y: 0, width: .max, height: 3), Rect(x: .min, y: .min, width: .max, height: .max),
      Rect(x: -5, y: 0, width: 9, height: .max), Rect(x: .max, y: 0, width: 5, height: 5),
    ].map { rect in
      var grid = Grid(size: Size(width: 6, height: 4))
      widget.render(into: &grid, in: rect, look: .plain(.braille))
      return grid.cells.count
    }
  }
}
