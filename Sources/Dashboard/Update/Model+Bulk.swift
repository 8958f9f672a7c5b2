import Engine
import TerminalKit

extension Model {
  /// So many characters at once are no keys that a person presses: where text is typed they are a text.
  private static let textLength = 64

  /// Does what much input means, in order; long runs of characters are one text where text is typed, so that
  /// a megabyte of them costs no more than a paste.
  mutating func react(to events: [InputEvent]) -> [Effect] {
    var effects: [Effect] = []
    var rest = events[...]
    while let event = rest.first {
      let characters = isTyping ? Self.characters(atStartOf: rest) : []
      if characters.count >= Self.textLength {
        paste(String(characters))
        rest = rest.dropFirst(characters.count)
      } else {
        effects += react(to: .input(event))
        rest = rest.dropFirst()
      }
    }
    return effects
  }

  /// Whether characters are text, and no commands.
  private var isTyping: Bool {
    switch overlay {
    case .browser, .palette, .choices, .save, .picture, .note: true
    case .help, .lesson, .overwrite, .unsaved, .opening: false
    case nil: opening == nil && form.editor != nil
    }
  }

  /// The characters of the keys that type, up to another event.
  private static func characters(atStartOf events: ArraySlice<InputEvent>) -> [Character] {
    var characters: [Character] = []
    for event in events {
      guard case .key(let key) = event, case .character(let character) = key.code,
        key.modifiers.isEmpty
      else { break }
      characters.append(character)
    }
    return characters
  }
}
