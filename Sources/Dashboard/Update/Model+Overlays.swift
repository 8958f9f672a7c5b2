import Engine
import TerminalKit

extension Model {
  /// A key while something lies over the panels.
  mutating func pressInOverlay(_ key: Key) -> [Effect] {
    if key == .escape {
      if case .save = overlay { pendingSave = nil }
      if case .overwrite = overlay { pendingSave = nil }
      overlay = nil
      return []
    }
    switch overlay {
    case .help(let scroll): scrollHelp(key, from: scroll)
    case .lesson(let scroll): scrollLesson(key, from: scroll)
    case .browser(let browser): return press(key, in: browser)
    case .palette(let palette): return press(key, in: palette)
    case .choices(let list): return press(key, in: list)
    case .save(let prompt): return press(key, in: prompt)
    case .overwrite(let file): return answer(key, overwriting: file)
    case .note(let prompt): return press(key, in: prompt)
    case .picture(let prompt): return press(key, inPicture: prompt)
    case .unsaved(let leaving): return answer(key, leaving)
    case .opening, nil: break
    }
    return []
  }

  /// Text that was pasted while something lies over the panels.
  mutating func pasteInOverlay(_ text: String) {
    switch overlay {
    case .browser(var browser):
      browser.changeSearch { $0.insert(text) }
      overlay = .browser(browser)
    case .palette(var palette):
      palette.changeSearch { $0.insert(text) }
      overlay = .palette(palette)
    case .choices(var list):
      list.changeSearch { $0.insert(text) }
      list.refusal = nil
      overlay = .choices(list)
    case .save(var prompt):
      prompt.insert(text)
      overlay = .save(prompt)
    case .picture(var prompt):
      prompt.editor.insert(text)
      prompt.refusal = nil
      overlay = .picture(prompt)
    case .note(var prompt):
      prompt.editor.insert(text)
      overlay = .note(prompt)
    case .help, .lesson, .overwrite, .unsaved, .opening, nil: break
    }
  }

  /// Selects an entry of a list that lies over the panels; a click on the selected one is as enter.
  mutating func click(entry index: Int, row: Int) -> [Effect] {
    switch overlay {
    case .browser(var browser):
      guard browser.click(index, row: row) else { return pressInOverlay(.enter) }
      overlay = .browser(browser)
    case .palette(var palette):
      guard palette.click(index, row: row) else { return pressInOverlay(.enter) }
      overlay = .palette(palette)
    case .choices(var list):
      guard list.click(index, row: row) else { return pressInOverlay(.enter) }
      list.refusal = nil
      overlay = .choices(list)
    case .help, .lesson, .save, .picture, .note, .overwrite, .unsaved, .opening, nil: break
    }
    return []
  }

  private mutating func scrollHelp(_ key: Key, from scroll: Int) {
    let closing: [KeyBinding] = [.help, .quit]
    overlay =
      closing.contains { $0.keys.contains(key) }
      ? nil : .help(scroll: Self.scrolled(scroll, by: key))
  }

  private mutating func scrollLesson(_ key: Key, from scroll: Int) {
    let closing: [KeyBinding] = [.lesson, .quit, .edit]
    overlay =
      closing.contains { $0.keys.contains(key) }
      ? nil : .lesson(scroll: Self.scrolled(scroll, by: key))
  }

  /// Where a text is after a key; the view stops at its last line.
  private static func scrolled(_ scroll: Int, by key: Key) -> Int {
    switch key {
    case .up, .character("k"): max(scroll - 1, 0)
    case .down, .character("j"): scroll + 1
    case .pageUp: max(scroll - 10, 0)
    case .pageDown, .space: scroll + 10
    case .home: 0
    default: scroll
    }
  }

  private mutating func press(_ key: Key, in old: Palette) -> [Effect] {
    if key == .enter {
      let matches = old.matches
      guard matches.indices.contains(old.selected) else { return [] }
      overlay = nil
      return matches[old.selected].action(&self)
    }
    var palette = old
    palette.handle(key)
    overlay = .palette(palette)
    return []
  }

  /// Yes by y alone, to the question whether a file is replaced: enter may still come from the name.
  private mutating func answer(_ key: Key, overwriting file: TakenName) -> [Effect] {
    switch key {
    case .character("y"), .character("Y"):
      overlay = nil
      return requestLine(
        name: file.name, title: pendingSave?.title ?? document.proposedTitle(as: file.name),
        replaces: true, then: pendingSave?.then)
    case .character("n"), .character("N"):
      let then = pendingSave?.then
      askForName(proposing: file.freeName)
      pendingLeaving = then
    default: break
    }
    return []
  }

  /// Decides about unsaved changes. The key that led here is none of the answers: a key may repeat.
  private mutating func answer(_ key: Key, _ leaving: Overlay.Leaving) -> [Effect] {
    switch key {
    case .character("s"), .character("S"):
      askForName()
      pendingLeaving = leaving
      return []
    case .character("d"), .character("D"):
      overlay = nil
      return effects(of: leaving)
    default: return []
    }
  }
}
