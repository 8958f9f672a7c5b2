import Plot
import TerminalKit
import Training

extension Model {
  /// The most events that are marked: no screen tells more apart.
  static let eventMarkLimit = 200

  /// The events as marks on a plot against the step; in a replay those that the cursor has reached.
  var eventMarks: [PlotEvent] {
    let isReplay = document.isReplay
    let known = eventLog.entries.dropFirst().prefix {
      !isReplay || $0.position <= snapshot.position
    }
    return known.prefix(Self.eventMarkLimit).map { entry in
      PlotEvent(x: Double(entry.position), label: mark(of: entry))
    }
  }

  /// What stands beside a mark, where there is little room.
  private func mark(of entry: EventEntry) -> SafeText {
    guard let change = entry.change else { return look.text("✎", ascii: "note") }
    let arrow = look.glyphs == .ascii ? ">" : "→"
    return SafeText(
      "\(Self.shortName(of: change.setting)) \(change.old ?? "")\(arrow)\(change.new)")
  }

  private static func shortName(of setting: String) -> String {
    setting == RunSettings.learningRate.name
      ? "lr" : setting.split(separator: "_").joined(separator: " ")
  }
}
