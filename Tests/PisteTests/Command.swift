import Foundation
import TerminalHarness

/// A folder of its own for a test, with `piste` run in it.
final class CommandFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/piste-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The folder of the package.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  func write(_ text: String, to name: String) throws {
    try write(Data(text.utf8), to: name)
  }

  func write(_ data: Data, to name: String) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

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
      ], folder: other ?? path, within: 60)
    return Result(
      code: ended.status.shellCode, output: try read(".out"), words: try read(".err"))
  }
}
