import TerminalKit

/// News. What went wrong, with the run or outside, and what to try stands in rows under the header; a short notice
/// in the last row, over the hints, so that nothing moves because of it.
enum Banner {
  /// A paragraph of news.
  struct Item {
    let sign: SafeText
    let text: SafeText
    let role: Role
  }

  /// The notice that stands in the last row until the next key; nil if there is none, or none that fits.
  static func footer(_ model: Model, width: Int) -> Item? {
    guard let notice = model.notice, notice.severity != .failure, model.covering == nil,
      model.form.editor == nil
    else { return nil }
    let item = item(of: notice, model.look)
    return item.sign.width + item.text.width + 2 <= width ? item : nil
  }

  /// Draws the notice of the last row; false if there is none.
  static func drawFooter(_ model: Model, into grid: inout Grid, in rect: Rect) -> Bool {
    guard let item = footer(model, width: rect.width) else { return false }
    grid.write(item.sign + item.text, in: rect.inset(left: 1), style: model.look.style(item.role))
    return true
  }

  private static func item(of notice: Notice, _ look: Look) -> Item {
    switch notice.severity {
    case .information:
      Item(sign: look.text("· ", ascii: "- "), text: notice.text, role: .accent)
    case .warning: Item(sign: "! ", text: notice.text, role: .warning)
    case .failure: Item(sign: look.text("✗ ", ascii: "! "), text: notice.text, role: .bad)
    }
  }

  private static func items(_ model: Model, width: Int) -> [Item] {
    let isShort = width < 60
    var items: [Item] = []
    if let diagnosis = Diagnosis(model.snapshot) {
      let text = isShort ? diagnosis.shortText(model.look) : diagnosis.text(model.look)
      items.append(
        Item(
          sign: model.look.text("✗ ", ascii: "! "), text: SafeText(text),
          role: diagnosis.isFinal ? .bad : .warning))
    }
    if let notice = model.notice, footer(model, width: width) == nil {
      items.append(item(of: notice, model.look))
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
    items(model, width: width).flatMap { item in
      let wrapped = item.text.wrapped(to: max(width - item.sign.width - 2, 1))
      return wrapped.enumerated().map { index, line in
        let margin: SafeText =
          index == 0 ? " " + item.sign : " " + SafeText("").padded(to: item.sign.width)
        return (margin + line, item.role)
      }
    }
  }
}
