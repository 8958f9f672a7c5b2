import Glibc

/// The modes of a terminal (termios), as a value to compare.
public struct TerminalModes: Hashable, Sendable, CustomStringConvertible {
  /// The flag words and the special characters.
  public let input: UInt32
  public let output: UInt32
  public let control: UInt32
  public let local: UInt32
  public let characters: [UInt8]

  init?(of descriptor: Int32) {
    var modes = termios()
    guard tcgetattr(descriptor, &modes) == 0 else { return nil }
    self.init(modes)
  }

  init(_ modes: termios) {
    var modes = modes
    (input, output) = (modes.c_iflag, modes.c_oflag)
    (control, local) = (modes.c_cflag, modes.c_lflag)
    characters = withUnsafeBytes(of: &modes.c_cc) { Array($0) }
  }

  /// Whether lines are edited and echoed by the terminal, as a shell leaves it.
  public var isCooked: Bool {
    local & tcflag_t(ICANON) != 0 && local & tcflag_t(ECHO) != 0
  }

  /// The flag words in hexadecimal.
  public var description: String {
    [input, output, control, local].map { String($0, radix: 16) }.joined(separator: ":")
  }
}
