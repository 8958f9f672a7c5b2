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
    let hidesLesson = hidesLesson(model)
    return Footer(
      KeyBindings.footer.filter { $0.command != .lesson || hidesLesson }.map { binding in
        // At the end there is nothing to run: that is the place for what there is to do with other settings.
        let binding =
          binding.command == .togglePlay && model.isAtEndWithOtherSettings
          ? KeyBindings.binding(of: .startAgain) ?? binding : binding
        // The two ways to scrub stand together.
        let keys = binding.command == .scrubBack ? [.left, .right] : [binding.keys[0]]
        return hint(
          keys, binding.hint, model.look,
          isEssential: binding.command == .quit || binding.command == .help)
      })
  }

  /// Whether the scenario has a text that no panel on the screen shows.
  private static func hidesLesson(_ model: Model) -> Bool {
    !model.document.scenario.about.isEmpty
      && Layout(model, size: model.size).rect(of: .lesson) == nil
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
  /// Whether the run is at its target, and would be another one with the settings in force.
  var isAtEndWithOtherSettings: Bool {
    !snapshot.isRunning && snapshot.position >= snapshot.target && snapshot.whatIfDiffers
  }
}
