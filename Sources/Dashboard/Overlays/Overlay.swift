import TerminalKit

/// What lies over the panels and has the keyboard while it does.
enum Overlay: Hashable, Sendable {
  /// Every key and what it does, from this line on.
  case help(scroll: Int)
  /// The scenarios that can be opened.
  case browser(Browser)
  /// The name to save under.
  case save(SavePrompt)
  /// Whether to put a new file in place of one that is there.
  case overwrite(TakenName)
  /// A note that is being written.
  case note(TextEditor)
  /// Whether to leave with changes unsaved, for good or for another scenario.
  case unsaved(Leaving)
  /// The lesson text as a whole, from this line on.
  case lesson(scroll: Int)
  /// The file to write the screen to as a picture.
  case picture(SavePrompt)
  /// Every command, to be searched.
  case palette(Palette)
  /// A file that is being opened, by its place.
  case opening(String)

  /// Where to, when changes are unsaved.
  enum Leaving: Hashable, Sendable {
    case quit
    case open(id: String, place: String)
  }
}

extension Model {
  /// What is seen over the panels: what has the keyboard, else that a file is being opened.
  var covering: Overlay? {
    overlay ?? opening.flatMap { $0.isShown ? .opening($0.place) : nil }
  }
}

/// A name that is being typed.
struct SavePrompt: Hashable, Sendable {
  var editor: TextEditor
  var refusal: String?
}
