import TerminalKit
import Training

/// What lies over the panels and has the keyboard while it does.
enum Overlay: Hashable, Sendable {
  /// Every key and what it does, from this line on.
  case help(scroll: Int)
  /// The scenarios that can be opened.
  case browser(Browser)
  /// The name and the title to save under.
  case save(SavePrompt)
  /// Whether to put a new file in place of one that is there.
  case overwrite(TakenName)
  /// A note that is being written or corrected.
  case note(NotePrompt)
  /// Whether to leave with changes unsaved, for good or for another scenario.
  case unsaved(Leaving)
  /// The lesson text as a whole, from this line on.
  case lesson(scroll: Int)
  /// The file to write the screen to as a picture.
  case picture(PicturePrompt)
  /// Every command, to be searched.
  case palette(Palette)
  /// What a setting can be.
  case choices(ChoiceList)
  /// A file that is being opened, by its place.
  case opening(String)

  /// Where to, when changes are unsaved.
  enum Leaving: Hashable, Sendable {
    case quit
    case open(id: String, place: String)
  }
}

extension Model {
  /// What is seen over the panels: what has the keyboard, else that a file is being opened, and at first
  /// the list in which it was chosen.
  var covering: Overlay? {
    if let overlay { return overlay }
    guard let opening else { return nil }
    if opening.isShown { return .opening(opening.place) }
    return opening.keepsList ? chosenIn.map { .browser($0) } : nil
  }
}

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

/// The name of a picture's file that is being typed.
struct PicturePrompt: Hashable, Sendable {
  var editor: TextEditor
  var refusal: String?
}
