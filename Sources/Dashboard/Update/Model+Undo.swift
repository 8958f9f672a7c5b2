import TerminalKit
import Training

extension Model {
  /// The key that takes back what was done last, as it is shown.
  var undoKey: String { KeyBinding.undo.label(look) }

  /// Says what was taken back or done again, where that was, and which key leads the other way.
  mutating func tell(_ deed: Deed?, isUndone: Bool) {
    guard let deed else {
      notice = .information("Nothing to \(isUndone ? "undo" : "redo")")
      return
    }
    form.pending = [:]
    if case .change(let setting, _, _) = deed.action { form.selected = setting.name }
    let other =
      isUndone ? "\(KeyBinding.redo.label(look)) does it again" : "\(undoKey) takes it back"
    notice = .information(
      "\(isUndone ? "Undone" : "Done again") at step \(deed.position): \(deed.text(look)) (\(other))"
    )
  }
}

extension Deed {
  /// What was done, without where.
  func text(_ look: Look) -> String {
    switch action {
    case .change(let setting, let old, let new):
      let words = SettingText.words(old, new, of: setting)
      return "\(setting.title) \(words.old) \(look.arrow) \(words.new)"
    case .fork: return "the fork"
    case .restart: return "the start with other settings"
    case .note(nil, _): return "a note"
    case .note(_, nil): return "the deletion of a note"
    case .note: return "other words of a note"
    }
  }
}

extension Look {
  /// What stands between a value before and after.
  var arrow: String { glyphs == .ascii ? "->" : "→" }
}
