import Files
import Scenarios
import Training

/// The run that a command line asks for: a file's or the notebook's, with the settings that flags name.
struct ScenarioArguments {
  private let flags: SettingFlags
  private let path: String?
  private let command: String
  private let place: (String) throws(Failure) -> ScenarioPlace

  /// Takes the arguments apart.
  ///
  /// - Parameters:
  ///   - arguments: A file and setting flags, in any order.
  ///   - command: The command that they belong to, for messages and guesses at what was meant.
  ///   - place: What the word that is no flag names.
  /// - Throws: `Failure` for a flag that no setting has, and for a second file.
  init(
    _ arguments: [String], of command: String,
    place: @escaping (String) throws(Failure) -> ScenarioPlace = { ScenarioPlace($0) }
  ) throws {
    flags = try SettingFlags(arguments, of: command)
    path = flags.rest.first
    self.command = command
    self.place = place
    guard flags.rest.count > 1 else { return }
    throw Failure(.badInput, guess ?? "\(flags.rest[1]): \(command) takes one file")
  }

  /// Whether a scenario is named.
  var namesOne: Bool { path != nil }

  /// Reads the file and applies the flags, saying which of its words no longer hold.
  ///
  /// - Parameter choose: Picks the scenario that is meant of the file's.
  /// - Throws: `Failure` of bad input.
  func load(
    choosing choose: (Scenario) throws -> Scenario = { $0 }
  ) throws -> ScenarioFiles.Loaded {
    if let guess { throw Failure(.badInput, guess) }
    var loaded = try self.loaded()
    loaded.scenario = try choose(loaded.scenario)
    guard !flags.isEmpty else { return loaded }
    if loaded.scenario.isTested {
      StandardError.say(
        "with \(flags.names), the file's expectations and recorded result are left out")
    }
    loaded.scenario = try flags.applied(to: loaded.scenario)
    loaded.identity = nil
    try placeData(of: &loaded)
    return loaded
  }

  /// What the arguments name: a file, else the data of `--file`, else the notebook's run.
  private func loaded() throws(Failure) -> ScenarioFiles.Loaded {
    if let path { return try ScenarioFiles.load(try place(path)) }
    if let data = flags.dataFile { return try ScenarioFiles.run(overData: data) }
    return ScenarioFiles.notebook
  }

  /// What may be meant by a word where a command can stand, if it is neither one nor a file.
  private var guess: String? {
    guard command == Open._commandName, let path, !path.contains("/"), !path.contains("."),
      case .file(let file) = ScenarioPlace(path), !FilePath(file).isTaken
    else { return nil }
    let commands = Piste.configuration.subcommands.map { $0._commandName }
    guard let word = Guess(of: path, among: commands).word else { return nil }
    return "\(path): no such command or file; did you mean `piste \(word)`?"
  }

  /// A data file that was typed is where it was typed; the scenario's paths start from its folder.
  private func placeData(of loaded: inout ScenarioFiles.Loaded) throws {
    let setting = Configuration.dataFileSetting
    guard flags.assignments.contains(where: { $0.setting.name == setting.name }),
      let file = loaded.scenario.configuration.dataFile.map(FilePath.init), !file.isAbsolute
    else { return }
    let isAlone = loaded.place == nil
    if isAlone { loaded.folder = file.folder }
    guard loaded.folder != "." else { return }
    do {
      try loaded.scenario.configuration.set(setting, to: isAlone ? file.name : file.absolute)
    } catch {
      throw Failure(badInput: error)
    }
  }
}
