import Engine
import TerminalKit
import Training

/// What holds at the cursor: measured, and what theory says of it.
enum NowPanel {
  static let panel = PanelDefinition(
    title: { "now " + place($0) }, draw: { draw($0, into: &$1, in: $2) })

  private static func place(_ model: Model) -> SafeText { "@\(model.snapshot.position)" }

  private static func draw(_ model: Model, into grid: inout Grid, in rect: Rect) {
    let remarks = remarkLines(model, in: rect)
    let (rect, below) = rect.splitTop(rect.height - remarks.count)
    for (index, remark) in remarks.enumerated() {
      grid.write(remark, in: below.row(index), style: model.look.style(.faint))
    }
    let rows = Readout(model).rows
    let columnCount = rect.width >= 66 && rows.count > rect.height ? 2 : 1
    let columns = rect.columns(Array(repeating: .share(1), count: columnCount), gap: 2)
    for (index, row) in rows.prefix(rect.height * columnCount).enumerated() {
      let column = columns[index / max(rect.height, 1)]
      draw(row, model.look, into: &grid, in: column.row(index % max(rect.height, 1)))
    }
  }

  /// What does not exist or is still to come, and why: the last lines, as far as half of the panel goes.
  private static func remarkLines(_ model: Model, in rect: Rect) -> [SafeText] {
    let report = model.snapshot.theoryReport
    let remarks = report.theory.remarks + (report.rest.map { [$0] } ?? [])
    let text = SafeText(remarks.joined(separator: " "))
    guard text.width > 0, rect.width > 0 else { return [] }
    let lines = text.wrapped(to: rect.width)
    return lines.count <= rect.height / 2 ? lines : []
  }

  private static func draw(_ row: Readout.Row, _ look: Look, into grid: inout Grid, in rect: Rect) {
    let isNarrow = rect.width < 22
    let labelWidth = isNarrow ? min(8, rect.width / 2) : Readout.labelWidth
    let label = rect.splitLeft(labelWidth - 1).left
    let name = isNarrow && !row.shortLabel.isEmpty ? row.shortLabel : row.label
    grid.write(name.truncated(to: label.width), in: label, style: look.style(.label))
    let value = rect.inset(left: labelWidth)
    // A number that is cut off is another number: it is said with fewer digits, or left out.
    let text = ([row.value] + row.shortValues).first { $0.width <= value.width }
    let used = grid.write(
      text ?? (row.shortValues.last ?? row.value).truncated(to: value.width), at: value.origin,
      style: look.style(row.role), clip: value)
    let room = value.width - used
    for (gap, remark) in [(2, row.remark), (1, row.remark), (1, row.shortRemark)]
    where !remark.isEmpty && remark.width + gap <= room {
      grid.write(remark, in: value.inset(left: used + gap), style: look.style(row.remarkRole))
      return
    }
  }
}
