import TerminalKit
import Training

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
