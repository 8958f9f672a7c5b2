extension Run {
  /// What a change did.
  public enum Outcome: Hashable, Sendable {
    /// The value was in force already.
    case unchanged
    /// It is in force from the next update on.
    case applied
    /// As `applied`; the future that there was is a ghost now.
    case forked
    /// There is a new run from position 0; the old one is a ghost now.
    case restarted
  }

  /// How many ghosts are kept.
  static let ghostLimit = 32

  /// Sets one setting at the position: an event, unless it restarts the run or changes nothing.
  ///
  /// Behind the head it is a fork: the events after the position are dropped, those at it are kept,
  /// and the future that there was becomes a ghost. At the head those ahead are dropped too, and are there
  /// again when the old value is set there. An error changes nothing.
  ///
  /// - Throws: `SettingError` if there is no such setting here, if the value is not accepted, alone or
  ///   beside the others, or if `steps` would be below the position.
  @discardableResult
  public func change(_ name: String, to value: SettingValue) throws(SettingError) -> Outcome {
    let assignment = try configuration.assignment(of: value, to: name)
    let (setting, value) = (assignment.setting, assignment.value)
    let old = inForce.value(of: setting)
    guard let proposed = try inForce.changed(by: assignment)?.configuration else {
      return .unchanged
    }
    let entry = UndoEntry(.change(setting, from: old, to: value), at: position)
    let moment = moment
    if setting.effect == .restart {
      try restart(with: proposed, label: label(setting, old))
      undoHistory.add(entry, at: moment)
      return .restarted
    }
    let before = moment.state
    var changed = timeline
    changed.truncate(after: position)
    try changed.make(assignment, before: before.inForce)
    try changed.checkCount()
    let isFork = position < head
    if isFork { keepFuture(label: label(setting, old)) }
    plan = isFork ? nil : plan ?? DroppedPlan(of: timeline, at: position)
    if let plan, plan.position == position, changed == plan.rest {
      timeline = plan.whole
      self.plan = nil
    } else {
      timeline = changed
    }
    restore(before)
    applyEvents()
    undoHistory.add(entry, at: moment)
    return isFork ? .forked : .applied
  }

  /// What a ghost is called for the value that parts it from the run.
  private func label(_ setting: Setting, _ value: SettingValue) -> String {
    "\(setting.title) \(setting.domain.word(for: value) ?? value.description)"
  }

  /// Says something at the position; it never forks.
  ///
  /// - Throws: `SettingError.noteLength` if the text is empty or too long.
  public func note(_ text: String) throws(SettingError) {
    try Event.checkNote(text)
    var changed = timeline
    changed.note(text, at: position)
    try changed.checkCount()
    take(changed, UndoEntry(.note(from: nil, to: text), at: position))
  }

  /// Puts another text in place of a note's, wherever it stands; an empty one deletes the note.
  ///
  /// - Returns: Whether there is such a note and the text is another one.
  /// - Throws: `SettingError.noteLength` if the text is too long.
  @discardableResult
  public func rewrite(_ note: Event, as text: String) throws(SettingError) -> Bool {
    if !text.isEmpty { try Event.checkNote(text) }
    guard case .note(let old) = note.action, old != text else { return false }
    var changed = timeline
    guard changed.rewrite(note, as: text) else { return false }
    take(
      changed, UndoEntry(.note(from: old, to: text.isEmpty ? nil : text), at: note.position))
    return true
  }

  /// Takes over a timeline that differs by a note.
  private func take(_ changed: Timeline, _ entry: UndoEntry) {
    undoHistory.add(entry, at: moment)
    timeline = changed
    nextEvent = timeline.index(of: position + 1)
  }

  /// Drops what lies ahead of the position, events included; a future that was recorded becomes a ghost.
  ///
  /// - Returns: Whether there was anything ahead.
  @discardableResult
  public func fork() -> Bool {
    var changed = timeline
    changed.truncate(after: position)
    guard position < head || changed != timeline else { return false }
    undoHistory.add(UndoEntry(.fork, at: position), at: moment)
    if position < head { keepFuture(label: "future of step \(position)") }
    forkedAt = position
    timeline = changed
    plan = nil
    return true
  }

  /// Makes the line end at the position and keeps the whole of it as a ghost.
  private func keepFuture(label: String) {
    if position > 0 { holdRecord(at: position - 1) }
    keep(
      Ghost(
        number: nextGhostNumber, label: label, history: history, origin: position,
        configuration: lastConfiguration, start: start))
    history = history.prefix(position)
    forkedAt = position
    testLosses.cut(to: position)
    checkpoints.truncate(after: position)
    if history.firstNonFiniteStep == nil {
      divergedConfiguration = nil
      cachedDivergence = nil
    }
  }

  /// The values that were in force at the last record of the line.
  private var lastConfiguration: Configuration {
    let events = timeline.events.prefix { $0.position < head }
    return (try? initialConfiguration.applying(events)) ?? configuration
  }

  /// Begins again at position 0 with the values in force at the position, and without events; the run so far stays
  /// as a ghost.
  ///
  /// - Returns: Whether there is a new run: there is none where these values have held from the start.
  /// - Throws: `SettingError` if data that are drawn anew cannot be; nothing has changed then.
  @discardableResult
  public func startAgain() throws(SettingError) -> Bool {
    let wasChanged = timeline.events.contains { event in
      if case .set = event.action { true } else { false }
    }
    guard wasChanged else { return false }
    let entry = UndoEntry(.restart, at: position)
    let moment = moment
    try restart(with: configuration, label: labelOfStart)
    undoHistory.add(entry, at: moment)
    return true
  }

  /// What the ghost of a run is called from which the next one differs in what it begins with.
  private var labelOfStart: String {
    let (old, new) = (initialConfiguration, configuration)
    let catalogue = Catalogue.allCases.first { old.entry($0) != new.entry($0) }
    let setting = catalogue?.setting ?? new.settings.first { old[$0] != new[$0] }
    return setting.map { label($0, old[$0]) } ?? "the run before"
  }

  private func restart(with configuration: Configuration, label: String) throws(SettingError) {
    if let file = configuration.dataFile, data[file] == nil {
      throw .otherFile(name: OwnData.file.name, file: file)
    }
    let fresh = try Run(configuration: configuration, data: data)
    if head > 0 {
      keep(
        Ghost(
          number: nextGhostNumber, label: label, history: history, origin: 0,
          configuration: lastConfiguration, start: start))
    }
    takeOver(fresh)
  }

  private var nextGhostNumber: Int { (ghosts.last?.number ?? -1) + 1 }

  private func keep(_ ghost: Ghost) {
    ghosts.append(ghost)
    if ghosts.count > Self.ghostLimit { ghosts.removeFirst() }
  }
}
