import TerminalKit

/// The keys that matter now, for the last row.
enum KeyHints {
  static func footer(_ model: Model) -> Footer {
    if let overlay = model.covering { return Footer(overlay.hints(model.look)) }
    if model.form.editor != nil {
      return Footer(
        hints(
          [
            ([.enter], "take it"), ([.escape], "leave"), ([.tab], "next"), ([.up, .down], "nudge"),
          ],
          model.look))
    }
    return Footer(
      model.keys.footer.compactMap { row in
        guard let place = row.footer, place.isShown(model) else { return nil }
        let row = model.isAtEndWithOtherSettings ? place.atEnd?() ?? row : row
        return hint(
          place.keys ?? [row.keys[0]], row.hint, model.look, isEssential: place.isEssential)
      })
  }

  /// Hints of keys and what they do; escape stays where there is little room.
  static func hints(_ pairs: [(keys: [Key], action: String)], _ look: Look) -> [Footer.Hint] {
    pairs.map { hint($0.keys, $0.action, look, isEssential: $0.keys == [.escape]) }
  }

  private static func hint(
    _ keys: [Key], _ action: String, _ look: Look, isEssential: Bool
  ) -> Footer.Hint {
    let labels = keys.map { $0.label(look.glyphs).string }
    return Footer.Hint(
      SafeText(labels.joined(separator: look.glyphs == .ascii ? "/" : "")), SafeText(action),
      keys: keys, isEssential: isEssential)
  }
}

extension Model {
  /// Whether the scenario has a text that no panel on the screen shows.
  var hidesLesson: Bool {
    !document.scenario.about.isEmpty && room(of: .lesson) == nil
  }

  /// Whether the run is at its target, and would be another one with the settings in force.
  var isAtEndWithOtherSettings: Bool {
    !snapshot.isRunning && snapshot.position >= snapshot.target && snapshot.whatIfDiffers
  }
}

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

extension Array where Element == SafeText {
  /// As many lines as have room, with an ellipsis at the end of the last where there are more.
  func cut(toHeight height: Int, width: Int) -> [SafeText] {
    guard count > height, height > 0 else { return Array(prefix(Swift.max(height, 0))) }
    return prefix(height - 1) + [(self[height - 1] + "…").truncated(to: width)]
  }
}
