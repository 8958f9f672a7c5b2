import Plot
import TerminalKit
import Training

/// Events as marks on a plot against the step; in a replay those that the cursor has reached.
enum EventMarks {
  /// The most marks that are told apart on any screen.
  static let limit = 200

  static func marks(_ model: Model) -> [PlotEvent] {
    var configuration = model.snapshot.initialConfiguration
    var marks: [PlotEvent] = []
    let arrow = model.look.glyphs == .ascii ? ">" : "→"
    let isReplay = model.document.isReplay
    let known = model.snapshot.events.prefix { !isReplay || $0.position <= model.snapshot.position }
    for event in known.prefix(limit) {
      let x = Double(event.position)
      switch event.action {
      case .note:
        marks.append(PlotEvent(x: x, label: model.look.text("✎", ascii: "note")))
      case .set(let name, let value):
        let change = SettingChange(name, to: value, in: &configuration)
        let old = change.old == change.new ? "" : change.old
        let text = "\(short(name)) \(old)\(arrow)\(change.new)"
        marks.append(PlotEvent(x: x, label: SafeText(text)))
      }
    }
    return marks
  }

  /// The name of a setting where there is little room.
  private static func short(_ name: String) -> String {
    name == RunSettings.learningRate.name ? "lr" : name.split(separator: "_").joined(separator: " ")
  }
}
