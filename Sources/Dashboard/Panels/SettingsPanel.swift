import TerminalKit
import Training

/// The values in force at the cursor, one of them being changed.
enum SettingsPanel {
  static let panel = PanelDefinition(
    title: { _ in "settings" }, caption: { caption($0) }, draw: { draw($0, into: &$1, in: $2) })

  private static func caption(_ model: Model) -> SafeText {
    let row = model.settingRows[model.selectedRow]
    if model.form.editor != nil { return "enter takes it, esc leaves" }
    let layout = Layout(model, size: model.size)
    if model.focus == .settings, let rect = layout.rect(of: .settings),
      !showsAllHelp(model, in: layout.contents(of: rect))
    {
      return "z shows its help"
    }
    switch row.setting.effect {
    case .live: return .empty
    case .targets: return "moves the surface"
    case .optimizerState: return "clears its state"
    case .restart: return "begins a new run"
    }
  }

  /// The setting at a place, counted from 0, and the line of the list that it is in, when the panel is drawn into
  /// `rect`.
  static func row(at point: Point, _ model: Model, in rect: Rect) -> (index: Int, line: Int)? {
    let height = help(model, width: rect.width, room: rect.height).count
    let list = rect.splitBottom(height).rest
    let count = model.settingRows.count
    let line = point.y - list.minY
    let index = first(model, count, in: list) + line
    return list.contains(point) && index < count ? (index, line) : nil
  }

  private static func first(_ model: Model, _ count: Int, in list: Rect) -> Int {
    ListWindow.first(
      selected: model.selectedRow, count: count, height: list.height,
      clickedRow: model.form.clickedRow)
  }

  private static func draw(_ model: Model, into grid: inout Grid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let rows = model.settingRows
    let helpLines = help(model, width: rect.width, room: rect.height)
    let (help, list) = rect.splitBottom(helpLines.count)
    let first = first(model, rows.count, in: list)
    let nameWidth = min(
      rows.map { SafeText($0.setting.title).width }.max() ?? 0, max(rect.width - 11, 8)
    )
    for line in 0..<min(list.height, rows.count - first) {
      draw(
        rows[first + line], index: first + line, nameWidth, model, into: &grid, in: list.row(line))
    }
    ListWindow.drawBar(first: first, count: rows.count, model.look, into: &grid, in: list)
    for (index, line) in helpLines.enumerated() {
      grid.write(line.text, in: help.row(index), style: model.look.style(line.role))
    }
  }

  private static func draw(
    _ row: SettingRow, index: Int, _ nameWidth: Int, _ model: Model, into grid: inout Grid,
    in rect: Rect
  ) {
    let look = model.look
    let isSelected = index == model.selectedRow
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
  static let roomForHelp = 3

  /// The rows of the list that stay, however long the help is.
  private static let leastRows = 3

  /// Whether the selected setting's help shows to its end when the panel is drawn into `rect`.
  static func showsAllHelp(_ model: Model, in rect: Rect) -> Bool {
    let setting = model.settingRows[model.selectedRow].setting
    return helpRows(room: rect.height, hasKeyboard: model.focus == .settings)
      >= SafeText(setting.help).wrapped(to: rect.width).count
  }

  /// Why an entry is refused, or what the selected setting is; nothing where the room is needed.
  private static func help(
    _ model: Model, width: Int, room: Int
  ) -> [(text: SafeText, role: Role)] {
    let setting = model.settingRows[model.selectedRow].setting
    let sign: SafeText = model.look.text("✗ ", ascii: "! ")
    if let refusal = model.form.refusal {
      return (sign + SafeText(refusal)).wrapped(to: width)
        .prefix(max(room - 1, 0)).map { ($0, .bad) }
    }
    let lines = SafeText(setting.help).wrapped(to: width)
    let count = helpRows(room: room, hasKeyboard: model.focus == .settings)
    guard count > 0 else { return [] }
    guard lines.count > count else { return lines.map { ($0, .faint) } }
    // That there is more is to be seen.
    let last = lines[count - 1].prefix(width: width - 1) + "…"
    return lines.prefix(count - 1).map { ($0, .faint) } + [(last, .faint)]
  }
}
