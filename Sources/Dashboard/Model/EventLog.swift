import Plot
import TerminalKit
import Training

/// The state of the panel of events.
struct EventList: Hashable, Sendable {
  /// The selected entry; nil for the one that the cursor has reached.
  var selected: Int?
  /// The row of the window in which the selected entry begins, where it was clicked: it does not move away
  /// under the pointer. Below 0 where its first lines are above the window.
  var row: Int?

  /// Selects an entry, in a row if it was clicked there.
  mutating func select(_ entry: Int, inRow row: Int? = nil) {
    selected = entry
    self.row = row
  }
}

/// A line of the panel of events.
struct EventEntry: Hashable, Sendable {
  /// What a line tells of.
  enum Kind: Hashable, Sendable { case start, change, note }

  let position: Int
  let kind: Kind
  let text: String
  /// The change that it tells of; nil for the start and for notes.
  var change: Change?

  /// A change of a setting, in words.
  struct Change: Hashable, Sendable {
    /// The name of the setting.
    let setting: String
    /// The value before; nil where that reads the same: setting again what a schedule has changed is no change
    /// from one to the other.
    let old: String?
    let new: String
  }
}

/// The start, then what was done to a run, in order, in words.
///
/// It is made when the events change, and not for every frame: there may be 100,000 of them.
struct EventLog: Sendable {
  /// The entries, by their positions.
  private(set) var entries = [EventEntry(position: 0, kind: .start, text: "start")]
  private var events: [Event] = []
  private let initial: Configuration
  /// The values in force after the last event.
  private var configuration: Configuration
  private let arrow: String

  init(_ initial: Configuration, _ events: [Event], arrow: String) {
    self.initial = initial
    self.arrow = arrow
    configuration = initial
    for event in events { append(event) }
  }

  /// Follows a run to other events; cheap where there are none, or where some have come to the end.
  mutating func follow(_ initial: Configuration, _ events: [Event]) {
    // Arrays that share their storage, as those of one run's snapshots do, are compared at once.
    if self.initial == initial, self.events == events { return }
    if self.initial == initial, events.starts(with: self.events) {
      for event in events.dropFirst(self.events.count) { append(event) }
    } else {
      self = EventLog(initial, events, arrow: arrow)
    }
    self.events = events
  }

  /// The event that an entry tells of; nil for the start, and where there is none.
  func event(ofEntry index: Int) -> Event? {
    events.indices.contains(index - 1) ? events[index - 1] : nil
  }

  /// The last entry that a position has reached. O(log n).
  func lastEntry(reachedBy position: Int) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].position <= position { low = middle + 1 } else { high = middle }
    }
    return max(low - 1, 0)
  }

  private mutating func append(_ event: Event) {
    events.append(event)
    switch event.action {
    case .note(let text):
      entries.append(EventEntry(position: event.position, kind: .note, text: text))
    case .set(let name, let value):
      let change = SettingChange(name, to: value, in: &configuration)
      // Setting again what a schedule has changed is no change from one to the other.
      let old = change.old == change.new ? nil : change.old
      entries.append(
        EventEntry(
          position: event.position, kind: .change,
          text: "\(change.title) \(old.map { $0 + " " } ?? "")\(arrow) \(change.new)",
          change: EventEntry.Change(setting: name, old: old, new: change.new)))
    }
  }
}

extension Model {
  /// The start, then what was done to the run, in order.
  var eventEntries: [EventEntry] { eventLog.entries }

  /// The last entry that the cursor has reached.
  var currentEventEntry: Int { eventLog.lastEntry(reachedBy: snapshot.position) }

  /// Takes over what the run's events are now.
  mutating func followEvents() {
    eventLog.follow(snapshot.initialConfiguration, snapshot.events)
    // Where both are the same they share their storage, so that to compare them costs nothing.
    if document.scenario.events == snapshot.events {
      document.scenario.events = snapshot.events
    }
  }
}

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
