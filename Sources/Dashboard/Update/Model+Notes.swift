import Engine
import TerminalKit
import Training

extension Model {
  /// The note that is selected in the panel of events; nil if that has not the keyboard, if what is
  /// selected there is no note, or one that a replay still keeps to itself.
  var selectedNote: Event? {
    guard focus == .events,
      let event = eventLog.event(ofEntry: eventList.selected ?? currentEventEntry),
      case .note = event.action, !document.isReplay || event.position <= snapshot.position
    else { return nil }
    return event
  }

  /// A key while a note is typed.
  mutating func press(_ key: Key, in old: NotePrompt) -> [Effect] {
    var prompt = old
    if key == .enter {
      overlay = nil
      let text = prompt.editor.text
      guard let note = prompt.rewritten else { return text.isEmpty ? [] : [.command(.note(text))] }
      // A text of several lines, which the field has in one, stays as it is where nothing was typed.
      return text == NotePrompt(rewriting: note).editor.text ? [] : rewrite(note, as: text)
    }
    _ = prompt.editor.handle(key)
    overlay = .note(prompt)
    return []
  }

  /// Deletes the note that is selected.
  mutating func deleteNote() -> [Effect] {
    guard let note = selectedNote else {
      notice = .information("Select a note in the panel of events, to delete it")
      return []
    }
    return rewrite(note, as: "")
  }

  private mutating func rewrite(_ note: Event, as text: String) -> [Effect] {
    notice = .information(
      "The note at \(note.position) \(text.isEmpty ? "is deleted" : "has other words"): "
        + "\(undoKey) takes that back")
    return [.command(.rewrite(note, as: text))]
  }
}
