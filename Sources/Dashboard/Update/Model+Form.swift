import Engine
import TerminalKit
import Training

extension Model {
  /// Selects another setting, some rows further.
  mutating func selectSetting(by step: Int) {
    let rows = settingRows
    let index = selectedRow(among: rows) + step
    form.selected = rows[min(max(index, 0), rows.count - 1)].setting.name
  }

  /// Moves the cursor to the entry that is selected in the panel of events.
  mutating func goToSelectedEvent() -> [Effect] {
    let entries = eventEntries
    let index = eventList.selected ?? currentEventEntry
    guard entries.indices.contains(index) else { return [] }
    openNotes(at: entries[index].position)
    return [.command(.go(to: entries[index].position))]
  }

  /// Lets the selected setting be typed or chosen, in its panel.
  mutating func beginEditing() {
    let row = settingRows[selectedRow]
    focus = .settings
    if zoomed != nil { zoomed = .settings }
    form.selected = row.setting.name
    if let choices = ChoiceList(row) {
      overlay = .choices(choices)
      return
    }
    form.editor = TextEditor(proposing: row.setting.text(of: row.value))
    form.refusal = nil
  }

  /// A key while a value is typed.
  mutating func pressInEditor(_ key: Key) -> [Effect] {
    switch key {
    case .escape: form.stopEditing()
    case .enter: return submit()
    case .tab, .backTab:
      let effects = submit()
      if form.editor == nil { selectSetting(by: key == .tab ? 1 : -1) }
      return effects
    case .up, .down: nudgeEditor(up: key == .up, finely: false)
    case Key(.up, .shift), Key(.down, .shift):
      nudgeEditor(up: key == Key(.up, .shift), finely: true)
    default:
      if form.editor?.handle(key) == true { form.refusal = nil }
    }
    return []
  }

  private mutating func submit() -> [Effect] {
    guard let editor = form.editor else { return [] }
    let setting = settingRows[selectedRow].setting
    do {
      let effects = try change(setting, to: try setting.value(of: editor.text, in: .form))
      form.stopEditing()
      return effects
    } catch {
      form.refusal = error.inForm
      return []
    }
  }

  /// The change of a setting, if it is accepted by itself and together with the others.
  mutating func change(
    _ setting: Setting, to value: SettingValue
  ) throws(SettingError) -> [Effect] {
    let assignment = try snapshot.configuration.assignment(of: value, to: setting.name)
    let (value, pending) = (assignment.value, form.pending[setting.name])
    if pending == value { return [] }
    let changes = try snapshot.inForce.changed(by: assignment) != nil
    guard changes || pending != nil else { return [] }
    form.pending[setting.name] = value
    return [.command(.change(name: setting.name, value: value))]
  }

  /// Raises or lowers the selected setting by one key.
  mutating func nudge(up: Bool, finely: Bool) -> [Effect] {
    let row = settingRows[selectedRow]
    guard var value = Nudging.value(row.value, of: row.setting, up: up, finely: finely) else {
      notice = .information("\(row.setting.title) is typed: press enter")
      return []
    }
    do { return try change(row.setting, to: value) } catch {
      // A kind that cannot be as it stands, such as data without a file, is stepped over.
      if case .component = row.value {
        while value != row.value,
          let next = Nudging.value(value, of: row.setting, up: up, finely: finely)
        {
          value = next
          if let effects = try? change(row.setting, to: value), !effects.isEmpty { return effects }
        }
      }
      notice = .warning(error.description)
      return []
    }
  }

  private mutating func nudgeEditor(up: Bool, finely: Bool) {
    let setting = settingRows[selectedRow].setting
    guard let editor = form.editor,
      let value = try? setting.value(of: editor.text, in: .form),
      let next = Nudging.value(value, of: setting, up: up, finely: finely)
    else { return }
    form.editor?.replaceAll(with: setting.text(of: next))
    form.refusal = nil
  }
}
