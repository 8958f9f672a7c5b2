import TerminalKit

/// What was done to the run, and where the cursor is among it.
enum EventsPanel {
  static let panel = PanelDefinition(
    title: { _ in "events and notes" }, draw: { draw($0, into: &$1, in: $2) })

  private static func draw(_ model: Model, into grid: inout Grid, in rect: Rect) {
    let entries = model.eventEntries
    let reached = model.currentEventEntry
    let selected = model.focus == .events ? model.eventList.selected ?? reached : reached
    let look = model.look
    let digits = entries.map { "@\($0.position)".count }.max() ?? 0
    let blocks = entries.map { entry in
      SafeText(entry.text).wrapped(to: max(rect.width - digits - 4, 1))
    }
    let lines = blocks.enumerated().flatMap { index, block in
      block.enumerated().map { (index: index, isFirst: $0.offset == 0, text: $0.element) }
    }
    let anchor = lines.lastIndex { $0.index == selected } ?? 0
    let first = ListWindow.first(selected: anchor, count: lines.count, height: rect.height)
    for row in 0..<min(rect.height, lines.count - first) {
      let line = lines[first + row]
      let entry = entries[line.index]
      let area = rect.row(row)
      let isSelected = model.focus == .events && line.index == selected
      let style = look.style(
        isSelected
          ? .selection : entry.position > model.snapshot.position ? .faint : role(entry.kind))
      if isSelected { grid.fill(area, style: style) }
      if line.isFirst {
        let sign = line.index == reached ? look.text("▸", ascii: ">") : " "
        grid.write(sign + "@\(entry.position)", in: area, style: style)
      }
      grid.write(line.text, in: area.inset(left: digits + 3), style: style)
    }
    ListWindow.drawBar(first: first, count: lines.count, look, into: &grid, in: rect)
  }

  private static func role(_ kind: EventEntry.Kind) -> Role {
    switch kind {
    case .start, .head: .label
    case .change: .event
    case .note: .text
    }
  }
}
