import TerminalKit
import Training

extension PanelName {
  static let settings: PanelName = "settings"
}

/// The values in force at the cursor, one of them being changed.
struct SettingsPanel: Panel {
  let name = PanelName.settings
  let placement = Placement(
    share: 11, shareAmongMany: 10, leastWidth: 0, narrowShare: 11, column: .whole, columnPlace: 1)

  func title(_ model: Model, in room: PanelRoom) -> SafeText { "settings" }

  func caption(_ model: Model, in room: PanelRoom) -> SafeText {
    let setting = model.selectedSetting
    if model.form.editor != nil { return "enter takes it, esc leaves" }
    if model.focus == name, !Self.showsAllHelp(of: setting, model, in: room.rect) {
      return "z shows its help"
    }
    switch setting.effect {
    case .live: return .empty
    case .targets: return "moves the surface"
    case .optimizerState: return "clears its state"
    case .restart: return "begins a new run"
    }
  }

  func height(_ model: Model, width: Int) -> Int { model.settingRows.count + Self.roomForHelp + 2 }

  func draw(_ model: Model, into grid: inout Grid, in room: PanelRoom) {
    guard !room.rect.isEmpty else { return }
    let parts = Parts(model, in: room.rect)
    let longest = parts.rows.map { SafeText($0.setting.title).width }.max() ?? 0
    let nameWidth = min(longest, max(room.rect.width - 11, 8))
    for (line, index) in parts.shown.enumerated() {
      Self.draw(
        parts.rows[index], isSelected: index == parts.selected, nameWidth, model, into: &grid,
        in: parts.list.row(line))
    }
    ListWindow.drawBar(
      first: parts.shown.lowerBound, count: parts.rows.count, model.look, into: &grid,
      in: parts.list)
    for (index, line) in parts.helpLines.enumerated() {
      grid.write(line.text, in: parts.help.row(index), style: model.look.style(line.role))
    }
  }

  func entry(at point: Point, _ model: Model, in room: PanelRoom) -> PanelEntry? {
    let parts = Parts(model, in: room.rect)
    let row = point.y - parts.list.minY
    let index = parts.shown.lowerBound + row
    return parts.list.contains(point) && index < parts.rows.count
      ? PanelEntry(index: index, row: row) : nil
  }

  /// Selects a setting; a click on the selected one edits it.
  func click(_ entry: PanelEntry, in model: inout Model) -> [Effect] {
    if entry.index == model.selectedRow {
      if model.form.editor == nil { model.beginEditing() }
      return []
    }
    model.form.stopEditing()
    model.form.selected = model.settingRows[entry.index].setting.name
    model.form.clickedRow = entry.row
    return []
  }

  /// The list and the help below it.
  private struct Parts {
    let rows: [SettingRow]
    /// The selected row.
    let selected: Int
    let list: Rect
    /// The rows that have room.
    let shown: Range<Int>
    let help: Rect
    let helpLines: [(text: SafeText, role: Role)]

    init(_ model: Model, in rect: Rect) {
      rows = model.settingRows
      selected = model.selectedRow(among: rows)
      helpLines = SettingsPanel.help(of: rows[selected].setting, model, in: rect.size)
      (help, list) = rect.splitBottom(helpLines.count)
      let first = ListWindow.first(
        selected: selected, count: rows.count, height: list.height,
        clickedRow: model.form.clickedRow)
      shown = first..<min(first + list.height, rows.count)
    }
  }

  private static func draw(
    _ row: SettingRow, isSelected: Bool, _ nameWidth: Int, _ model: Model, into grid: inout Grid,
    in rect: Rect
  ) {
    let look = model.look
    let hasFocus = model.focus == .settings && model.covering == nil
    let style =
      isSelected ? look.style(hasFocus ? .selection : .inactiveSelection) : look.style(.label)
    if isSelected { grid.fill(rect, style: style) }
    let sign = isSelected ? look.text("▸ ", ascii: "> ") : "  "
    grid.write(sign, in: rect, style: style)
    let name = rect.inset(left: 2)
    grid.write(
      SafeText(row.setting.title).truncated(to: nameWidth), in: name.splitLeft(nameWidth).left,
      style: style)
    let field = rect.inset(left: nameWidth + 4, right: 1)
    if isSelected, let editor = model.form.editor {
      grid.draw(TextField(editor, isValid: model.form.refusal == nil), in: field, look: look)
      return
    }
    let isPending = model.form.pending[row.setting.name] != nil
    let pending: SafeText = isPending ? look.text(" …", ascii: " ~") : .empty
    let ellipsis = look.text("…", ascii: "..")
    let text = row.setting.text(
      of: row.value, fitting: field.width - pending.width, ellipsis: ellipsis.string)
    grid.write(
      (SafeText(text) + pending).truncated(to: field.width, ellipsis: ellipsis), in: field,
      style: isSelected ? style : look.style(.value))
  }

  /// The most rows of help: few, so that the list stands still, or all but three for who chooses.
  private static func helpRows(room: Int, hasKeyboard: Bool) -> Int {
    let few = room < 7 ? 0 : room < 10 ? 2 : 3
    return hasKeyboard ? max(few, room - leastRows) : few
  }

  /// The rows that the help of most settings takes where there is much room.
  private static let roomForHelp = 3

  /// The rows of the list that stay, however long the help is.
  private static let leastRows = 3

  /// Whether a setting's help shows to its end when the panel is drawn into `rect`.
  private static func showsAllHelp(of setting: Setting, _ model: Model, in rect: Rect) -> Bool {
    helpRows(room: rect.height, hasKeyboard: model.focus == .settings)
      >= SafeText(setting.help).wrapped(to: rect.width).count
  }

  /// Why an entry is refused, or what the selected setting is; nothing where the room is needed.
  private static func help(
    of setting: Setting, _ model: Model, in room: Size
  ) -> [(text: SafeText, role: Role)] {
    let sign: SafeText = model.look.text("✗ ", ascii: "! ")
    if let refusal = model.form.refusal {
      return (sign + SafeText(refusal)).wrapped(to: room.width)
        .prefix(max(room.height - 1, 0)).map { ($0, .bad) }
    }
    let lines = SafeText(setting.help).wrapped(to: room.width)
    let count = helpRows(room: room.height, hasKeyboard: model.focus == .settings)
    guard count > 0 else { return [] }
    guard lines.count > count else { return lines.map { ($0, .faint) } }
    // That there is more is to be seen.
    let last = lines[count - 1].prefix(width: room.width - 1) + "…"
    return lines.prefix(count - 1).map { ($0, .faint) } + [(last, .faint)]
  }
}
