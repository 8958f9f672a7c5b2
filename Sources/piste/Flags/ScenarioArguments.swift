import Scenarios
import Training

/// The run that a command line asks for: a file's or the notebook's, with the settings that flags name.
struct ScenarioArguments {
  private let flags: SettingFlags
  private let path: String?
  private let command: String

  /// Takes the arguments apart.
  ///
  /// - Parameters:
  ///   - arguments: A file and setting flags, in any order.
  ///   - command: The command that they belong to, for messages.
  ///   - options: The command's own options, for guesses at what was meant.
  /// - Throws: `Failure` for a flag that no setting has, and for a second file.
  init(_ arguments: [String], of command: String, options: [String]) throws {
    flags = try SettingFlags(arguments, of: command, options: options)
    guard flags.rest.count <= 1 else {
      throw Failure(.badInput, "\(flags.rest[1]): \(command) takes one file")
    }
    path = flags.rest.first
    self.command = command
  }

  /// Reads the file and applies the flags, saying which of its words no longer hold.
  ///
  /// - Parameter choose: Picks the scenario that is meant of the file's.
  /// - Throws: `Failure` of bad input.
  func load(
    choosing choose: (Scenario) throws -> Scenario = { $0 }
  ) throws -> ScenarioFiles.Loaded {
    if let guess { throw Failure(.badInput, guess) }
    var loaded =
      try path.map { path throws(Failure) in try ScenarioFiles.load(path) }
      ?? ScenarioFiles.notebook
    loaded.scenario = try choose(loaded.scenario)
    guard !flags.isEmpty else { return loaded }
    if loaded.scenario.isTested {
      StandardStreams.say(
        "with \(flags.names), the file's expectations and recorded result are left out")
    }
    loaded.scenario = try flags.applied(to: loaded.scenario)
    loaded.identity = nil
    try place(&loaded)
    return loaded
  }

  /// What may be meant by a word where a command can stand, if it is neither one nor a file.
  private var guess: String? {
    guard command == Open._commandName, let path, !path.contains("/"), !path.contains("."),
      !FilePath(path).isTaken
    else { return nil }
    let commands = Piste.configuration.subcommands.map { $0._commandName }
    guard let word = Guess(of: path, among: commands).word else { return nil }
    return "\(path): no such command or file; did you mean `piste \(word)`?"
  }

  /// A data file that was typed is where it was typed; the scenario's paths start from its folder.
  private func place(_ loaded: inout ScenarioFiles.Loaded) throws {
    let setting = Configuration.dataFileSetting
    guard flags.assignments.contains(where: { $0.setting == setting }),
      let file = loaded.scenario.configuration.dataFile.map(FilePath.init), !file.isAbsolute
    else { return }
    let isAlone = loaded.path == nil
    if isAlone { loaded.folder = file.folder }
    guard loaded.folder != "." else { return }
    do {
      try loaded.scenario.configuration.set(
        setting.name, to: .text(isAlone ? file.name : file.absolute))
    } catch {
      throw Failure(badInput: error)
    }
  }
}
