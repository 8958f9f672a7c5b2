import Scenarios
import Training

/// The settings that were given as flags, such as `--learning-rate 0.3`.
///
/// Every setting of every catalogue has a flag; which of them a scenario takes depends on its problem,
/// optimiser and schedule.
struct SettingFlags {
  /// One flag with its text.
  struct Assignment {
    let setting: Setting
    let text: String
  }

  /// What was given, in order.
  private(set) var assignments: [Assignment] = []
  /// The arguments that are no flags.
  private(set) var rest: [String] = []

  /// Whether no flag was given.
  var isEmpty: Bool { assignments.isEmpty }

  /// Takes flags and their values apart from the other arguments.
  ///
  /// - Parameters:
  ///   - arguments: Flags and other arguments, in any order.
  ///   - command: The command that they belong to, for messages and guesses at what was meant.
  /// - Throws: `Failure` for a flag that no setting has, one without a value, and one given twice.
  init(_ arguments: [String], of command: String) throws {
    var remaining = arguments[...]
    while let argument = remaining.popFirst() {
      guard argument.hasPrefix("-"), argument != "-" else {
        rest.append(argument)
        continue
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let flag = String(parts[0])
      guard let setting = Self.setting(ofFlag: flag) else {
        let guess = Self.closest(to: flag, of: command).map { "did you mean \($0)? " } ?? ""
        throw Failure(
          .badInput,
          "\(flag): no such option; \(guess)`piste \(command) --help` lists the options"
            + (command == "run" ? " and the settings" : ", `piste run --help` the settings"))
      }
      let text: String
      if parts.count == 2 {
        text = String(parts[1])
      } else if let next = remaining.popFirst() {
        text = next
      } else {
        throw Failure(
          .badInput, "--\(setting.flag): a value is missing; it takes \(setting.domain.accepted)")
      }
      guard !assignments.contains(where: { $0.setting.name == setting.name }) else {
        throw Failure(.badInput, "--\(setting.flag): given twice")
      }
      assignments.append(Assignment(setting: setting, text: text))
    }
  }

  /// The scenario with the flags' values in its configuration; events still apply.
  ///
  /// With any flag, what is expected and what was recorded no longer holds and is left out.
  ///
  /// - Throws: `Failure` if the scenario has not the setting or a value is not accepted.
  func applied(to scenario: Scenario) throws -> Scenario {
    guard !isEmpty else { return scenario }
    var result = scenario
    for assignment in assignments.componentsFirst(by: \.setting.name) {
      do {
        let setting = try result.configuration.setting(named: assignment.setting.name)
        try result.configuration.set(
          setting.name, to: try setting.value(of: assignment.text, in: .flag))
      } catch {
        throw Self.failure(error, of: assignment.setting, in: result.configuration)
      }
    }
    do {
      try result.configuration.validate()
    } catch {
      throw Failure(.badInput, error.message(naming: Self.flag(ofSetting:)))
    }
    result.expectations = []
    result.recorded = nil
    return result
  }

  /// The names of the flags, for a message.
  var names: String { assignments.map { "--\($0.setting.flag)" }.joined(separator: ", ") }

  /// The data file that is given without a problem: it stands for a run over it, as the file alone does.
  var dataFile: String? {
    guard !assignments.contains(where: { $0.setting.name == ComponentSettings.problem.name }) else {
      return nil
    }
    return assignments.first { $0.setting.name == Configuration.dataFileSetting.name }?.text
  }

  /// The setting that a flag, with its dashes, is of.
  static func setting(ofFlag flag: String) -> Setting? {
    all.first { "--" + $0.setting.flag == flag }?.setting
  }

  /// The flag of a setting's name, for messages to one who typed flags.
  static func flag(ofSetting name: String) -> String {
    all.first { $0.setting.name == name }.map { "--\($0.setting.flag)" } ?? name
  }

  /// Why a flag's value is not taken; of a setting that the configuration has not, which kinds have it.
  private static func failure(
    _ error: SettingError, of setting: Setting, in configuration: Configuration
  ) -> Failure {
    let reason = error.reason(naming: flag(ofSetting:))
    guard case .unknownSetting = error else {
      return Failure(.badInput, "--\(setting.flag): \(reason)")
    }
    let kinds = all.first { $0.setting.name == setting.name }?.kinds ?? []
    for catalogue in Catalogue.allCases {
      let flag = catalogue.setting.flag
      let owners = catalogue.entries.map(\.kind).filter(kinds.contains)
      guard !owners.isEmpty else { continue }
      return Failure(
        .badInput,
        "--\(setting.flag): no such setting with --\(flag) "
          + "\(configuration.entry(catalogue).kind); it takes --\(flag) "
          + owners.joined(separator: ", or "))
    }
    return Failure(.badInput, "--\(setting.flag): \(reason)")
  }

  /// The flag that was meant, if it can be guessed.
  private static func closest(to typed: String, of command: String) -> String? {
    let options = CommandCatalogue.own?.command(named: command)?.options.compactMap(\.longName)
    let flags = (options ?? []).map { String($0.drop { $0 == "-" }) } + all.map(\.setting.flag)
    return Guess(of: String(typed.drop { $0 == "-" }), among: flags).word.map { "--" + $0 }
  }

  /// Every setting with the kinds that declare it; a setting of every run has none.
  static let all: [(setting: Setting, kinds: [String])] = {
    var result: [(setting: Setting, kinds: [String])] =
      (RunSettings.all + ComponentSettings.all).map { ($0, []) }
    for entry in Catalogue.allCases.flatMap(\.entries) {
      for setting in entry.settings {
        if let index = result.firstIndex(where: { $0.setting.name == setting.name }) {
          result[index].kinds.append(entry.kind)
        } else {
          result.append((setting, [entry.kind]))
        }
      }
    }
    return result
  }()
}
