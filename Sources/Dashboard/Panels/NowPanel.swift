import Engine
import TerminalKit
import Training

extension PanelName {
  static let now: PanelName = "now"
}

/// What holds at the cursor: measured, and what theory says of it.
struct NowPanel: Panel {
  let name = PanelName.now
  let placement = Placement(
    share: 11, shareAmongMany: 11, leastWidth: 0, narrowShare: 9, column: .ifItFits, columnPlace: 2)

  func title(_ model: Model, in room: PanelRoom) -> SafeText { "now @\(model.snapshot.position)" }

  /// The rows in which all of the readout has room.
  func height(_ model: Model, width: Int) -> Int {
    let count = Readout(model).rows.count
    let columns = max(width / Self.widthForRemarks, 1)
    let rows = max((count + columns - 1) / columns, Self.heightForTwoLines)
    let rect = Rect(x: 0, y: 0, width: width, height: rows)
    return rows + Self.remarkLines(model, in: rect).count + 2
  }

  func draw(_ model: Model, into grid: inout Grid, in room: PanelRoom) {
    let parts = Parts(model, in: room.rect)
    for (index, remark) in parts.remarks.enumerated() {
      grid.write(remark, in: parts.below.row(index), style: model.look.style(.faint))
    }
    let height = parts.list.height
    let first = min(model.nowScroll, parts.hidden)
    let shown = parts.rows.dropFirst(first).prefix(height * parts.columns.count)
    for (index, row) in shown.enumerated() {
      Self.draw(
        row, parts.labelWidth, model.look, into: &grid,
        in: parts.columns[index / height].row(index % height))
    }
    ListWindow.drawBar(
      first: first, count: height + parts.hidden, model.look, into: &grid, in: parts.list)
  }

  func select(by step: Int, in model: inout Model) {
    let most = model.room(of: name).map { Parts(model, in: $0.rect).hidden } ?? 0
    model.nowScroll = ListWindow.scrolled(model.nowScroll, by: step, atMost: most)
  }

  /// Where the rows and the remarks go.
  private struct Parts {
    let rows: [Readout.Row]
    let remarks: [SafeText]
    let list: Rect
    let below: Rect
    let columns: [Rect]
    /// The columns of a row that its name takes.
    let labelWidth: Int
    /// The rows that have no room.
    let hidden: Int

    init(_ model: Model, in rect: Rect) {
      let readout = Readout(model).rows
      remarks = NowPanel.remarkLines(model, in: rect)
      (list, below) = rect.splitTop(rect.height - remarks.count)
      let most = max(rect.width / NowPanel.leastColumnWidth, 1)
      let count =
        readout.count > list.height && list.height > 0
        ? min(most, (readout.count + list.height - 1) / list.height) : 1
      // Where there is little height a line more would hide another row.
      let width = (rect.width - 2 * count) / count
      let labelWidth = NowPanel.labelWidth(readout, width)
      rows =
        list.height < NowPanel.heightForTwoLines
        ? readout
        : readout.flatMap { Readout.lines(of: $0, width: width - labelWidth) }
      hidden = list.height > 0 ? max(rows.count - list.height * count, 0) : 0
      // The last column is the bar's, and in ASCII a blank one keeps the numbers off it.
      let bar = model.look.glyphs == .ascii ? 2 : 1
      columns = list.inset(right: hidden > 0 ? bar : 0)
        .columns(Array(repeating: .share(1), count: count), gap: 2)
      self.labelWidth = columns.first.map { NowPanel.labelWidth(readout, $0.width) } ?? labelWidth
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

  /// The columns that rows take beside others.
  private static let leastColumnWidth = 33

  /// The columns of a row whose remark is seen.
  private static let widthForRemarks = 44

  /// The fewest rows in which a value takes two of them.
  private static let heightForTwoLines = 6

  private static func isNarrow(_ width: Int) -> Bool { width < 22 }

  /// The columns that names take: more where a column of the data has a long one, and there is room.
  private static func labelWidth(_ rows: [Readout.Row], _ width: Int) -> Int {
    if isNarrow(width) { return min(8, width / 2) }
    let longest = rows.map(\.label.width).max() ?? 0
    return max(Readout.labelWidth, min(longest + 1, width / 2))
  }

  private static func draw(
    _ row: Readout.Row, _ labelWidth: Int, _ look: Look, into grid: inout Grid, in rect: Rect
  ) {
    let isNarrow = isNarrow(rect.width)
    let label = rect.splitLeft(labelWidth - 1).left
    let name = isNarrow && !row.shortLabel.isEmpty ? row.shortLabel : row.label
    grid.write(name.truncated(to: label.width), in: label, style: look.style(.label))
    let value = rect.inset(left: labelWidth)
    // A number that is cut off is another number: it is said with fewer digits, or left out.
    let texts = ([row.value] + row.shortValues).filter { $0.width <= value.width }
    let beside = row.shortRemark.isEmpty ? row.remark : row.shortRemark
    let text =
      (row.needsRemark ? texts.first { $0.width + 1 + beside.width <= value.width } : nil)
      ?? texts.first
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
