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

/// Draws what lies over the panels.
struct OverlayView {
  private let overlay: Overlay
  private let model: Model
  private var look: Look { model.look }

  init(_ overlay: Overlay, _ model: Model) {
    self.overlay = overlay
    self.model = model
  }

  func draw(into grid: inout Grid, in rect: Rect) {
    switch overlay {
    case .help(let scroll):
      HelpView(keys: model.keys, look: look, scroll: scroll).draw(into: &grid, in: rect)
    case .browser(let browser): BrowserView(browser, model).draw(into: &grid, in: rect)
    case .palette(let palette):
      PaletteView(palette: palette, look: look).draw(into: &grid, in: rect)
    case .choices(let list): ChoiceView(list: list, look: look).draw(into: &grid, in: rect)
    case .lesson(let scroll): drawLesson(scroll, into: &grid, in: rect)
    case .save(let prompt):
      drawFields(
        [
          ("name", nameField(prompt.name, prompt.refusal, isFocused: !prompt.isOnTitle)),
          ("title", titleField(prompt)),
        ], title: "save the run as a scenario", refusal: prompt.refusal, remark: saveRemark,
        into: &grid, in: rect)
    case .picture(let prompt):
      drawFields(
        [("name", nameField(prompt.editor, prompt.refusal))],
        title: "write the screen as a picture", refusal: prompt.refusal,
        remark: "Its ending says as what: \(PictureFormat.endings).", into: &grid, in: rect)
    case .note(let prompt): drawNote(prompt, into: &grid, in: rect)
    case .overwrite(let file):
      QuestionView(overwriting: file, answers: overlay.hints(look), look: look)
        .draw(into: &grid, in: rect)
    case .unsaved(let leaving):
      QuestionView(leaving: leaving, answers: overlay.hints(look), look: look)
        .draw(into: &grid, in: rect)
    case .opening(let place):
      QuestionView(opening: place, answers: overlay.hints(look), look: look)
        .draw(into: &grid, in: rect)
    }
  }

  /// What stands at a place, when it is drawn into `rect`.
  func target(at point: Point, in rect: Rect) -> ScreenTarget? {
    switch overlay {
    case .browser(let browser): BrowserView(browser, model).target(at: point, in: rect)
    case .palette(let palette):
      PaletteView(palette: palette, look: look).target(at: point, in: rect)
    case .choices(let list): ChoiceView(list: list, look: look).target(at: point, in: rect)
    case .overwrite(let file):
      QuestionView(overwriting: file, answers: overlay.hints(look), look: look)
        .key(at: point, in: rect).map { .key($0) }
    case .unsaved(let leaving):
      QuestionView(leaving: leaving, answers: overlay.hints(look), look: look)
        .key(at: point, in: rect).map { .key($0) }
    case .opening(let place):
      QuestionView(opening: place, answers: overlay.hints(look), look: look)
        .key(at: point, in: rect).map { .key($0) }
    case .help, .lesson, .save, .picture, .note: nil
    }
  }

  private func modal(
    _ title: SafeText, _ size: Size, into grid: inout Grid, in rect: Rect
  ) -> Rect {
    let modal = Modal(title: title, contentSize: size)
    grid.draw(modal, in: rect, look: look)
    return modal.content(in: rect)
  }

  /// How something looks on the ground of a box.
  private func style(_ role: Role) -> Style { look.onModal(role) }

  private func nameField(
    _ editor: TextEditor, _ refusal: String?, isFocused: Bool = true
  ) -> TextField {
    TextField(
      editor, isFocused: isFocused, isValid: refusal == nil, placeholder: "a name for the file")
  }

  private func titleField(_ prompt: SavePrompt) -> TextField {
    let editor = prompt.title ?? TextEditor(prompt.titleText(for: model.document))
    return TextField(
      editor, isFocused: prompt.isOnTitle, placeholder: "a title, for the list of scenarios")
  }

  /// Fields, one below the other, and what there is to say of them.
  private func drawFields(
    _ fields: [(label: SafeText, field: TextField)], title: SafeText, refusal: String?,
    remark: String, into grid: inout Grid, in rect: Rect
  ) {
    let box = modal(title, Size(width: 56, height: fields.count + 3), into: &grid, in: rect)
    let width = (fields.map(\.label.width).max() ?? 0) + 2
    for (index, row) in fields.enumerated() {
      grid.write(row.label, in: box.row(index), style: style(.label))
      grid.draw(row.field, in: box.row(index).inset(left: width), look: look)
    }
    let text = refusal.map { "It takes \($0)." } ?? remark
    let lines = SafeText(text).wrapped(to: box.width)
    for (index, line) in lines.cut(toHeight: 2, width: box.width).enumerated() {
      grid.write(
        line, in: box.row(fields.count + 1 + index),
        style: style(refusal == nil ? .faint : .bad))
    }
  }

  /// What is saved, and where.
  private var saveRemark: String {
    let what = "the line up to its head, with its events and notes"
    return model.document.folder.map { "In \($0)/: \(what)." } ?? "What is saved is \(what)."
  }

  private func drawNote(_ prompt: NotePrompt, into grid: inout Grid, in rect: Rect) {
    let position = prompt.rewritten?.position ?? model.snapshot.position
    let box = modal(
      "note at step \(position)", Size(width: 64, height: 1), into: &grid, in: rect)
    let placeholder: SafeText =
      prompt.rewritten == nil ? "what is to be seen here" : "left empty, the note is deleted"
    grid.draw(TextField(prompt.editor, placeholder: placeholder), in: box, look: look)
  }

  private func drawLesson(_ scroll: Int, into grid: inout Grid, in rect: Rect) {
    let about = model.document.scenario.about
    let text = about.isEmpty ? "This run has no text." : about
    let width = min(72, Overlay.room(in: rect).width)
    let room = Overlay.room(in: rect).height
    var lines = SafeText.paragraphs(of: text, width: width)
    // The bar beside a text that scrolls has a column of its own.
    if lines.count > room { lines = SafeText.paragraphs(of: text, width: width - 2) }
    let height = min(lines.count, room)
    let box = modal(
      model.heading, Size(width: width, height: height), into: &grid, in: rect)
    let first = min(scroll, max(lines.count - box.height, 0))
    for (row, line) in lines.dropFirst(first).prefix(box.height).enumerated() {
      grid.write(line, in: box.row(row), style: style(.text))
    }
    ListWindow.drawBar(first: first, count: lines.count, look, into: &grid, in: box)
  }
}

extension Overlay {
  /// The most that a box's contents take: what lies behind is seen around it where there is room.
  static func room(in rect: Rect) -> Size {
    Size(
      width: max(rect.width - (rect.width < 60 ? 4 : 8), 1),
      height: max(rect.height - (rect.height < 14 ? 2 : 4), 1))
  }

  /// The keys of the footer while this has the keyboard.
  func hints(_ look: Look) -> [Footer.Hint] {
    let search = Footer.Hint("a-z", "search")
    return switch self {
    case .help, .lesson: KeyHints.hints([([.escape], "close"), ([.up, .down], "scroll")], look)
    case .browser:
      KeyHints.hints(
        [
          ([.enter], "open"), ([.escape], "close"), ([.up, .down], "select"),
          ([.tab], "complete a path"),
        ], look) + [search]
    case .palette:
      KeyHints.hints(
        [([.enter], "do it"), ([.escape], "close"), ([.up, .down], "select")], look) + [search]
    case .save:
      KeyHints.hints(
        [([.enter], "save"), ([.tab], "name or title"), ([.escape], "leave it")], look)
    case .choices:
      KeyHints.hints(
        [([.enter], "take it"), ([.escape], "leave"), ([.up, .down], "select")], look) + [search]
    case .note(let prompt) where prompt.rewritten != nil:
      KeyHints.hints(
        [
          ([.enter], prompt.editor.isEmpty ? "delete it" : "write it, or delete it if empty"),
          ([.escape], "leave it"),
        ], look)
    case .note, .picture: KeyHints.hints([([.enter], "write it"), ([.escape], "leave it")], look)
    case .overwrite:
      KeyHints.hints(
        [
          ([.character("y")], "replace"), ([.character("n")], "another name"),
          ([.escape], "leave it"),
        ], look)
    case .unsaved:
      KeyHints.hints(
        [
          ([.character("s")], "save first"), ([.character("d")], "discard them"),
          ([.escape], "stay"),
        ], look)
    case .opening:
      KeyHints.hints(
        [
          ([.escape], "stay with this run"), ([.character("o")], "another"),
          ([.character("?")], "help"), ([.character("q")], "quit"),
        ], look)
    }
  }
}

extension Look {
  /// How a role looks on the ground of a box that lies over everything.
  func onModal(_ role: Role) -> Style {
    let own = style(role)
    let isPaper = own.background.isNone || own.background == style(.text).background
    return isPaper ? own.on(style(.modal).background) : own
  }
}
