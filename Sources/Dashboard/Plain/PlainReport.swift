import Engine
import Scenarios
import TerminalKit
import Training

/// What the dashboard says without a screen, line by line.
public struct PlainReport {
  private let model: Model

  /// Reports on a run.
  public init(_ snapshot: Snapshot, _ document: Document) {
    model = Model(
      snapshot: snapshot, document: document, size: .zero,
      look: Look(capabilities: Capabilities(glyphs: .ascii, colors: .none)))
  }

  /// Where the run is, in one line, and what is wrong, in another.
  public var status: [String] {
    let snapshot = model.snapshot
    let readout = Readout(model).rows.prefix(4).map { row in
      "\(row.label) \(row.value)" + (row.remark.isEmpty ? "" : " \(row.remark)")
    }
    let place = "step \(snapshot.position)/\(snapshot.target)"
    let head = snapshot.head == snapshot.position ? "" : " (run to \(snapshot.head))"
    let isWide = snapshot.configuration.choice(RunSettings.dtype) == "float64"
    let parameters = snapshot.parameters.prefix(4).map { value in
      isWide ? "\(value)" : "\(Float(value))"
    }
    let rest = snapshot.parameters.count > 4 ? ", .." : ""
    let line =
      ([place + head] + readout + ["w \(parameters.joined(separator: " "))\(rest)"])
      .joined(separator: ", ")
    return [line] + (Diagnosis(snapshot).map { [$0.text(model.look)] } ?? [])
  }

  /// The settings with their values, a line each.
  public var settings: [String] {
    model.settingRows.map { row in
      "\(row.setting.name) \(SettingText.text(of: row.value, for: row.setting))"
    }
  }

  /// What was done to the run, a line each.
  public var events: [String] {
    model.eventEntries.map { "at \($0.position): \($0.text)" }
  }

  /// What the run is called.
  public var title: String { model.heading.string }

  /// The title and the text.
  public var about: [String] {
    let scenario = model.document.scenario
    let text = scenario.about.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return [title] + text.map(String.init)
  }

  /// The commands, a line each.
  public static var help: [String] {
    let width = PlainCommand.rows.map(\.word.count).max() ?? 0
    return PlainCommand.rows.map { row in
      row.word + String(repeating: " ", count: width - row.word.count + 2) + row.help
        + (row.takes == "nothing" ? "" : "; takes \(row.takes)")
    }
  }

  /// The value that was typed for a setting, checked by its declaration.
  ///
  /// - Throws: `SettingError` saying what is accepted.
  public static func value(
    of text: String, for name: String, in configuration: Configuration
  ) throws(SettingError) -> SettingValue {
    try SettingText.value(of: text, for: try configuration.setting(named: name))
  }
}
