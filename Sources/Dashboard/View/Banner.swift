import TerminalKit

/// Rows of news under the header: what went wrong with the run and what to try, and the last notice.
enum Banner {
  /// A paragraph of news.
  struct Item {
    let sign: SafeText
    let text: SafeText
    let role: Role
  }

  static func items(_ model: Model, isShort: Bool = false) -> [Item] {
    var items: [Item] = []
    if let diagnosis = Diagnosis(model.snapshot) {
      let text = isShort ? diagnosis.shortText(model.look) : diagnosis.text(model.look)
      items.append(
        Item(
          sign: model.look.text("✗ ", ascii: "! "), text: SafeText(text),
          role: diagnosis.isFinal ? .bad : .warning))
    }
    if let notice = model.notice {
      switch notice.severity {
      case .information:
        items.append(
          Item(sign: model.look.text("· ", ascii: "- "), text: notice.text, role: .accent))
      case .warning: items.append(Item(sign: "! ", text: notice.text, role: .warning))
      case .failure:
        items.append(Item(sign: model.look.text("✗ ", ascii: "! "), text: notice.text, role: .bad))
      }
    }
    return items
  }

  /// The rows that the news takes, leaving most of the room to the panels.
  static func height(_ model: Model, width: Int, room: Int) -> Int {
    let rows = lines(model, width: width).count
    return min(rows, max(room / 4, 1))
  }

  static func draw(_ model: Model, into grid: inout Grid, in rect: Rect) {
    for (index, line) in lines(model, width: rect.width).prefix(rect.height).enumerated() {
      grid.write(line.text, in: rect.row(index), style: model.look.style(line.role))
    }
  }

  private static func lines(
    _ model: Model, width: Int
  ) -> [(text: SafeText, role: Role)] {
    items(model, isShort: width < 60).flatMap { item in
      let wrapped = item.text.wrapped(to: max(width - item.sign.width - 2, 1))
      return wrapped.enumerated().map { index, line in
        let margin: SafeText =
          index == 0 ? " " + item.sign : " " + SafeText("").padded(to: item.sign.width)
        return (margin + line, item.role)
      }
    }
  }
}
