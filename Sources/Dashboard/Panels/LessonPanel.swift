import TerminalKit

/// What the scenario is about.
enum LessonPanel {
  static let panel = PanelDefinition(
    title: { _ in "lesson" }, caption: { _ in "i reads all" }, draw: { draw($0, into: &$1, in: $2) }
  )

  /// The lines that do not show when the panel is drawn into `rect`.
  static func hiddenLines(_ model: Model, in rect: Rect) -> Int {
    max(lines(model, in: rect).count - rect.height, 0)
  }

  private static func lines(_ model: Model, in rect: Rect) -> [SafeText] {
    let text = rect.inset(right: 1)
    return SafeText.paragraphs(of: model.document.scenario.about, width: text.width)
  }

  private static func draw(_ model: Model, into grid: inout Grid, in rect: Rect) {
    let text = rect.inset(right: 1)
    let lines = lines(model, in: rect)
    let first = min(model.lessonScroll, max(lines.count - text.height, 0))
    for (row, line) in lines.dropFirst(first).prefix(text.height).enumerated() {
      grid.write(line, in: text.row(row), style: model.look.style(.text))
    }
    ListWindow.drawBar(first: first, count: lines.count, model.look, into: &grid, in: rect)
  }
}
