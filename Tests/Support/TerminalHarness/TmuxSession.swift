import Glibc

/// A shell in tmux, with a server of its own, for what needs a real shell: ^Z and `fg`.
public final class TmuxSession {
  private let socket: String
  private let environment: [String: String]

  /// Starts a shell.
  ///
  /// - Throws: `HarnessFailure` if tmux is not installed.
  public init(columns: Int = 100, rows: Int = 30, environment: [String: String] = [:]) throws {
    socket = "piste-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    var variables = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color",
      "SWIFT_BACKTRACE": "enable=no",
    ]
    variables.merge(environment) { $1 }
    self.environment = variables
    try tmux(
      "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
      "bash --norc --noprofile -i")
    try tmux("set-option", "-g", "default-terminal", "tmux-256color")
    try wait(until: "prompt") { !$0.allSatisfy(\.isWhitespace) }
    try send("PS1='$ '; clear", "Enter")
    try wait(until: "bare prompt") { $0.hasPrefix("$ ") || $0.hasPrefix("$\n") }
  }

  deinit { _ = try? tmux("kill-server") }

  /// Types keys by tmux's names ("Enter", "C-z"); what is no name is typed as it is.
  public func send(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

  /// What the pane shows.
  public func text() throws -> String { try tmux("capture-pane", "-p") }

  /// Changes the size of the window.
  public func resize(columns: Int, rows: Int) throws {
    try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// Waits until the pane shows the text, and returns what it shows.
  @discardableResult public func wait(
    for text: String, within seconds: Double = TerminalProgram.patience
  ) throws -> String {
    try wait(until: "“\(text)”", within: seconds) { $0.contains(text) }
  }

  /// Waits until the condition holds of what the pane shows.
  @discardableResult public func wait(
    until description: String, within seconds: Double = TerminalProgram.patience,
    _ condition: (String) -> Bool
  ) throws -> String {
    let end = now() + seconds
    while true {
      let shown = try text()
      if condition(shown) { return shown }
      guard now() < end else {
        throw HarnessFailure("no \(description) within \(seconds) s; tmux shows:\n\(shown)")
      }
      poll(nil, 0, 40)
    }
  }

  @discardableResult private func tmux(_ arguments: String...) throws -> String {
    try tmux(arguments)
  }

  @discardableResult private func tmux(_ arguments: [String]) throws -> String {
    let (status, output) = try runProgram(
      "/usr/bin/tmux", arguments: ["-L", socket, "-f", "/dev/null"] + arguments,
      environment: environment)
    guard status == .code(0) else {
      throw HarnessFailure("tmux \(arguments.joined(separator: " ")) failed: \(output)")
    }
    return output
  }
}
