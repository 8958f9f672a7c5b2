/// Ten steps from low to high: more ink the higher, so that a valley is clear ground at every depth.
///
/// The lightness rises (or, on light paper, falls) from step to step and stays far enough from a path's colour to read
/// the path on any of them. Palette indices are chosen by hand.
public struct Ramp: Hashable, Sendable {
  /// The steps, from low to high.
  public let shades: [Shade]

  /// The number of steps of every ramp.
  public static let count = 10

  /// The glyphs of the steps where there are no colours, with blocks and without.
  private static let blocks: [Glyph] = [" ", " ", "░", "░", "▒", "▒", "▒", "▓", "▓", "▓"]
  /// The blocks where there are eight colours, which are louder than the terminal's own.
  private static let sparseBlocks: [Glyph] = [" ", " ", "░", "░", "░", "░", "░", "▒", "▒", "▒"]
  private static let ascii: [Glyph] = [" ", ".", ":", ";", "+", "=", "x", "%", "#", "@"]

  /// Where there are eight colours: none of them fills an area, for they are loud; lines of equal height and, where
  /// those would be too thick, blocks in one colour show the heights.
  struct Few: Hashable, Sendable {
    /// The colour of lines in the valley.
    let near: BasicColor
    /// The colour of lines higher up.
    let far: BasicColor
    /// The colour of blocks.
    let area: BasicColor
  }

  /// A ramp of ten colours, and what there is in place of them on eight.
  init(_ colors: [Color], few: Few) {
    shades = colors.enumerated().map { index, color in
      Shade(
        color: color, line: .basic(index < Self.count / 2 ? few.near : few.far),
        area: .basic(few.area), block: Self.blocks[index], sparseBlock: Self.sparseBlocks[index],
        ascii: Self.ascii[index])
    }
  }

  /// The shade of `fraction` (0 low, 1 high; anything else is clamped, NaN low).
  public func shade(_ fraction: Double) -> Shade {
    let position = fraction * Double(shades.count - 1)
    let index = position > 0 ? Int(min(position, Double(shades.count - 1)).rounded()) : 0
    return shades[index]
  }

  /// The contrast of a line or a sign with what is behind it: WCAG's least for graphics.
  static let leastContrast = 3.0

  /// The step behind a line or a sign in this style that is over step `step`: the highest one, up to its own, on which
  /// that is readable. The lowest, which is next to the screen's own ground, has the contrast that the theme gives it.
  package func step(_ step: Int, behind style: Style, _ look: Look) -> Int {
    let paper = look.theme.paper
    let front = style.foreground.shown(at: look.colors, or: paper.foreground)
    func isReadable(on step: Int) -> Bool {
      let back = shades[step].color.shown(at: look.colors, or: paper.background)
      return front.contrast(with: back) >= Self.leastContrast
    }
    return (0...step).reversed().first(where: isReadable) ?? 0
  }
}

/// One step of a ramp, for every kind of terminal.
public struct Shade: Hashable, Sendable {
  /// The colour behind a cell, from 256 colours up.
  public let color: Color
  /// The colours of a line and of a block where there are eight colours.
  let line: Color
  let area: Color
  let block: Glyph
  let sparseBlock: Glyph
  let ascii: Glyph

  /// The cell that shows nothing but this shade.
  public func cell(_ look: Look) -> Cell {
    switch look.colors {
    case .none: Cell(look.glyphs == .ascii ? ascii : block, look.style(.faint))
    case .palette8 where look.glyphs == .halfBlock:
      Cell(sparseBlock, Style(foreground: area, background: background(look)))
    case .palette8, .palette256, .trueColor: Cell(.space, Style(background: background(look)))
    }
  }

  /// The colour behind something drawn over this shade; the screen's where lines or glyphs show shades.
  public func background(_ look: Look) -> Color {
    switch look.colors {
    case .palette256, .trueColor: color
    case .palette8: look.style(.text).background
    case .none: .none
    }
  }

  /// How a line at this height looks.
  package func lineStyle(_ look: Look) -> Style {
    let style = look.style(.contour)
    guard look.colors == .palette8 else { return style }
    return Style(foreground: line, background: style.background, style.attributes)
  }
}

extension Color {
  /// One of the eight basic colours, by its number.
  static func basic(_ color: BasicColor) -> Color {
    color == .terminal ? .none : .indexed(color.rawValue)
  }
}
