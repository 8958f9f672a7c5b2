import TerminalKit
import Training

/// The state of the settings panel: which row, and what is being typed.
struct SettingsForm: Hashable, Sendable {
  /// The name of the selected setting; nil for the first.
  var selected: String? {
    didSet { if selected != oldValue { clickedRow = nil } }
  }
  /// The row of the list in which it was clicked; nil if a key has selected it.
  var clickedRow: Int?
  /// What is being typed into the selected row, if anything is.
  var editor: TextEditor?
  /// Why what was typed is refused.
  var refusal: String?
  /// Values that were sent to the trainer and have not been answered yet.
  var pending: [String: SettingValue] = [:]

  /// Leaves what was typed.
  mutating func stopEditing() {
    editor = nil
    refusal = nil
  }
}

/// A row of the settings panel.
struct SettingRow: Hashable, Sendable {
  let setting: Setting
  let value: SettingValue
}

extension Model {
  /// The settings in the order of the form: what can change in mid-run first, then what begins a new run.
  var settingRows: [SettingRow] {
    let configuration = snapshot.configuration
    let all = Self.formOrder(configuration)
    let live = all.filter { $0.effect != .restart }
    let restarting = all.filter { $0.effect == .restart }
    return (live + restarting).map { setting in
      SettingRow(setting: setting, value: form.pending[setting.name] ?? configuration[setting])
    }
  }

  /// The selected row, counted from 0.
  var selectedRow: Int { selectedRow(among: settingRows) }

  /// The selected one of the form's rows.
  func selectedRow(among rows: [SettingRow]) -> Int {
    rows.firstIndex { $0.setting.name == form.selected } ?? 0
  }

  /// The selected setting.
  var selectedSetting: Setting {
    let rows = settingRows
    return rows[selectedRow(among: rows)].setting
  }

  /// A catalogue's own row stands before the settings that its entry declares, where there is a choice.
  private static func formOrder(_ configuration: Configuration) -> [Setting] {
    var result = RunSettings.all
    for catalogue in Catalogue.allCases {
      if catalogue.entries.count > 1 { result.append(catalogue.setting) }
      result += configuration.entry(catalogue).settings
    }
    return result
  }
}
