import TerminalKit

/// How a terminal is to be used, where that is not left to the terminal and the environment.
public nonisolated struct TerminalOptions: Hashable, Sendable {
  /// The most colours to use; what the terminal has if nil.
  public var colors: ColorDepth?
  /// The most glyphs to use; what the terminal and the locale have if nil.
  public var glyphs: GlyphSet?
  /// Whether the terminal reports the mouse.
  public var reportsMouse: Bool

  /// Whether ^C is a key like any other; else it is SIGINT, which ends the program.
  public var takesInterruptAsKey: Bool

  /// Options; without any, all that the terminal can do.
  public init(
    colors: ColorDepth? = nil, glyphs: GlyphSet? = nil, reportsMouse: Bool = true,
    takesInterruptAsKey: Bool = false
  ) {
    self.takesInterruptAsKey = takesInterruptAsKey
    self.colors = colors
    self.glyphs = glyphs
    self.reportsMouse = reportsMouse
  }
}
