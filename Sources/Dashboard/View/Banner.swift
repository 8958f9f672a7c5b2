import TerminalKit

/// Notices: a short one stands in the last row until the next key, over the hints; a longer one, or what went wrong
/// outside, in the rows above it. Nothing moves because of either.
enum Banner {
  /// The notice that stands in the last row until the next key; nil if there is none, or none that fits.
  static func footer(_ model: Model, width: Int) -> SafeText? {
    guard let notice = model.notice, notice.severity != .failure, model.covering == nil,
      model.form.editor == nil
    else { return nil }
    let text = sign(of: notice, model.look) + notice.text
    return text.width + 2 <= width ? text : nil
  }

  /// Draws the notice of the last row; false if there is none.
  static func drawFooter(_ model: Model, into grid: inout Grid, in rect: Rect) -> Bool {
    guard let notice = model.notice, let text = footer(model, width: rect.width) else {
      return false
    }
    grid.write(text, in: rect.inset(left: 1), style: model.look.style(role(of: notice)))
    return true
  }

  /// Draws the notice that has no place in the last row over those above it, most of which stay free.
  static func draw(_ model: Model, into grid: inout Grid, above footer: Rect) {
    guard let notice = model.notice, self.footer(model, width: footer.width) == nil else { return }
    let sign = sign(of: notice, model.look)
    let width = max(footer.width - sign.width - 2, 1)
    let lines = notice.text.wrapped(to: width)
      .cut(toHeight: max(footer.minY / 4, 1), width: width)
    for (index, line) in lines.enumerated() {
      let row = Rect(
        x: footer.minX, y: footer.minY - lines.count + index, width: footer.width, height: 1)
      let margin = index == 0 ? sign : SafeText("").padded(to: sign.width)
      grid.fill(row, style: model.look.style(.text))
      grid.write(
        " " + margin + line, in: row, style: model.look.style(role(of: notice)))
    }
  }

  private static func sign(of notice: Notice, _ look: Look) -> SafeText {
    switch notice.severity {
    case .information: look.text("· ", ascii: "- ")
    case .warning: "! "
    case .failure: look.text("✗ ", ascii: "! ")
    }
  }

  private static func role(of notice: Notice) -> Role {
    switch notice.severity {
    case .information: .accent
    case .warning: .warning
    case .failure: .bad
    }
  }
}
