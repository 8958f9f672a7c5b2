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
  private static let ascii: [Glyph] = [" ", ".", ":", ";", "+", "=", "x", "%", "#", "@"]

  /// A ramp of ten colours; on eight colours it has the three of `basic`, which contour lines divide or, where lines
  /// would be too thick, are mixed.
  init(_ colors: [Color], basic: [BasicColor]) {
    let mixes: [(from: Int, to: Int, glyph: Glyph)] = [
      (0, 0, " "), (0, 1, "░"), (0, 1, "▒"), (0, 1, "▓"), (1, 1, " "),
      (1, 2, "░"), (1, 2, "▒"), (1, 2, "▓"), (2, 2, " "), (2, 2, " "),
    ]
    shades = zip(colors, mixes).enumerated().map { index, step in
      let (color, mix) = step
      return Shade(
        color: color, basic: .basic(basic[index < 3 ? 0 : index < 7 ? 1 : 2]),
        block: Self.blocks[index], ascii: Self.ascii[index],
        mix: Cell(
          mix.glyph,
          Style(foreground: .basic(basic[mix.to]), background: .basic(basic[mix.from]))))
    }
  }

  /// The shade of `fraction` (0 low, 1 high; anything else is clamped, NaN low).
  public func shade(_ fraction: Double) -> Shade {
    let position = fraction * Double(shades.count - 1)
    let index = position > 0 ? Int(min(position, Double(shades.count - 1)).rounded()) : 0
    return shades[index]
  }
}

/// One step of a ramp, for every kind of terminal.
public struct Shade: Hashable, Sendable {
  /// The colour behind a cell, from 256 colours up.
  public let color: Color
  /// The colour behind a cell where there are eight colours.
  let basic: Color
  let block: Glyph
  let ascii: Glyph
  /// Two of the eight colours mixed by a block.
  let mix: Cell

  /// The cell that shows nothing but this shade.
  public func cell(_ look: Look) -> Cell {
    switch look.colors {
    case .none: Cell(look.glyphs == .ascii ? ascii : block, look.style(.faint))
    case .palette8 where look.glyphs == .halfBlock: mix
    case .palette8, .palette256, .trueColor: Cell(.space, Style(background: background(look)))
    }
  }

  /// The colour behind something drawn over this shade; none where glyphs alone show shades.
  public func background(_ look: Look) -> Color {
    switch look.colors {
    case .palette256, .trueColor: color
    case .palette8: basic
    case .none: .none
    }
  }
}

extension Color {
  /// One of the eight basic colours, by its number.
  static func basic(_ color: BasicColor) -> Color {
    color == .terminal ? .none : .indexed(color.rawValue)
  }
}
