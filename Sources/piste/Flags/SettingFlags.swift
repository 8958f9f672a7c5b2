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
  ///   - command: The command that they belong to, for messages.
  ///   - options: The command's own options, for guesses at what was meant.
  /// - Throws: `Failure` for a flag that no setting has, one without a value, and one given twice.
  init(_ arguments: [String], of command: String, options: [String]) throws {
    var remaining = arguments[...]
    while let argument = remaining.popFirst() {
      guard argument.hasPrefix("-"), argument != "-" else {
        rest.append(argument)
        continue
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let flag = String(parts[0])
      guard let setting = Self.all.first(where: { "--" + $0.setting.flag == flag })?.setting else {
        let guess = Self.closest(to: flag, options).map { "did you mean \($0)? " } ?? ""
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
      guard !assignments.contains(where: { $0.setting == setting }) else {
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
    let components = ComponentSettings.all
    let ordered =
      assignments.filter { components.contains($0.setting) }
      + assignments.filter { !components.contains($0.setting) }
    for assignment in ordered {
      do {
        let setting = try result.configuration.setting(named: assignment.setting.name)
        try result.configuration.set(
          setting.name, to: try setting.value(ofTyped: assignment.text))
      } catch {
        throw Failure(.badInput, "--\(assignment.setting.flag): \(error.withoutName)")
      }
    }
    do {
      try result.configuration.validate()
    } catch {
      throw Failure(badInput: error)
    }
    result.expectations = []
    result.recorded = nil
    return result
  }

  /// The names of the flags, for a message.
  var names: String { assignments.map { "--\($0.setting.flag)" }.joined(separator: ", ") }

  /// The flag that was meant, if it can be guessed.
  private static func closest(to typed: String, _ options: [String]) -> String? {
    let flags = options.map { String($0.drop { $0 == "-" }) } + all.map(\.setting.flag)
    return Guess(of: String(typed.drop { $0 == "-" }), among: flags).word.map { "--" + $0 }
  }

  /// Every setting with the kinds that declare it; a setting of every run has none.
  static var all: [(setting: Setting, kinds: [String])] {
    var result: [(setting: Setting, kinds: [String])] =
      (RunSettings.all + ComponentSettings.all).map { ($0, []) }
    for setting in ComponentSettings.all {
      guard case .component(let catalogue) = setting.domain else { continue }
      for entry in catalogue.entries {
        for setting in entry.settings {
          if let index = result.firstIndex(where: { $0.setting == setting }) {
            result[index].kinds.append(entry.kind)
          } else {
            result.append((setting, [entry.kind]))
          }
        }
      }
    }
    return result
  }
}
