import Scenarios
import Training

extension SettingFlags {
  /// The part of the help that lists every setting's flag, from the declarations.
  static var help: String {
    let all = all
    var parts = [
      section("Settings of every run:", all.filter { $0.kinds.isEmpty })
    ]
    for setting in ComponentSettings.all {
      guard case .component(let catalogue) = setting.domain else { continue }
      let kinds = catalogue.entries.map(\.kind)
      let own = all.filter { !$0.kinds.isEmpty && $0.kinds.allSatisfy(kinds.contains) }
      if !own.isEmpty { parts.append(section("Settings of the \(setting.title):", own)) }
    }
    return parts.joined(separator: "\n\n")
  }

  private static func section(
    _ title: String, _ settings: [(setting: Setting, kinds: [String])]
  ) -> String {
    ([title] + settings.map { text(of: $0.setting, kinds: $0.kinds) }).joined(separator: "\n")
  }

  private static func text(of setting: Setting, kinds: [String]) -> String {
    var accepted = setting.domain.accepted
    if case .component(let catalogue) = setting.domain {
      accepted = catalogue.entries.map(\.kind).joined(separator: ", ")
    }
    let defaultText = setting.typedText(of: setting.defaultValue)
    var text = "--\(setting.flag) \(placeholder(of: setting.domain)): \(setting.help) "
    text += "Takes \(accepted)"
    if !defaultText.isEmpty { text += "; default \(defaultText)" }
    text += "."
    if !kinds.isEmpty { text += " With \(kinds.joined(separator: ", "))." }
    return text
  }

  private static func placeholder(of domain: Domain) -> String {
    switch domain {
    case .number: "X"
    case .integer: "N"
    case .vector: "X,…"
    case .choice, .component: "NAME"
    case .text: "TEXT"
    }
  }
}
