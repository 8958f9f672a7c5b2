import TerminalHarness

/// Keys as a terminal sends them.
enum Keys {
  static let enter = "\r"
  static let end = "\u{1B}[F"
  static let home = "\u{1B}[H"
  static let up = "\u{1B}[A"
  static let down = "\u{1B}[B"
  static let escape = "\u{1B}"
}

extension ScratchFolder {
  /// The dashboard in this folder, with its run on the screen.
  func openDashboard(
    rows: Int = 24, columns: Int = 80, arguments: [String] = [],
    environment: [String: String?] = [:]
  ) throws -> TerminalProgram {
    let program = try TerminalProgram(
      "piste", arguments: arguments, environment: environment, rows: rows, columns: columns,
      folder: path)
    try program.wait(for: "step 0/")
    return program
  }
}
