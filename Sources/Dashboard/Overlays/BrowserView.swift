import Plot
import Scenarios
import TerminalKit
import Theory
import Training

/// The scenarios that match what is typed, with a preview of the selected one beside or below.
struct BrowserView {
  private let browser: Browser
  private let look: Look

  init(_ browser: Browser, _ model: Model) {
    self.browser = browser
    look = model.look
  }

  func draw(into grid: inout Grid, in rect: Rect) {
    let modal = modal(in: rect)
    grid.draw(modal, in: rect, look: look)
    let box = modal.content(in: rect)
    let refusal = refusal(in: box)
    grid.draw(
      TextField(
        browser.search, isValid: refusal.isEmpty, placeholder: "type to search, or a path"),
      in: box, look: look)
    if let remark = browser.remark, refusal.isEmpty {
      grid.write(SafeText(remark), in: box.row(1), style: look.style(.faint).on(ground))
    }
    for (row, line) in refusal.enumerated() {
      grid.write(line, in: box.row(1 + row), style: look.style(.bad).on(ground))
    }
    let (list, preview) = parts(in: rect)
    drawList(into: &grid, in: list)
    if let preview { drawPreview(into: &grid, in: preview) }
  }

  /// The entry at a place, when it is drawn into `rect`.
  func target(at point: Point, in rect: Rect) -> ScreenTarget? {
    let list = parts(in: rect).list
    let rows = rows(browser.matches)
    let row = point.y - list.minY
    let index = first(rows, in: list) + row
    guard list.contains(point), rows.indices.contains(index), let entry = rows[index].entry
    else { return nil }
    return .entry(entry, row: row)
  }

  private func modal(in rect: Rect) -> Modal {
    let room = Overlay.room(in: rect)
    return Modal(
      title: "open a scenario",
      contentSize: Size(width: min(112, room.width), height: min(30, room.height)))
  }

  /// The list, and the preview beside or below it where there is room.
  private func parts(in rect: Rect) -> (list: Rect, preview: Rect?) {
    let box = modal(in: rect).content(in: rect)
    let refusal = refusal(in: box).count
    let body = box.inset(top: refusal == 0 ? 2 : refusal + 2)
    if body.width >= 70 {
      let parts = body.columns([.share(5), .share(6)], gap: 3)
      return (parts[0], parts[1])
    }
    guard body.height >= 12 else { return (body, nil) }
    let parts = body.rows([.share(1), .share(1)], gap: 1)
    return (parts[0], parts[1])
  }

  /// Why what is selected or typed does not open, under the field; the list keeps most of the room.
  private func refusal(in box: Rect) -> [SafeText] {
    guard let text = browser.refusalText else { return [] }
    let lines = SafeText(text).wrapped(to: box.width)
    let room = max(box.height / 2 - 1, 1)
    guard lines.count > room, let last = lines.prefix(room).last else { return lines }
    let more = look.text("…", ascii: "...")
    return lines.prefix(room - 1) + [(last + " " + more).truncated(to: box.width, ellipsis: more)]
  }

  private var ground: Color { look.style(.modal).background }

  /// The first row that shows.
  private func first(_ rows: [Row], in list: Rect) -> Int {
    let count = rows.count { $0.entry != nil }
    let selected = rows.firstIndex { $0.entry == min(browser.selected, count - 1) } ?? 0
    return ListWindow.first(
      selected: selected, count: rows.count, height: list.height, clickedRow: browser.clickedRow)
  }

  private func drawList(into grid: inout Grid, in rect: Rect) {
    let matches = browser.matches
    guard !matches.isEmpty else {
      let text: SafeText =
        TypedPath(browser.search.text).isOfFolder
        ? "tab shows what is in the folder"
        : !browser.isComplete
          ? "looking into the folder"
          : browser.entries.isEmpty
            ? "no scenarios here yet: s saves the run as one" : "nothing matches"
      for (row, line) in text.wrapped(to: rect.width).enumerated() {
        grid.write(line, in: rect.row(row), style: look.style(.faint).on(ground))
      }
      return
    }
    let rows = rows(matches)
    let first = first(rows, in: rect)
    for (line, row) in rows.dropFirst(first).prefix(rect.height).enumerated() {
      draw(row, matches, into: &grid, in: rect.row(line))
    }
    ListWindow.drawBar(
      first: first, count: rows.count, look, into: &grid,
      in: Rect(x: rect.maxX, y: rect.minY, width: 1, height: rect.height))
  }

  /// A row of the list: the name of a group, or an entry by its place among the matches.
  private struct Row {
    var group: String?
    var entry: Int?
  }

  private func rows(_ matches: [ScenarioEntry]) -> [Row] {
    var rows: [Row] = []
    for (index, entry) in matches.enumerated() {
      if entry.group != (index == 0 ? nil : matches[index - 1].group), let group = entry.group {
        rows.append(Row(group: group))
      }
      rows.append(Row(entry: index))
    }
    return rows
  }

  private func draw(
    _ row: Row, _ matches: [ScenarioEntry], into grid: inout Grid, in rect: Rect
  ) {
    if let group = row.group {
      grid.write(SafeText(group), in: rect, style: look.style(.accent).on(ground))
    }
    guard let index = row.entry else { return }
    let entry = matches[index]
    let isSelected = index == min(browser.selected, matches.count - 1)
    let style = isSelected ? look.style(.selection) : look.style(.text).on(ground)
    if isSelected { grid.fill(rect, style: style) }
    let sign = isSelected ? look.text("▸ ", ascii: "> ") : "  "
    let title = SafeText(entry.title.isEmpty ? entry.name : entry.title)
    let warning: SafeText = entry.problem == nil ? "" : look.text("✗ ", ascii: "! ")
    let text = (sign + warning + title).truncated(to: rect.width)
    grid.write(text, in: rect, style: style)
    guard let mark = browser.mark(of: entry) else { return }
    let room = rect.inset(left: text.width + 2)
    grid.write(
      SafeText(mark).truncated(to: room.width), in: room,
      style: isSelected ? style : look.style(.faint).on(ground))
  }

  private func drawPreview(into grid: inout Grid, in rect: Rect) {
    guard let entry = browser.selection else { return }
    grid.write(
      SafeText(entry.title.isEmpty ? entry.name : entry.title).truncated(to: rect.width), in: rect,
      style: look.style(.strong).on(ground))
    grid.write(
      SafeText(entry.place).truncated(to: rect.width), in: rect.row(1),
      style: look.style(.faint).on(ground))
    let preview = browser.previews[entry.id]
    if let preview, !preview.values.isEmpty {
      grid.draw(Sparkline(preview.values, scale: preview.scale), in: rect.row(3), look: look)
      grid.write(preview.title(look), in: rect.row(4), style: look.style(.faint).on(ground))
    }
    let paper = look.style(.text).background
    grid.restyle(rect.row(3)) {
      $0.background.isNone || $0.background == paper ? $0.on(ground) : $0
    }
    // Where one may still come its room is kept, so that nothing jumps.
    let isListed = browser.entries.contains { $0.id == entry.id }
    let hasCurve = isListed && entry.problem == nil && preview?.values.isEmpty != true
    let text = rect.inset(top: hasCurve ? 6 : 3)
    let lines =
      browser.refusalText != nil
      ? []
      : entry.problem.map { SafeText($0).wrapped(to: text.width) }
        ?? SafeText.paragraphs(of: entry.about, width: text.width)
    for (row, line) in lines.cut(toHeight: text.height, width: text.width).enumerated() {
      grid.write(
        line, in: text.row(row),
        style: look.style(entry.problem == nil ? .text : .bad).on(ground))
    }
  }
}

/// A small picture of what a scenario does at first: the curve of its loss plot, on the scale of it.
public struct ScenarioPreview: Hashable, Sendable {
  /// The losses of its first steps, or their excess over the floor; empty where nothing is known.
  let values: [Double]
  /// Whether it is the excess.
  let isExcess: Bool
  /// How heights follow from values.
  let scale: Axis.Scale

  /// Nothing to show.
  public static let none = ScenarioPreview(values: [], isExcess: false, scale: .linear)

  private init(values: [Double], isExcess: Bool, scale: Axis.Scale) {
    (self.values, self.isExcess, self.scale) = (values, isExcess, scale)
  }

  /// The picture of a run's first steps, which are done.
  ///
  /// - Parameters:
  ///   - run: The run, at its start.
  ///   - steps: The most steps.
  ///   - view: How the scenario's author shows it.
  public init(running run: Run, steps: Int, view: ScenarioView?) {
    let start = run.parameters
    run.advance(to: steps)
    let (history, lossView) = (run.history, LossView(view))
    let goesBelowZero = history.goesBelowZero(before: history.count)
    let theory = RunTheory(run).theory
    guard
      lossView.showsExcess(lossView.quantity, over: theory.floor, goesBelowZero: goesBelowZero)
    else {
      self.init(
        values: history.losses(in: 0..<history.count), isExcess: false,
        scale: lossView.scale(goesBelowZero: goesBelowZero))
      return
    }
    let samples = ExcessSamples(history, start: start, theory: theory, tail: nil)
    self.init(
      values: (0..<samples.count).map(samples.value), isExcess: true,
      scale: lossView.scale(goesBelowZero: false))
  }

  /// What the curve is of, and on which scale.
  func title(_ look: Look) -> SafeText {
    LossCurve.title(
      [LossCurve.name(isExcess: isExcess)] + (scale == .logarithmic ? ["log"] : []), look)
  }
}
