import TerminalKit

extension PanelName {
  static let events: PanelName = "events"
}

/// What was done to the run, and where the cursor is among it.
struct EventsPanel: Panel {
  let name = PanelName.events
  let placement = Placement(
    share: 9, shareAmongMany: 9, leastWidth: 0, column: .rest(least: 9), columnPlace: 3)

  func title(_ model: Model, in room: PanelRoom) -> SafeText { "events and notes" }

  func draw(_ model: Model, into grid: inout Grid, in room: PanelRoom) {
    let rect = room.rect
    guard !rect.isEmpty else { return }
    let entries = model.eventEntries
    let reached = model.currentEventEntry
    let selected = selected(model)
    let look = model.look
    let digits = digits(entries)
    let window = window(model, in: rect)
    for (row, line) in window.lines.enumerated() {
      let entry = entries[line.entry]
      let area = rect.row(row)
      let isSelected = model.focus == .events && line.entry == selected
      let style = look.style(
        isSelected
          ? .selection : entry.position > model.snapshot.position ? .faint : role(entry.kind))
      if isSelected { grid.fill(area, style: style) }
      if line.number == 0 {
        let sign = line.entry == reached ? look.text("▸", ascii: ">") : " "
        grid.write(sign + "@\(entry.position)", in: area, style: style)
      }
      grid.write(line.text, in: area.inset(left: digits + 3), style: style)
    }
    ListWindow.drawBar(
      first: window.first, count: window.count, look, into: &grid, in: rect)
    if entries.count == 1 { drawInvitation(look, into: &grid, in: rect.inset(top: 1)) }
  }

  /// What there is to do, where nothing was done yet; left out where it does not fit.
  private func drawInvitation(_ look: Look, into grid: inout Grid, in rect: Rect) {
    let text = SafeText(
      "\(KeyBinding.togglePlay.label(look)) runs it, \(KeyBinding.scrubBack.label(look)) goes back. "
        + "A setting changed there is a fork: both futures stay to compare.")
    let lines = text.wrapped(to: rect.width)
    guard rect.width >= 20, lines.count <= rect.height else { return }
    let top = lines.count < rect.height ? 1 : 0
    for (row, line) in lines.enumerated() {
      grid.write(line, in: rect.row(top + row), style: look.style(.faint))
    }
  }

  /// What an entry says. A replay hides its notes until the cursor is there: they tell what follows.
  private func text(of entry: EventEntry, _ model: Model) -> String {
    let isHidden =
      model.document.isReplay && entry.kind == .note && entry.position > model.snapshot.position
    return isHidden ? "a note" : entry.text
  }

  func select(by step: Int, in model: inout Model) {
    let entries = model.eventEntries
    let current = model.eventList.selected ?? model.currentEventEntry
    model.eventList.select(min(max(current + step, 0), entries.count - 1))
  }

  /// Corrects the selected note, or moves the cursor to the selected change.
  func activate(in model: inout Model) -> [Effect] {
    guard let note = model.selectedNote else { return model.goToSelectedEvent() }
    model.overlay = .note(NotePrompt(rewriting: note))
    return []
  }

  func entry(at point: Point, _ model: Model, in room: PanelRoom) -> PanelEntry? {
    guard room.rect.contains(point) else { return nil }
    let row = point.y - room.rect.minY
    return window(model, in: room.rect).lines.dropFirst(row).first.map {
      PanelEntry(index: $0.entry, row: row - $0.number)
    }
  }

  /// Selects an entry; a click on the selected one goes there.
  func click(_ entry: PanelEntry, in model: inout Model) -> [Effect] {
    let isSelected = model.eventList.selected == entry.index
    model.eventList.select(entry.index, inRow: entry.row)
    return isSelected ? model.goToSelectedEvent() : []
  }

  private func selected(_ model: Model) -> Int {
    let reached = model.currentEventEntry
    let wanted = model.focus == .events ? model.eventList.selected ?? reached : reached
    return min(wanted, model.eventEntries.count - 1)
  }

  private func window(_ model: Model, in rect: Rect) -> Window {
    let entries = model.eventEntries
    let row = model.focus == .events ? model.eventList.row : nil
    return Window(
      of: entries, around: selected(model), inRow: row,
      width: max(rect.width - digits(entries) - 4, 1),
      height: rect.height, text: { text(of: $0, model) })
  }

  /// The columns that positions take.
  private func digits(_ entries: [EventEntry]) -> Int {
    "@\(entries.last?.position ?? 0)".count
  }

  private func role(_ kind: EventEntry.Kind) -> Role {
    switch kind {
    case .start: .label
    case .change: .event
    case .note: .text
    }
  }

  /// A line of an entry's text.
  private struct Line {
    let entry: Int
    /// Its number within the entry, from 0.
    let number: Int
    let text: SafeText
  }

  /// The lines that show. Only as many entries are looked at as can show, however many there are.
  private struct Window {
    /// The lines, from the top.
    let lines: ArraySlice<Line>
    /// The lines above them, and all there are; an entry that was not looked at counts as one.
    let first: Int
    let count: Int

    init(
      of entries: [EventEntry], around selected: Int, inRow row: Int?, width: Int, height: Int,
      text: (EventEntry) -> String
    ) {
      func block(_ index: Int) -> [Line] {
        SafeText(text(entries[index])).wrapped(to: width).enumerated().map {
          Line(entry: index, number: $0.offset, text: $0.element)
        }
      }
      var lines = block(selected)
      let own = lines.count
      var start = selected
      while start > 0, lines.count - own < height {
        start -= 1
        lines = block(start) + lines
      }
      let anchor = lines.count - 1
      var end = selected + 1
      while end < entries.count, lines.count - anchor <= height {
        lines += block(end)
        end += 1
      }
      let top =
        row.map { row in
          let start = lines.count { $0.entry < selected }
          // All of the entry shows if it fits.
          let row = own > height ? row : max(min(row, height - own), 0)
          return min(max(start - row, 0), max(lines.count - height, 0))
        } ?? ListWindow.first(selected: anchor, count: lines.count, height: height)
      self.lines = lines[top...].prefix(height)
      first = start + top
      count = start + lines.count + entries.count - end
    }
  }
}
