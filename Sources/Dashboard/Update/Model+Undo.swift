import TerminalKit
import Training

extension Model {
  /// The key that takes back what was done last, as it is shown.
  var undoKey: String { label(of: .undo) }

  /// The key of a command, as it is shown.
  func label(of command: UserCommand) -> String {
    KeyBindings.binding(of: command)?.keys.first?.label(look.glyphs).string ?? ""
  }

  /// Says what was taken back or done again, where that was, and which key leads the other way.
  mutating func tell(_ entry: UndoEntry?, isUndone: Bool) {
    guard let entry else {
      notice = .information("Nothing to \(isUndone ? "undo" : "redo")")
      return
    }
    form.pending = [:]
    if case .change(let setting, _, _) = entry.action { form.selected = setting.name }
    let other = isUndone ? "\(label(of: .redo)) does it again" : "\(undoKey) takes it back"
    notice = .information(
      "\(isUndone ? "Undone" : "Done again") at step \(entry.position): \(entry.text(look)) (\(other))"
    )
  }
}

extension UndoEntry {
  /// What was done, without where.
  func text(_ look: Look) -> String {
    switch action {
    case .change(let setting, let old, let new):
      let change = SettingChange(setting, from: old, to: new)
      return "\(change.title) \(change.old) \(look.arrow) \(change.new)"
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
