/// What a terminal can show.
public struct Capabilities: Hashable, Sendable {
  /// The glyphs.
  public var glyphs: GlyphSet
  /// The colours.
  public var colors: ColorDepth

  /// These glyphs and colours.
  public init(glyphs: GlyphSet, colors: ColorDepth) {
    self.glyphs = glyphs
    self.colors = colors
  }

  /// What a terminal can show, going by the environment that a program was started in.
  ///
  /// - Parameters:
  ///   - environment: TERM, COLORTERM, NO_COLOR (counts unless empty), LC_ALL, LC_CTYPE and LANG are read.
  ///   - codeset: The character encoding in force, where it is known better than from LC_ALL, LC_CTYPE and LANG.
  ///   - paletteSize: The number of colours that the terminal's description promises, where it is known.
  public init(environment: [String: String], codeset: String? = nil, paletteSize: Int? = nil) {
    let term = environment["TERM"] ?? ""
    glyphs = Self.glyphs(term: term, codeset: codeset ?? Self.codeset(environment))
    colors = Self.colors(environment, term: term, paletteSize: paletteSize)
  }

  private static func glyphs(term: String, codeset: String) -> GlyphSet {
    let encoding = codeset.lowercased().filter { $0 != "-" && $0 != "_" }
    guard encoding == "utf8" else { return .ascii }
    // The console's fonts have boxes and blocks and no braille.
    return term == "linux" || term.hasPrefix("linux-") ? .halfBlock : .braille
  }

  /// The encoding that a locale's name asks for: what stands after the dot of `de_DE.UTF-8@euro`.
  private static func codeset(_ environment: [String: String]) -> String {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
    guard let dot = locale.firstIndex(of: ".") else { return "" }
    return String(locale[locale.index(after: dot)...].prefix { $0 != "@" })
  }

  private static func colors(
    _ environment: [String: String], term: String, paletteSize: Int?
  ) -> ColorDepth {
    if let noColor = environment["NO_COLOR"], !noColor.isEmpty { return .none }
    if term.isEmpty || term == "dumb" { return .none }
    if isConsole(term) { return min(.palette8, depth(paletteSize) ?? .palette8) }
    if let depth = depth(paletteSize), depth == .none { return .none }
    if let color = environment["COLORTERM"], color == "truecolor" || color == "24bit" {
      return .trueColor
    }
    let byName = depth(named: term)
    return depth(paletteSize).map { max($0, byName) } ?? byName
  }

  private static func isConsole(_ term: String) -> Bool {
    ["linux", "ansi", "cons25", "pcansi"].contains { term == $0 || term.hasPrefix($0 + "-") }
  }

  private static func depth(_ paletteSize: Int?) -> ColorDepth? {
    guard let paletteSize else { return nil }
    if paletteSize > 256 { return .trueColor }
    if paletteSize == 256 { return .palette256 }
    return paletteSize >= 8 ? .palette8 : ColorDepth.none
  }

  private static func depth(named term: String) -> ColorDepth {
    if term.hasSuffix("-direct") || term.contains("truecolor") { return .trueColor }
    let full = ["kitty", "alacritty", "foot", "wezterm", "ghostty", "contour"]
    if full.contains(where: { term == $0 || term == "xterm-" + $0 || term.hasPrefix($0 + "-") }) {
      return .trueColor
    }
    if term.hasSuffix("-256color") || term.contains("256") { return .palette256 }
    let mono = ["vt", "xterm-mono", "wy", "adm", "hp"]
    return mono.contains(where: term.hasPrefix) ? .none : .palette8
  }
}

/// The glyphs that a terminal is trusted to show, from few to many.
public enum GlyphSet: Int, Hashable, Sendable, CaseIterable, Comparable {
  /// ASCII alone.
  case ascii
  /// Boxes and blocks as well: two pixels a cell.
  case halfBlock
  /// Braille as well: eight dots a cell.
  case braille

  /// Whether `left` has fewer glyphs than `right`.
  public static func < (left: GlyphSet, right: GlyphSet) -> Bool { left.rawValue < right.rawValue }
}

/// How many colours a terminal has.
public enum ColorDepth: Int, Hashable, Sendable, CaseIterable, Comparable {
  /// None: attributes alone.
  case none
  /// The eight basic ones.
  case palette8
  /// xterm's 256.
  case palette256
  /// 24 bits.
  case trueColor

  /// Whether `left` has fewer colours than `right`.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}
