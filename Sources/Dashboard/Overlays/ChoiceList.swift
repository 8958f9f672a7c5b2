import TerminalKit
import Training

/// What a setting can be, narrowed by what is typed.
struct ChoiceList: SearchableList, Hashable, Sendable {
  /// The setting that is chosen for.
  let setting: Setting
  /// The name of what it is now.
  let current: String
  var search = TextEditor()
  var selected = 0
  var clickedRow: Int?
  /// Why what was chosen is refused.
  var refusal: String?

  /// The choices of a setting, the one in force selected; nil where there is nothing to choose from.
  init?(_ row: SettingRow) {
    guard let choices = row.setting.domain.choices else { return nil }
    setting = row.setting
    current = SettingText.text(of: row.value, for: row.setting)
    selected = choices.firstIndex { $0.name == current } ?? 0
  }

  /// Those whose name or help contains every word of the search; those whose name begins with it come first.
  var matches: [Choice] {
    let text = search.text.lowercased().drop { $0 == " " }
    let words = text.split(separator: " ")
    let found = (setting.domain.choices ?? []).filter { choice in
      let all = "\(choice.name) \(choice.help)".lowercased()
      return words.allSatisfy { all.contains($0) }
    }
    guard !words.isEmpty else { return found }
    let first = found.filter { $0.name.lowercased().hasPrefix(words[0]) }
    return first + found.filter { !first.contains($0) }
  }

  var matchCount: Int { matches.count }

  /// What is selected, if anything matches.
  var choice: Choice? {
    let matches = matches
    return matches.indices.contains(selected) ? matches[selected] : nil
  }
}

extension Model {
  /// A key while a choice is made.
  mutating func press(_ key: Key, in old: ChoiceList) -> [Effect] {
    var list = old
    guard key == .enter else {
      list.handle(key)
      list.refusal = nil
      overlay = .choices(list)
      return []
    }
    guard let choice = list.choice else { return [] }
    guard choice.name != list.current else {
      overlay = nil
      return []
    }
    do {
      let value = try SettingText.value(of: choice.name, for: list.setting)
      let effects = try change(list.setting, to: value)
      overlay = nil
      return effects
    } catch {
      list.refusal = error.accepted
      overlay = .choices(list)
      return []
    }
  }
}
