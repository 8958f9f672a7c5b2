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

/// A terminal's description in the compiled form of terminfo, made from the one in use.
///
/// Few systems have descriptions with 24-bit colour, and none for every terminal that has it. So
/// the description of the terminal in use is rewritten with other colours, and given to ncurses
/// in TERMINFO as text. The format is that of term(5), with numbers of 32 bits.
nonisolated struct CompiledDescription {
  private static let magic: Int16 = 0o1036

  private let name: String
  private var flags: [UInt8] = []
  private var numbers: [Int32] = []
  private var strings: [[UInt8]?] = []

  /// The description in use, with 24-bit colours: 0 to 15 are the palette's, the others are
  /// red, green and blue in a byte each.
  static func directColor(name: String) -> CompiledDescription {
    var result = CompiledDescription(name: name)
    result.set("colors", to: 1 << 24)
    result.set("pairs", to: 1 << 16)
    result.set("setaf", to: directColorString(basic: "3", bright: "9", extended: "38"))
    result.set("setab", to: directColorString(basic: "4", bright: "10", extended: "48"))
    // The user's palette is not redefined.
    result.set("initc", to: nil)
    result.set("ccc", to: false)
    return result
  }

  private static func directColorString(
    basic: String, bright: String, extended: String
  ) -> String {
    let red = "%p1%{65536}%/%d"
    let green = "%p1%{256}%/%{255}%&%d"
    let blue = "%p1%{255}%&%d"
    return "\u{1B}[%?%p1%{8}%<%t\(basic)%p1%d%e%p1%{16}%<%t\(bright)%p1%{8}%-%d"
      + "%e\(extended);2;\(red);\(green);\(blue)%;m"
  }

  private init(name: String) {
    self.name = name
    for name in Self.names(curses_flag_name) { flags.append(tigetflag(name) > 0 ? 1 : 0) }
    for name in Self.names(curses_number_name) { numbers.append(max(tigetnum(name), -1)) }
    for name in Self.names(curses_string_name) {
      strings.append(curses_string(name).map { Array(String(cString: $0).utf8) })
    }
  }

  private static func names(_ name: (Int32) -> UnsafePointer<CChar>?) -> [String] {
    var result: [String] = []
    while let next = name(Int32(result.count)) { result.append(String(cString: next)) }
    return result
  }

  private mutating func set(_ flag: String, to value: Bool) {
    guard let index = Self.names(curses_flag_name).firstIndex(of: flag) else { return }
    flags[index] = value ? 1 : 0
  }

  private mutating func set(_ number: String, to value: Int32) {
    guard let index = Self.names(curses_number_name).firstIndex(of: number) else { return }
    numbers[index] = value
  }

  private mutating func set(_ string: String, to value: String?) {
    guard let index = Self.names(curses_string_name).firstIndex(of: string) else { return }
    strings[index] = value.map { Array($0.utf8) }
  }

  /// The description as a value of TERMINFO.
  var environmentValue: String {
    let digits = Array("0123456789abcdef".utf8)
    var text = Array("hex:".utf8)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  private var bytes: [UInt8] {
    var table: [UInt8] = []
    var offsets: [Int16] = []
    for string in strings {
      offsets.append(string == nil ? -1 : Int16(truncatingIfNeeded: table.count))
      if let string { table += string + [0] }
    }
    let names = Array("\(name)|the terminal at hand with 24-bit colours".utf8) + [0]
    var result: [UInt8] = []
    let header = [names.count, flags.count, numbers.count, offsets.count, table.count]
    for field in [Self.magic] + header.map({ Int16(truncatingIfNeeded: $0) }) {
      append(field, to: &result)
    }
    result += names + flags
    if result.count % 2 != 0 { result.append(0) }
    for number in numbers { append(number, to: &result) }
    for offset in offsets { append(offset, to: &result) }
    result += table
    if result.count % 2 != 0 { result.append(0) }
    return result + extensions
  }

  /// The one extended capability: the flag RGB says how the colours are to be read.
  private var extensions: [UInt8] {
    let table = Array("RGB".utf8) + [0]
    var result: [UInt8] = []
    for field in [1, 0, 0, 1, Int16(table.count)] { append(field, to: &result) }
    result += [1, 0]
    append(Int16(0), to: &result)
    return result + table
  }

  private func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
  }
}
