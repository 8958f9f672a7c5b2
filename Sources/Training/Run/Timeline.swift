/// Something that was done to a run at a position: a change of settings, or a note.
///
/// An event at position k applies before update k. Several changes of one setting at one position
/// leave the last; notes accumulate and never fork.
public struct Event: Hashable, Sendable {
  /// The position: the number of updates done before it.
  public var position: Int
  /// What happened.
  public var action: Action

  /// What an event does.
  public enum Action: Hashable, Sendable {
    /// Sets one setting.
    case set(name: String, value: SettingValue)
    /// Says something to the reader and changes nothing.
    case note(String)
  }

  /// Makes an event.
  public init(at position: Int, _ action: Action) {
    self.position = position
    self.action = action
  }
}

/// The events of a run in order of position, with the rules of the table of changes.
struct Timeline: Sendable, Hashable {
  private(set) var events: [Event]

  /// Orders the events; of several sets of one setting at one position the last stays.
  ///
  /// - Complexity: O(n log n), however many stand at one position.
  init(_ events: [Event]) {
    let ordered = events.enumerated().sorted {
      ($0.element.position, $0.offset) < ($1.element.position, $1.offset)
    }
    self.events = []
    var (position, later) = (-1, Set<String>())
    for event in ordered.map(\.element).reversed() {
      if event.position != position { (position, later) = (event.position, []) }
      if case .set(let name, _) = event.action, !later.insert(name).inserted { continue }
      self.events.append(event)
    }
    self.events.reverse()
  }

  /// The index of the first event at or after a position.
  func index(of position: Int) -> Int {
    var (low, high) = (0, events.count)
    while low < high {
      let middle = (low + high) / 2
      if events[middle].position < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The events of a position, in order.
  func events(at position: Int) -> ArraySlice<Event> {
    events[index(of: position)..<index(of: position + 1)]
  }

  /// Drops the events after a position.
  mutating func truncate(after position: Int) {
    events.removeSubrange(index(of: position + 1)...)
  }

  /// Adds a note after the position's other events.
  mutating func note(_ text: String, at position: Int) {
    events.insert(Event(at: position, .note(text)), at: index(of: position + 1))
  }

  /// Puts another text in place of a note's, or deletes it where that is empty; whether there is one.
  mutating func rewrite(_ note: Event, as text: String) -> Bool {
    let range = index(of: note.position)..<index(of: note.position + 1)
    guard let place = events[range].firstIndex(of: note) else { return false }
    if text.isEmpty {
      events.remove(at: place)
    } else {
      events[place].action = .note(text)
    }
    return true
  }

  /// Sets a setting at a position: takes the place of an earlier set of it there, and of its
  /// component's settings, and leaves nothing if it changes nothing of what is in force.
  ///
  /// - Parameter before: The values in force on arrival at the position, before its events.
  mutating func make(_ assignment: Assignment, before: ValuesInForce) throws(SettingError) {
    let (position, name) = (before.position, assignment.setting.name)
    let replaced = Set(settings(replacedBy: assignment)).union([name])
    let range = index(of: position)..<index(of: position + 1)
    var kept = events[range].filter { event in !replaced.contains { event.sets($0) } }
    var inForce = before
    for event in kept { try inForce.apply(event) }
    if inForce.make(assignment) {
      kept.append(Event(at: position, .set(name: name, value: assignment.value)))
    }
    events.replaceSubrange(range, with: kept)
  }

  /// The names of settings that a component's value replaces along with it.
  private func settings(replacedBy assignment: Assignment) -> [String] {
    (assignment.setting.catalogue?.entries ?? []).flatMap { $0.settings.map(\.name) }
  }
}

/// A timeline whose events ahead of a position were dropped.
struct DroppedPlan: Sendable {
  /// As it was.
  let whole: Timeline
  /// What was left of it.
  let rest: Timeline
  /// Where that was.
  let position: Int

  /// Nil where nothing lies ahead of the position.
  init?(of timeline: Timeline, at position: Int) {
    var rest = timeline
    rest.truncate(after: position)
    guard rest != timeline else { return nil }
    (whole, self.rest, self.position) = (timeline, rest, position)
  }
}

extension Event {
  /// Whether it sets that setting.
  func sets(_ name: String) -> Bool {
    if case .set(name, _) = action { true } else { false }
  }
}

extension Event.Action {
  /// Whether it is more than a note.
  package var isChange: Bool {
    if case .set = self { true } else { false }
  }
}

extension Configuration {
  /// This configuration after a run of events, whose notes change nothing.
  func applying(_ events: some Sequence<Event>) throws(SettingError) -> Configuration {
    var result = self
    for event in events {
      if case .set(let name, let value) = event.action { try result.set(name, to: value) }
    }
    return result
  }
}

extension Timeline {
  /// Checks every event by the values in force where it stands.
  ///
  /// Events past the target are never reached, and are in order: the target may be raised later.
  ///
  /// - Throws: `SettingError.event` naming the position and what is wrong: a setting that is not
  ///   there, a value not accepted, a setting that restarts a run, `steps` below the position, a note
  ///   too long; or that there are too many.
  func validate(from configuration: Configuration) throws(SettingError) {
    try checkCount()
    var inForce = configuration
    var index = 0
    while index < events.count {
      let position = events[index].position
      do throws(SettingError) {
        var setsSteps = false
        while index < events.count, events[index].position == position {
          try inForce.apply(events[index])
          setsSteps = setsSteps || events[index].sets(RunSettings.steps.name)
          index += 1
        }
        try inForce.validate()
        if setsSteps { try inForce.validateSteps(at: position) }
      } catch {
        throw .event(position: position, error)
      }
    }
  }

  /// Checks that there are not too many.
  func checkCount() throws(SettingError) {
    if events.count > Caps.events {
      throw .tooManyEvents(events.count)
    }
  }
}

extension Event {
  /// Checks a note's text: not empty, and not too long.
  static func checkNote(_ text: String) throws(SettingError) {
    if text.isEmpty || text.count > Caps.textCharacters {
      throw .noteLength
    }
  }
}

extension Configuration {
  /// Applies an event after checking it.
  fileprivate mutating func apply(_ event: Event) throws(SettingError) {
    guard event.position >= 0 else {
      throw .negativePosition
    }
    switch event.action {
    case .note(let text): try Event.checkNote(text)
    case .set(let name, let value):
      guard try setting(named: name).effect != .restart else {
        throw .restarts(name: name)
      }
      try set(name, to: value)
    }
  }
}
