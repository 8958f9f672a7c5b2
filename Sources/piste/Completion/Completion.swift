import Lessons
import Scenarios
import Training

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How a word on the command line can go on, from the declarations of commands, options and settings.
struct Completion {
  /// A word that is offered.
  struct Candidate: Hashable {
    let word: String
    var help = ""
  }

  /// What the shell adds of its own.
  enum Paths: String {
    case none, files, folders
  }

  /// The words that begin as what is typed.
  let candidates: [Candidate]
  /// Whether paths are offered, too.
  let paths: Paths

  /// Looks how the last of some words goes on.
  ///
  /// - Parameter words: What stands behind the program's name, up to the cursor; bash takes the sign in
  ///   `--theme=dark` for a word of its own.
  init(of words: [String], in catalogue: CommandCatalogue) {
    let words = (words.last == "=" ? words + [""] : words).filter { $0 != "=" }
    let typed = words.last ?? ""
    let before = words.dropLast()
    let offer = Offer(before: Array(before), typed: typed, catalogue: catalogue)
    candidates = offer.candidates.filter { $0.word.hasPrefix(typed) }
    paths = offer.paths
  }

  /// A line that says which paths, then a candidate a line, its help behind a tab.
  var text: String {
    ([paths.rawValue]
      + candidates.map { $0.help.isEmpty ? $0.word : "\($0.word)\t\($0.help)" })
      .map { $0 + "\n" }.joined()
  }
}

/// All that can stand in a place, whatever is typed of it.
private struct Offer {
  private(set) var candidates: [Completion.Candidate] = []
  private(set) var paths = Completion.Paths.none

  init(before: [String], typed: String, catalogue: CommandCatalogue) {
    let named = before.first.flatMap(catalogue.command(named:))
    guard
      let command = named ?? catalogue.command.defaultSubcommand.flatMap(catalogue.command(named:))
    else { return }
    let words = named == nil ? before : Array(before.dropFirst())
    if let sign = typed.firstIndex(of: "="), typed.hasPrefix("--") {
      offerValues(of: String(typed[..<sign]), command, prefix: typed[...sign])
    } else if let option = words.last, takesValue(option, command) {
      offerValues(of: option, command, prefix: "")
    } else if typed.hasPrefix("-") {
      offerOptions(of: command, but: words)
    } else {
      if before.isEmpty { offerCommands(of: catalogue) }
      offerWords(of: command)
    }
  }

  private func takesValue(_ option: String, _ command: CommandCatalogue.Command) -> Bool {
    command.options.contains { $0.kind == "option" && $0.isNamed(option) }
      || (command.takesSettings && SettingFlags.setting(ofFlag: option) != nil)
  }

  private mutating func offerCommands(of catalogue: CommandCatalogue) {
    candidates += (catalogue.command.subcommands ?? []).map {
      Completion.Candidate(word: $0.commandName, help: $0.abstract ?? "")
    }
  }

  private mutating func offerOptions(of command: CommandCatalogue.Command, but given: [String]) {
    let own = command.options.filter { option in !given.contains { option.isNamed($0) } }
    candidates += own.compactMap { option in
      option.longName.map { Completion.Candidate(word: $0, help: Self.line(option.abstract)) }
    }
    guard command.takesSettings else { return }
    candidates += SettingFlags.all.map { row in
      Completion.Candidate(word: "--" + row.setting.flag, help: row.setting.help)
    }.filter { !given.contains($0.word) }
  }

  /// The words that are no options: files, and lessons where a scenario is one.
  private mutating func offerWords(of command: CommandCatalogue.Command) {
    guard let word = command.arguments?.first(where: { $0.kind == "positional" }) else { return }
    offer(word)
    if paths == .files {
      let commands = Set(candidates.map(\.word))
      candidates += Lessons.files.filter { !commands.contains($0.name) }
        .map { Completion.Candidate(word: $0.name, help: "a lesson") }
    }
  }

  private mutating func offerValues(
    of option: String, _ command: CommandCatalogue.Command, prefix: Substring
  ) {
    if let declared = command.options.first(where: { $0.isNamed(option) }) {
      offer(declared)
    } else if command.takesSettings, let setting = SettingFlags.setting(ofFlag: option) {
      offer(setting)
    }
    if !prefix.isEmpty {
      candidates = candidates.map { .init(word: prefix + $0.word, help: $0.help) }
    }
  }

  private mutating func offer(_ argument: CommandCatalogue.Argument) {
    let words = argument.allValues ?? argument.completionKind?.list?.values ?? []
    candidates += words.map { Completion.Candidate(word: $0) }
    if argument.completionKind?.file != nil { paths = .files }
    if argument.completionKind?.directory != nil { paths = .folders }
  }

  private mutating func offer(_ setting: Setting) {
    candidates += (setting.domain.word.map { [Completion.Candidate(word: $0)] } ?? [])
    candidates += (setting.domain.choices ?? []).map {
      Completion.Candidate(word: $0.name, help: Self.line($0.help))
    }
    if setting.name == Configuration.dataFileSetting.name { paths = .files }
  }

  /// A help on one line.
  private static func line(_ text: String?) -> String {
    (text ?? "").split(whereSeparator: { $0.isNewline || $0 == "\t" }).joined(separator: " ")
  }
}

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
