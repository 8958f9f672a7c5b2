import Engine
import TerminalKit
import Training

extension Model {
  /// Takes in what happened, and says what is to be done outside.
  public mutating func update(_ action: Action) -> [Effect] {
    let effects = react(to: action)
    return effects + previewRequest() + surfaceRequest()
  }

  /// Takes in what happened, but for what the picture needs of it.
  mutating func react(to action: Action) -> [Effect] {
    var effects: [Effect] = []
    switch action {
    case .input(let event): effects = handle(event)
    case .inputs(let events): return react(to: events)
    case .snapshot(let snapshot): take(snapshot)
    case .reply(let reply): effects = take(reply)
    case .listed(let entries, let isComplete): effects = list(entries, isComplete: isComplete)
    case .completed(let found): effects = complete(with: found)
    case .uncompleted(let typed, let text): refuseCompletion(of: typed, because: text)
    case .previewed(let id, let preview): show(preview, of: id)
    case .preparing(let number): effects = showOpening(number)
    case .prepared(let number, let document, let snapshot):
      endOpening(number, .ready(document, snapshot))
    case .unprepared(let number, let text): endOpening(number, .failed(text))
    case .saved(let name, let scenario): effects = close(saved: name, scenario)
    case .nameTaken(let file): meet(file)
    case .failed(let text): fail(text)
    case .warned(let text): notice = .failure(text)
    case .told(let text): notice = .information(text)
    }
    settleSaving()
    effects += settleOpening()
    changesAsked += effects.count { effect in
      if case .command(let command) = effect { command.isChange } else { false }
    }
    return effects
  }

  private mutating func handle(_ event: InputEvent) -> [Effect] {
    switch event {
    case .key(let key):
      notice = nil
      awaitedNotes = nil
      return press(key)
    case .paste(let text):
      paste(text)
      return []
    case .mouse(let event): return point(event)
    case .resize(let size):
      self.size = size
      return []
    case .focus: return []
    }
  }

  /// Does what a key means to what has the keyboard.
  mutating func press(_ key: Key) -> [Effect] {
    // Where something is typed or asked ^C leaves that alone, and not the program.
    let key = key == .control("c") && (overlay != nil || form.editor != nil) ? .escape : key
    if overlay != nil { return pressInOverlay(key) }
    if opening != nil { return pressWhileOpening(key) }
    if form.editor != nil { return pressInEditor(key) }
    return panels[focus]?.handle(key, in: &self) ?? keys[key]?.action(&self) ?? []
  }

  mutating func paste(_ text: String) {
    if overlay != nil {
      pasteInOverlay(text)
    } else if form.editor != nil {
      form.editor?.insert(text)
      form.refusal = nil
    }
  }

  private mutating func take(_ new: Snapshot) {
    // One of the run before may still come after it was replaced.
    guard new.generation >= snapshot.generation else { return }
    if new.generation != snapshot.generation {
      planeView.forgetWindow()
    }
    // It may have started and come there since the last snapshot.
    let hasMoved = snapshot.isRunning || new.position > snapshot.position
    if document.isReplay, hasMoved, !new.isRunning { showNote(at: new.position, new) }
    let hasOtherEvents =
      new.events != snapshot.events || new.generation != snapshot.generation
    let old = snapshot.position
    snapshot = new
    followCursor(from: old)
    if hasOtherEvents { followEvents() }
    showAwaitedNotes()
  }

  /// A replay pauses at notes: what is written there is to be read.
  private mutating func showNote(at position: Int, _ snapshot: Snapshot) {
    let notes = snapshot.events.filter { $0.position == position }.compactMap { event in
      if case .note(let text) = event.action { text } else { nil }
    }
    guard !notes.isEmpty else { return }
    openNotes(at: position)
    notice = .information(notes.joined(separator: " ") + " (space continues)")
  }

  private mutating func take(_ reply: Reply) -> [Effect] {
    switch reply {
    case .changed(let name, let outcome): settle(name, outcome)
    case .startedAgain:
      tellOfNewRun()
      return [.command(.run)]
    case .undone(let entry): tell(entry, isUndone: true)
    case .redone(let entry): tell(entry, isUndone: false)
    case .refused(let name, let error): refuse(name, error)
    case .surface(let surface): planeView.surface = surface
    case .line(let number, let line): return save(line, number: number)
    case .diverged: break
    }
    return []
  }

  private mutating func settle(_ name: String, _ outcome: Run.Outcome) {
    form.pending[name] = nil
    switch outcome {
    case .unchanged: break
    case .applied:
      if snapshot.position >= snapshot.target, name != RunSettings.steps.name {
        notice = .information(waysOn(differs: true))
      }
    case .forked:
      document.isReplay = false
      notice = .information("A fork: what lay ahead stays as a ghost; \(undoKey) takes it back")
    case .restarted: tellOfNewRun()
    }
  }

  private mutating func tellOfNewRun() {
    document.isReplay = false
    notice = .information(
      "A new run from the start; the one before stays as a ghost; \(undoKey) goes back to it")
  }

  private mutating func refuse(_ name: String?, _ error: SettingError) {
    if let name { form.pending[name] = nil }
    notice = .failure(error.description)
  }

  private mutating func fail(_ text: String) {
    pendingSave = nil
    notice = .failure(text)
  }
}

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

extension Model {
  /// The key that takes back what was done last, as it is shown.
  var undoKey: String { KeyBinding.undo.label(look) }

  /// Says what was taken back or done again, where that was, and which key leads the other way.
  mutating func tell(_ entry: UndoEntry?, isUndone: Bool) {
    guard let entry else {
      notice = .information("Nothing to \(isUndone ? "undo" : "redo")")
      return
    }
    form.pending = [:]
    if case .change(let setting, _, _) = entry.action { form.selected = setting.name }
    let other =
      isUndone ? "\(KeyBinding.redo.label(look)) does it again" : "\(undoKey) takes it back"
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
