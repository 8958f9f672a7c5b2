import TerminalKit

/// What the scenario is about.
enum LessonPanel {
  static let panel = PanelDefinition(
    title: { _ in "lesson" }, caption: { _ in "i reads all" }, draw: { draw($0, into: &$1, in: $2) }
  )

  private static func draw(_ model: Model, into grid: inout Grid, in rect: Rect) {
    let text = rect.inset(left: 1, right: 2)
    let lines = SafeText.paragraphs(of: model.document.scenario.about, width: text.width)
    let first = min(model.lessonScroll, max(lines.count - text.height, 0))
    for (row, line) in lines.dropFirst(first).prefix(text.height).enumerated() {
      grid.write(line, in: text.row(row), style: model.look.style(.text))
    }
    ListWindow.drawBar(first: first, count: lines.count, model.look, into: &grid, in: rect)
  }
}
