import Foundation
import TerminalHarness

extension ScratchFolder {
  /// How a command ended, with its two outputs apart.
  struct Result {
    let code: Int32
    let output: String
    let words: String
  }

  /// Runs `piste` with these arguments, in the folder or another.
  func piste(_ arguments: String..., in other: String? = nil) throws -> Result {
    try shell("\"$PISTE\" \"$@\" >\"$OUT\" 2>\"$ERR\"", arguments, in: other)
  }

  /// Runs a line of shell in which `$PISTE` is the program, `$OUT` and `$ERR` are files.
  func shell(_ script: String, _ arguments: [String] = [], in other: String? = nil) throws -> Result
  {
    let names = (path + "/.out", path + "/.err")
    for name in [names.0, names.1] { try Data().write(to: URL(fileURLWithPath: name)) }
    let ended = try runProgram(
      "/bin/sh", arguments: ["-c", script, "sh"] + arguments,
      environment: [
        "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "OUT": names.0, "ERR": names.1,
        "PISTE": BuildProducts.path(of: "piste"), "COLUMNS": "80",
      ], folder: other ?? path)
    return Result(
      code: ended.status.shellCode, output: try read(".out"), words: try read(".err"))
  }
}
