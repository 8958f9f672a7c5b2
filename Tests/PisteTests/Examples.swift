import Foundation
import TerminalHarness

/// A command that a help text or the README shows, and where.
struct Example: Hashable, Sendable, CustomStringConvertible {
  let line: String
  let source: String

  var description: String { "\(source): \(line)" }
}

/// The examples, taken from the texts themselves: one that is added there is found here.
enum Examples {
  /// The commands, as the help names them, and the program itself.
  static let commands: [String] = [""] + commands(in: (try? help(of: "")) ?? "")

  /// The examples of every help text and of the README, each once.
  static let all: [Example] = {
    var seen: Set<String> = []
    let found = commands.flatMap { command in
      inHelp((try? help(of: command)) ?? "", source: "piste \(command) --help")
    }
    return (found + inReadme((try? readme()) ?? "")).filter { seen.insert($0.line).inserted }
  }()

  private static let commandNames = Set(commands.map { "piste " + $0 })

  /// What `piste COMMAND --help` prints.
  static func help(of command: String) throws -> String {
    let folder = try ScratchFolder()
    let arguments = command.isEmpty ? ["--help"] : [command, "--help"]
    return try folder.shell("\"$PISTE\" \"$@\" >\"$OUT\" 2>\"$ERR\"", arguments).output
  }

  static func readme() throws -> String {
    try String(contentsOfFile: ScratchFolder.package + "/README.md", encoding: .utf8)
  }

  /// The names below the heading of the subcommands.
  private static func commands(in help: String) -> [String] {
    guard let list = help.components(separatedBy: "SUBCOMMANDS:\n").dropFirst().first else {
      return []
    }
    return list.split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  /// The lines below `Examples:`, and what stands between grave accents.
  static func inHelp(_ help: String, source: String) -> [Example] {
    let lines = help.components(separatedBy: "Examples:\n").dropFirst().flatMap { part in
      part.split(separator: "\n", omittingEmptySubsequences: false)
        .prefix { $0.hasPrefix("  ") }.map { $0.trimmingCharacters(in: .whitespaces) }
    }
    return (lines + quoted(in: help)).map { Example(line: $0, source: source) }
  }

  /// The commands in the blocks of shell, and what stands between grave accents.
  static func inReadme(_ text: String) -> [Example] {
    let blocks = self.blocks("sh", in: text).flatMap { $0.split(separator: "\n") }
      .map { $0.split(separator: " #")[0].trimmingCharacters(in: .whitespaces) }
      .filter { $0.hasPrefix("piste ") }
    return (blocks + quoted(in: text)).map { Example(line: $0, source: "README.md") }
  }

  /// The blocks of a language.
  static func blocks(_ language: String, in text: String) -> [String] {
    text.components(separatedBy: "\n```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }
  }

  /// The commands between grave accents, but a command's name alone, and those in which a word in capitals or
  /// dots stand for another.
  private static func quoted(in text: String) -> [String] {
    text.replacing(/\n```(.|\n)*?\n```/, with: "").matches(of: /`(piste [^`]*)`/)
      .map { $0.1.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !commandNames.contains($0) }
      .filter { $0.firstMatch(of: /\b[A-Z]+\b|\.\.\.|…|\[/) == nil }
  }
}
