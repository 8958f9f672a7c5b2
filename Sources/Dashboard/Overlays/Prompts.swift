import Engine
import TerminalKit
import Training

/// A note that is being typed.
struct NotePrompt: Hashable, Sendable {
  var editor = TextEditor()
  /// The note whose text it is to be; nil for a new one.
  var rewritten: Event?
}

extension NotePrompt {
  /// A note as it is, to be corrected; an empty text will delete it.
  init(rewriting note: Event) {
    let text = if case .note(let text) = note.action { text } else { "" }
    self.init(editor: TextEditor(text, capacity: Caps.textCharacters), rewritten: note)
  }
}

extension Model {
  /// The note that is selected in the panel of events; nil if that has not the keyboard, if what is
  /// selected there is no note, or one that a replay does not show yet.
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

extension Model {
  /// Asks for the file that the screen is written to, one that tells what it shows proposed.
  mutating func askForPicture() {
    let name = "\(document.name ?? "piste")-step-\(snapshot.position)"
    overlay = .picture(
      PicturePrompt(editor: TextEditor(proposing: name + PictureFormat.svg.fileEnding)))
  }

  /// A key while the file's name is typed.
  mutating func press(_ key: Key, inPicture old: PicturePrompt) -> [Effect] {
    var prompt = old
    if key == .enter {
      guard PictureFormat(fileName: prompt.editor.text) != nil else {
        prompt.refusal = "a name that ends in \(PictureFormat.endings)"
        overlay = .picture(prompt)
        return []
      }
      overlay = nil
      return [.picture(name: prompt.editor.text)]
    }
    if prompt.editor.handle(key) { prompt.refusal = nil }
    overlay = .picture(prompt)
    return []
  }
}

/// The name of a picture's file that is being typed.
struct PicturePrompt: Hashable, Sendable {
  var editor: TextEditor
  var refusal: String?
}
