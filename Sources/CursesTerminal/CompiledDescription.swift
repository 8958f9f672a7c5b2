import CNcurses

/// A terminal's description in the compiled form of terminfo, made from the one in use.
///
/// Few systems have descriptions with 24-bit colour, and none for every terminal that has it. So
/// the description of the terminal at hand is written anew with other colours, and given to ncurses
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
    // Nobody's palette is redefined.
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
