import TerminalKit

extension PanelName {
  static let lesson: PanelName = "lesson"
}

/// What the scenario is about.
struct LessonPanel: Panel {
  let name = PanelName.lesson
  let placement = Placement(column: .text(least: 5), columnPlace: 0)

  func exists(in model: Model) -> Bool { !model.document.scenario.about.isEmpty }

  func height(_ model: Model, width: Int) -> Int { lines(model, width: width).count + 2 }

  func title(_ model: Model, in room: PanelRoom) -> SafeText { "lesson" }

  func caption(_ model: Model, in room: PanelRoom) -> SafeText { "i reads all" }

  func draw(_ model: Model, into grid: inout Grid, in room: PanelRoom) {
    let lines = lines(model, width: room.rect.width)
    let first = min(model.lessonScroll, hiddenLines(model, in: room))
    for (row, line) in lines.dropFirst(first).prefix(room.rect.height).enumerated() {
      grid.write(line, in: room.rect.row(row), style: model.look.style(.text))
    }
    ListWindow.drawBar(first: first, count: lines.count, model.look, into: &grid, in: room.rect)
  }

  func select(by step: Int, in model: inout Model) {
    let most = model.room(of: name).map { hiddenLines(model, in: $0) } ?? 0
    model.lessonScroll = ListWindow.scrolled(model.lessonScroll, by: step, atMost: most)
  }

  /// Opens the text as a whole.
  func activate(in model: inout Model) -> [Effect] {
    model.overlay = .lesson(scroll: 0)
    return []
  }

  /// The lines that do not show in a room.
  private func hiddenLines(_ model: Model, in room: PanelRoom) -> Int {
    max(lines(model, width: room.rect.width).count - room.rect.height, 0)
  }

  /// The lines in so many columns, of which the last is the bar's.
  private func lines(_ model: Model, width: Int) -> [SafeText] {
    SafeText.paragraphs(of: model.document.scenario.about, width: max(width - 1, 0))
  }
}

extension ListWindow {
  /// The first row that shows after scrolling by some; never beyond the last one that may be.
  static func scrolled(_ first: Int, by step: Int, atMost most: Int) -> Int {
    min(max(min(first, most) + step, 0), most)
  }
}
