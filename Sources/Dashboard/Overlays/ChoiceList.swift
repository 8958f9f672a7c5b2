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
    current = row.setting.text(of: row.value)
    selected = choices.firstIndex { $0.name == current } ?? 0
  }

  /// Those whose name contains every word of the search, those that begin with it first; where none does, those
  /// whose help does.
  var matches: [Choice] {
    let words = search.text.lowercased().split(separator: " ")
    let choices = setting.domain.choices ?? []
    guard let beginning = words.first else { return choices }
    let named = choices.filter { choice in words.allSatisfy(choice.name.lowercased().contains) }
    guard !named.isEmpty else {
      return choices.filter { choice in words.allSatisfy(choice.help.lowercased().contains) }
    }
    let first = named.filter { $0.name.lowercased().hasPrefix(beginning) }
    return first + named.filter { !first.contains($0) }
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
      let value = try list.setting.value(of: choice.name, in: .form)
      let effects = try change(list.setting, to: value)
      overlay = nil
      return effects
    } catch {
      list.refusal = error.inForm
      overlay = .choices(list)
      return []
    }
  }
}

/// What a setting can be, and what each of it is.
struct ChoiceView {
  let list: ChoiceList
  let look: Look

  func draw(into grid: inout Grid, in rect: Rect) {
    let matches = list.matches
    let width = nameWidth
    box.draw(into: &grid, in: rect) { index in
      let choice = matches[index]
      let isCurrent = choice.name == list.current
      return SearchBox.Row(
        name: SafeText(choice.name).padded(to: width) + "  " + SafeText(choice.help),
        right: isCurrent ? "now" : .empty, rightRole: .faint)
    }
  }

  /// The choice at a place, when it is drawn into `rect`.
  func target(at point: Point, in rect: Rect) -> ScreenTarget? { box.target(at: point, in: rect) }

  private var nameWidth: Int { choices.map { SafeText($0.name).width }.max() ?? 0 }

  private var choices: [Choice] { list.setting.domain.choices ?? [] }

  private var box: SearchBox {
    let widest = choices.map { SafeText($0.help).width }.max() ?? 0
    var box = SearchBox(
      title: SafeText(list.setting.title), list: list, look: look,
      size: Size(width: min(max(nameWidth + widest + 10, 40), 96), height: min(choices.count, 14)))
    box.remark = remark
    box.remarkHeight = 3
    return box
  }

  /// Why the choice is refused, else what is selected, in full.
  private func remark(_ width: Int) -> [(text: SafeText, role: Role)] {
    if let refusal = list.refusal {
      let sign: SafeText = look.text("✗ ", ascii: "! ")
      return (sign + SafeText(refusal)).wrapped(to: width).map { ($0, .bad) }
    }
    let help = list.choice.map { "\($0.name): \($0.help)" } ?? list.setting.help
    return SafeText(help).wrapped(to: width).map { ($0, .faint) }
  }
}
