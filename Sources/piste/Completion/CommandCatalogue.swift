#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The commands with their options, as the parser of the command line declares them.
struct CommandCatalogue: Decodable {
  /// The program, whose subcommands are the commands.
  let command: Command

  /// A command.
  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let defaultSubcommand: String?
    let subcommands: [Command]?
    let arguments: [Argument]?

    /// What it takes that begins with a dash.
    var options: [Argument] { (arguments ?? []).filter { $0.names?.isEmpty == false } }

    /// Whether every setting is a flag of it.
    var takesSettings: Bool {
      (arguments ?? []).contains { $0.parsingStrategy == "allUnrecognized" }
    }
  }

  /// An option, a flag or a word that a command takes.
  struct Argument: Decodable {
    let kind: String
    let names: [Name]?
    let parsingStrategy: String
    let abstract: String?
    let allValues: [String]?
    let completionKind: Completions?

    /// The name with its dashes; nil for a word.
    var longName: String? { names?.first { $0.kind == "long" }.map { "--" + $0.name } }

    /// Whether it is typed like this.
    func isNamed(_ typed: String) -> Bool {
      (names ?? []).contains { ($0.kind == "short" ? "-" : "--") + $0.name == typed }
    }
  }

  /// One spelling of an option.
  struct Name: Decodable {
    let kind: String
    let name: String
  }

  /// How what it takes is completed.
  struct Completions: Decodable {
    let list: List?
    let file: Nothing?
    let directory: Nothing?

    struct List: Decodable { let values: [String] }
    struct Nothing: Decodable {}
  }

  /// What the program declares.
  static var own: CommandCatalogue? {
    try? JSONDecoder().decode(CommandCatalogue.self, from: Data(Piste._dumpHelp().utf8))
  }

  /// The command of a name; nil for no command's.
  func command(named name: String) -> Command? {
    command.subcommands?.first { $0.commandName == name }
  }
}
