import TerminalKit
import Training

/// Events as marks on a plot against the step.
enum EventMarks {
  /// The most marks that are told apart on any screen.
  static let limit = 200

  static func marks(_ model: Model) -> [PlotEvent] {
    var configuration = model.snapshot.initialConfiguration
    var marks: [PlotEvent] = []
    let arrow = model.look.glyphs == .ascii ? ">" : "→"
    for event in model.snapshot.events.prefix(limit) {
      let x = Double(event.position)
      switch event.action {
      case .note:
        marks.append(PlotEvent(x: x, label: model.look.text("✎", ascii: "note")))
      case .set(let name, let value):
        let setting = try? configuration.setting(named: name)
        let old = setting.map { SettingText.text(of: configuration[$0], for: $0) } ?? ""
        let new = setting.map { SettingText.text(of: value, for: $0) } ?? value.description
        marks.append(PlotEvent(x: x, label: SafeText("\(short(name)) \(old)\(arrow)\(new)")))
        try? configuration.set(name, to: value)
      }
    }
    return marks
  }

  /// The name of a setting where there is little room.
  private static func short(_ name: String) -> String {
    name == RunSettings.learningRate.name ? "lr" : name.split(separator: "_").joined(separator: " ")
  }
}
