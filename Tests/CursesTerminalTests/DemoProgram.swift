import TerminalHarness
import Testing

/// What the shell's screen shows before and after the demo.
let marker = "what was here before"

/// The demo below a line of a shell's, which must come back when it ends; it has drawn its first
/// frame.
func startDemo(
  arguments: [String] = [], environment: [String: String?] = [:], rows: Int = 24,
  columns: Int = 80, settled: Bool = true
) throws -> TerminalProgram {
  let demo = BuildProducts.path(of: "TerminalDemo")
  let command = "echo '\(marker)'; exec \"$0\" \"$@\""
  let program = try TerminalProgram(
    "/bin/sh", arguments: ["-c", command, demo] + arguments, environment: environment, rows: rows,
    columns: columns)
  if settled {
    try program.wait(for: "colors")
    try program.settle()
  }
  return program
}

/// Whether a private mode was switched last on, off, or never.
func lastSwitch(of mode: String, in output: [UInt8]) -> Character? {
  let text = String(decoding: output, as: UTF8.self)
  return text.components(behind: "\u{1B}[?\(mode)").compactMap(\.first).last { "hl".contains($0) }
}

extension String {
  /// What stands behind each occurrence of a separator.
  func components(behind separator: String) -> [Substring] {
    ranges(of: separator).map { self[$0.upperBound...] }
  }
}

/// Expects the terminal to be as it was before the program ran.
func expectGivenBack(
  _ program: TerminalProgram, sourceLocation: SourceLocation = #_sourceLocation
) {
  let screen = program.screen
  #expect(program.modes == program.initialModes, sourceLocation: sourceLocation)
  #expect(!screen.isAlternate, sourceLocation: sourceLocation)
  #expect(screen.isCursorVisible, sourceLocation: sourceLocation)
  #expect(!program.reportsMouse, sourceLocation: sourceLocation)
  #expect(screen.lines.first == marker, "\(screen.framed)", sourceLocation: sourceLocation)
  #expect(!screen.contains("demo "), "\(screen.framed)", sourceLocation: sourceLocation)
  for mode in ["2004", "1004", "1000", "1002", "1006", "2026"] {
    let last = lastSwitch(of: mode, in: program.output)
    #expect(last == "l", "mode \(mode)", sourceLocation: sourceLocation)
  }
}
