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
