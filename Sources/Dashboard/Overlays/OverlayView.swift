import TerminalKit

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
    grid.restyle(rect) { _ in look.style(.backdrop) }
    switch overlay {
    case .help(let scroll): HelpView(look: look, scroll: scroll).draw(into: &grid, in: rect)
    case .browser(let browser): BrowserView(browser, model).draw(into: &grid, in: rect)
    case .palette(let palette):
      PaletteView(palette: palette, look: look).draw(into: &grid, in: rect)
    case .lesson(let scroll): drawLesson(scroll, into: &grid, in: rect)
    case .save(let prompt): drawSave(prompt, into: &grid, in: rect)
    case .note(let editor): drawNote(editor, into: &grid, in: rect)
    case .overwrite(let name):
      drawQuestion(
        "replace?", ["There is a scenario \(name) already.", "Replace it?"], into: &grid, in: rect)
    case .unsaved(let leaving): drawUnsaved(leaving, into: &grid, in: rect)
    }
  }

  private func drawSave(_ prompt: SavePrompt, into grid: inout Grid, in rect: Rect) {
    let box = Dialog(title: "save the run as a scenario", look: look).draw(
      into: &grid, in: rect, contents: Size(width: 56, height: 4))
    grid.write("name", in: box, style: look.style(.label))
    FieldView(editor: prompt.editor, isInvalid: prompt.refusal != nil).draw(
      into: &grid, in: box.inset(left: 6), look: look)
    let remark =
      prompt.refusal.map { "It takes \($0)." }
      ?? "The line up to its head, with its events and notes."
    let lines = TextWrapping.lines(of: SafeText(remark), width: box.width)
    for (index, line) in lines.prefix(2).enumerated() {
      grid.write(
        line, in: box.row(2 + index), style: look.style(prompt.refusal == nil ? .faint : .bad))
    }
  }

  private func drawNote(_ editor: LineEditor, into grid: inout Grid, in rect: Rect) {
    let box = Dialog(title: "note at step \(model.snapshot.position)", look: look).draw(
      into: &grid, in: rect, contents: Size(width: 64, height: 1))
    FieldView(editor: editor).draw(into: &grid, in: box, look: look)
  }

  private func drawUnsaved(_ leaving: Overlay.Leaving, into grid: inout Grid, in rect: Rect) {
    let what =
      switch leaving {
      case .quit: "Leave without saving?"
      case .open: "Open another without saving?"
      }
    drawQuestion(
      "unsaved", ["The run has changes that no file holds.", what], into: &grid, in: rect)
  }

  private func drawQuestion(
    _ title: SafeText, _ lines: [String], into grid: inout Grid, in rect: Rect
  ) {
    let box = Dialog(title: title, look: look).draw(
      into: &grid, in: rect, contents: Size(width: 52, height: lines.count + 2))
    for (index, line) in lines.enumerated() {
      grid.write(SafeText(line), in: box.row(index), style: look.style(.text))
    }
    var x = box.minX
    let y = box.row(lines.count + 1).minY
    for hint in overlay.hints(look) {
      x += grid.write(hint.keys, at: Point(x: x, y: y), style: look.style(.hintKey), clip: box) + 1
      x += grid.write(hint.words, at: Point(x: x, y: y), style: look.style(.hint), clip: box) + 3
    }
  }

  private func drawLesson(_ scroll: Int, into grid: inout Grid, in rect: Rect) {
    let about = model.document.scenario.about
    let text = about.isEmpty ? "This run has no text." : about
    let width = min(72, max(rect.width - 8, 1))
    let lines = TextWrapping.paragraphs(of: text, width: width)
    let height = min(lines.count, max(rect.height - 4, 1))
    let box = Dialog(title: model.document.heading, look: look).draw(
      into: &grid, in: rect, contents: Size(width: width, height: height))
    let first = min(scroll, max(lines.count - box.height, 0))
    for (row, line) in lines.dropFirst(first).prefix(box.height).enumerated() {
      grid.write(line, in: box.row(row), style: look.style(.text))
    }
    ListWindow.drawMarks(
      first: first, count: lines.count, look, into: &grid, in: box.inset(left: 0, right: -1))
  }
}

extension Overlay {
  /// The keys of the footer while this has the keyboard.
  func hints(_ look: Look) -> [Footer.Hint] {
    switch self {
    case .help: Footer.hints([("esc", "close"), ("↑↓", "scroll")], look)
    case .lesson: Footer.hints([("esc", "close"), ("↑↓", "scroll")], look)
    case .browser:
      Footer.hints(
        [("enter", "open"), ("esc", "close"), ("↑↓", "select"), ("a-z", "search")], look)
    case .palette:
      Footer.hints(
        [("enter", "do it"), ("esc", "close"), ("↑↓", "select"), ("a-z", "search")], look)
    case .save: Footer.hints([("enter", "save"), ("esc", "leave it")], look)
    case .note: Footer.hints([("enter", "write it"), ("esc", "leave it")], look)
    case .overwrite:
      Footer.hints([("y", "replace"), ("n", "another name"), ("esc", "leave it")], look)
    case .unsaved:
      Footer.hints([("s", "save first"), ("q", "leave without"), ("esc", "stay")], look)
    }
  }
}
