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

/// Why a terminal cannot be used. Each says what is wrong and what to do.
public nonisolated enum TerminalOpenError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Standard input or standard output is a file, a pipe or closed.
  case noTerminal(stream: String)
  /// TERM is not set.
  case noType
  /// TERM names a terminal that the system does not know.
  case unknownType(String)
  /// TERM names a terminal that cannot move its cursor.
  case unsuitableType(String)
  /// The system has no descriptions of terminals.
  case noDescriptions
  /// ncurses or the system refuses for another reason.
  case failed(String)

  /// The sentence for the person at the terminal.
  public var description: String {
    switch self {
    case .noTerminal(let stream):
      "\(stream) is not a terminal, so the dashboard cannot be shown: "
        + "use `piste run` or `piste --plain`"
    case .noType:
      "TERM is not set, so the dashboard cannot be shown: "
        + "set it (TERM=xterm-256color suits most terminals), or use `piste run` or `piste --plain`"
    case .unknownType(let name):
      "TERM=\(name) is unknown on this system, so the dashboard cannot be shown: "
        + "try TERM=xterm-256color, or use `piste run` or `piste --plain`"
    case .unsuitableType(let name):
      "TERM=\(name) cannot show the dashboard: use `piste run` or `piste --plain`"
    case .noDescriptions:
      "this system has no descriptions of terminals (terminfo), so the dashboard cannot be shown: "
        + "install ncurses-base, or use `piste run` or `piste --plain`"
    case .failed(let reason):
      "the dashboard cannot be shown (\(reason)): use `piste run` or `piste --plain`"
    }
  }
}
