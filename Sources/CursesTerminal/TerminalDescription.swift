import CNcurses
import Glibc
import TerminalKit

/// What the system and the environment say of the terminal, before it is opened.
struct TerminalDescription {
  /// The name to open it by; not always TERM.
  let name: String
  /// What it can show.
  let capabilities: Capabilities
  /// Whether it understands xterm's private modes: mouse, focus, bracketed paste.
  let hasXtermModes: Bool
  /// Whether a frame may be bracketed as one (mode 2026).
  let synchronizesOutput: Bool
  /// A value of TERMINFO with which the terminal has 24-bit colours, where that is needed.
  let terminfo: String?

  /// Looks the terminal up that TERM names, and selects it for queries.
  init(options: TerminalOptions) throws(TerminalOpenError) {
    var environment: [String: String] = [:]
    for variable in ["TERM", "TMUX", "COLORTERM", "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG"] {
      environment[variable] = getenv(variable).map { String(cString: $0) }
    }
    guard let type = environment["TERM"], !type.isEmpty else { throw .noType }
    let known = try Self.lookUp(type)
    let codeset = Self.chooseLocale(environment)
    let paletteSize = tigetflag("RGB") > 0 ? 1 << 24 : Int(max(tigetnum("colors"), 0))
    var capabilities = Capabilities(
      environment: environment, codeset: codeset, paletteSize: paletteSize)
    // GNU screen passes COLORTERM on and knows 256 colours; tmux has the same names.
    if type.hasPrefix("screen"), environment["TMUX"] == nil {
      capabilities.colors = min(capabilities.colors, .palette256)
    }
    if let colors = options.colors { capabilities.colors = min(capabilities.colors, colors) }
    if let glyphs = options.glyphs { capabilities.glyphs = min(capabilities.glyphs, glyphs) }
    hasXtermModes = curses_string("kmous") != nil
    synchronizesOutput = !type.hasPrefix("linux") && !type.hasPrefix("vt")
    if capabilities.colors == .trueColor {
      let direct = "piste-direct"
      name = direct
      terminfo = CompiledDescription.directColor(name: direct).environmentValue
    } else {
      name = known
      terminfo = nil
    }
    self.capabilities = capabilities
  }

  /// The terminal's description if there is one; for the names of terminals that are xterm's
  /// superset, xterm's.
  private static func lookUp(_ type: String) throws(TerminalOpenError) -> String {
    var error: Int32 = 0
    var name = type
    var isFound = setupterm(name, STDOUT_FILENO, &error) == OK
    if !isFound, error == 0, resemblesXterm(type) {
      name = "xterm-256color"
      isFound = setupterm(name, STDOUT_FILENO, &error) == OK
    }
    guard isFound else {
      switch error {
      case 0: throw type == "dumb" ? .unsuitableType(type) : .unknownType(type)
      case 1: throw .unsuitableType(type)
      default: throw .noDescriptions
      }
    }
    guard curses_string("cup") != nil, tigetflag("hc") <= 0 else { throw .unsuitableType(type) }
    return name
  }

  private static func resemblesXterm(_ type: String) -> Bool {
    let names = ["xterm", "kitty", "foot", "alacritty", "wezterm", "ghostty", "contour", "konsole"]
    return type.hasSuffix("-256color") || type.hasSuffix("-direct")
      || names.contains { type == $0 || type.hasPrefix($0 + "-") }
  }

  /// Takes the locale of the environment and returns its encoding. Where the locale asks for UTF-8
  /// and is not installed, the C library's own with UTF-8 stands in.
  private static func chooseLocale(_ environment: [String: String]) -> String {
    // Numbers keep their points: only characters follow the locale.
    let isInstalled = setlocale(LC_CTYPE, "") != nil
    let wanted = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    if !isInstalled, let wanted, asksForUTF8(wanted) { setlocale(LC_CTYPE, "C.UTF-8") }
    return String(cString: curses_codeset())
  }

  private static func asksForUTF8(_ locale: String) -> Bool {
    let name = locale.uppercased().filter { $0 != "-" }
    return name.hasSuffix(".UTF8") || name.contains(".UTF8@")
  }
}
