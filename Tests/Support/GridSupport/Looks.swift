import TerminalKit

extension Look {
  /// Every kind of terminal, in the default theme.
  public static let everyTerminal: [Look] = GlyphSet.allCases.flatMap { glyphs in
    ColorDepth.allCases.map { Look(capabilities: Capabilities(glyphs: glyphs, colors: $0)) }
  }

  /// The default theme on one kind of terminal.
  public static func plain(_ glyphs: GlyphSet, _ colors: ColorDepth = .trueColor) -> Look {
    Look(capabilities: Capabilities(glyphs: glyphs, colors: colors))
  }
}

extension Grid {
  /// The rows as text, spaces at their ends left out.
  public var lines: [String] {
    plainText.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// What `widget` draws on a grid of its own.
  public static func showing(
    _ widget: some Widget, width: Int, height: Int, look: Look = .plain(.braille)
  ) -> Grid {
    var grid = Grid(size: Size(width: width, height: height))
    grid.draw(widget, in: grid.bounds, look: look)
    return grid
  }
}
