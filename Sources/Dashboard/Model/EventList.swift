import TerminalKit
import Training

/// The state of the panel of events.
struct EventList: Hashable, Sendable {
  /// The selected entry; nil for the one that the cursor has reached.
  var selected: Int?
}

/// A line of the panel of events.
struct EventEntry: Hashable, Sendable {
  /// What a line tells of.
  enum Kind: Hashable, Sendable { case start, change, note, head }

  let position: Int
  let kind: Kind
  let text: String
}

extension Model {
  /// The start, then what was done to the run, in order.
  var eventEntries: [EventEntry] {
    var configuration = snapshot.initialConfiguration
    var entries = [EventEntry(position: 0, kind: .start, text: "start")]
    for event in snapshot.events {
      switch event.action {
      case .note(let text):
        entries.append(EventEntry(position: event.position, kind: .note, text: text))
      case .set(let name, let value):
        let setting = try? configuration.setting(named: name)
        let old = setting.map { SettingText.text(of: configuration[$0], for: $0) } ?? ""
        let new = setting.map { SettingText.text(of: value, for: $0) } ?? value.description
        let arrow = look.glyphs == .ascii ? "->" : "→"
        entries.append(
          EventEntry(
            position: event.position, kind: .change,
            text: "\(setting?.title ?? name) \(old) \(arrow) \(new)"))
        try? configuration.set(name, to: value)
      }
    }
    return entries
  }

  /// The last entry that the cursor has reached.
  var currentEventEntry: Int {
    eventEntries.lastIndex { $0.position <= snapshot.position } ?? 0
  }
}
