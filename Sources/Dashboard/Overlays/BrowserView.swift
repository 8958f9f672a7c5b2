#if canImport(Glibc)
  import Glibc
#endif
import TerminalKit

/// The scenarios that match what is typed, with a preview of the selected one beside or below.
struct BrowserView {
  private let browser: Browser
  private let look: Look

  init(_ browser: Browser, _ model: Model) {
    self.browser = browser
    look = model.look
  }

  func draw(into grid: inout Grid, in rect: Rect) {
    let room = Overlay.room(in: rect)
    let contents = Size(width: min(112, room.width), height: min(30, room.height))
    let modal = Modal(title: "open a scenario", contentSize: contents)
    grid.draw(modal, in: rect, look: look)
    let box = modal.content(in: rect)
    grid.draw(TextField(browser.search, placeholder: "type to search"), in: box, look: look)
    let body = box.inset(top: 2)
    if body.width >= 70 {
      let parts = body.columns([.share(5), .share(6)], gap: 3)
      drawList(into: &grid, in: parts[0])
      drawPreview(into: &grid, in: parts[1])
    } else if body.height >= 12 {
      let parts = body.rows([.share(1), .share(1)], gap: 1)
      drawList(into: &grid, in: parts[0])
      drawPreview(into: &grid, in: parts[1])
    } else {
      drawList(into: &grid, in: body)
    }
  }

  private var ground: Color { look.style(.modal).background }

  private func drawList(into grid: inout Grid, in rect: Rect) {
    let matches = browser.matches
    guard !matches.isEmpty else {
      let text: SafeText =
        browser.entries.isEmpty
        ? "no scenarios here yet: s saves the run as one" : "nothing matches"
      grid.write(text, in: rect, style: look.style(.faint).on(ground))
      return
    }
    let rows = self.rows(matches)
    let selected = rows.firstIndex { $0.entry == min(browser.selected, matches.count - 1) } ?? 0
    let first = ListWindow.first(selected: selected, count: rows.count, height: rect.height)
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
    grid.write(sign + warning + title, in: rect, style: style)
  }

  /// The height of a loss in a small picture: its logarithm, as the plot would show it.
  private static func height(_ loss: Double) -> Double {
    loss.isFinite && loss > 0 ? log10(loss) : .nan
  }

  private func drawPreview(into grid: inout Grid, in rect: Rect) {
    guard let entry = browser.selection else { return }
    grid.write(
      SafeText(entry.title.isEmpty ? entry.name : entry.title), in: rect,
      style: look.style(.strong).on(ground))
    grid.write(SafeText(entry.place), in: rect.row(1), style: look.style(.faint).on(ground))
    let curve = Sparkline(entry.losses.map(Self.height))
    grid.draw(curve, in: rect.row(3), look: look)
    grid.restyle(rect.row(3)) { $0.background.isNone ? $0.on(ground) : $0 }
    let text = rect.inset(top: entry.losses.isEmpty ? 3 : 5)
    let lines =
      entry.problem.map { SafeText($0).wrapped(to: text.width) }
      ?? SafeText.paragraphs(of: entry.about, width: text.width)
    for (row, line) in lines.prefix(text.height).enumerated() {
      grid.write(
        line, in: text.row(row),
        style: look.style(entry.problem == nil ? .text : .bad).on(ground))
    }
  }
}
