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
    var changed = line.timeline
    changed.truncate(after: position)
    try changed.make(assignment, before: before.inForce)
    try changed.checkCount()
    let isFork = position < head
    if isFork { keepFuture(label: label(setting, old)) }
    line.droppedPlan =
      isFork ? nil : line.droppedPlan ?? DroppedPlan(of: line.timeline, at: position)
    if let plan = line.droppedPlan, plan.position == position, changed == plan.rest {
      line.timeline = plan.whole
      line.droppedPlan = nil
    } else {
      line.timeline = changed
    }
    restore(before)
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
    var changed = line.timeline
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
    var changed = line.timeline
    guard changed.rewrite(note, as: text) else { return false }
    take(
      changed, UndoEntry(.note(from: old, to: text.isEmpty ? nil : text), at: note.position))
    return true
  }

  /// Takes over a timeline that differs by a note.
  private func take(_ changed: Timeline, _ entry: UndoEntry) {
    undoHistory.add(entry, at: moment)
    line.timeline = changed
    nextEvent = changed.index(of: position + 1)
  }

  /// Drops what lies ahead of the position, events included; a future that was recorded becomes a ghost.
  ///
  /// - Returns: Whether there was anything ahead.
  @discardableResult
  public func fork() -> Bool {
    var changed = line.timeline
    changed.truncate(after: position)
    guard position < head || changed != line.timeline else { return false }
    undoHistory.add(UndoEntry(.fork, at: position), at: moment)
    if position < head { keepFuture(label: "future of step \(position)") }
    line.forkedAt = position
    line.timeline = changed
    line.droppedPlan = nil
    return true
  }

  /// Ends the line at the position and keeps the whole of it as a ghost.
  private func keepFuture(label: String) {
    if position > 0 { holdRecord(at: position - 1) }
    line.keepFuture(of: position, label: label)
  }

  /// Begins again at position 0 with the values in force at the position, and without events; the run so far stays
  /// as a ghost.
  ///
  /// - Returns: Whether there is a new run: there is none where these values have held from the start.
  /// - Throws: `SettingError` if data that are drawn anew cannot be; nothing has changed then.
  @discardableResult
  public func startAgain() throws(SettingError) -> Bool {
    let wasChanged = line.events.contains { event in
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
    let (old, new) = (line.initialConfiguration, configuration)
    let catalogue = Catalogue.allCases.first { old.entry($0) != new.entry($0) }
    let setting = catalogue?.setting ?? new.settings.first { old[$0] != new[$0] }
    return setting.map { label($0, old[$0]) } ?? "the run before"
  }

  private func restart(with configuration: Configuration, label: String) throws(SettingError) {
    if let file = configuration.dataFile, data[file] == nil {
      throw .otherFile(name: OwnData.file.name, file: file)
    }
    try configuration.validate()
    var old = line
    if head > 0 { old.keepGhost(label: label, origin: 0) }
    try setUp(configuration)
    line.ghosts = old.ghosts
  }
}

extension Run {
  /// Takes back what was done last, wherever the run has gone since.
  ///
  /// After a change or a fork the run is as it was just before: at that position, with the events, the
  /// records and the ghosts of that moment, to the bit. What was done to a note is taken back where the
  /// cursor is. Going to and fro and further updates are nothing to take back; `redo` leads to them again.
  ///
  /// - Returns: What was taken back; nil if there is nothing.
  /// - Throws: `SettingError` if data that are drawn anew cannot be; nothing has changed then.
  /// - Complexity: O(1), but for a new run's data, which are drawn again.
  @discardableResult
  public func undo() throws(SettingError) -> UndoEntry? { try go(.back) }

  /// Does again what was taken back last, unless something else was done since: the run is as it was when
  /// that was taken back.
  ///
  /// - Returns: What was done again; nil if there is nothing.
  /// - Throws: As `undo()`.
  @discardableResult
  public func redo() throws(SettingError) -> UndoEntry? { try go(.forth) }

  private func go(_ direction: UndoHistory.Direction) throws(SettingError) -> UndoEntry? {
    guard let next = undoHistory.next(direction) else { return nil }
    let here = moment
    if next.entry.isNote {
      line.timeline = next.moment.line.timeline
      line.droppedPlan = next.moment.line.droppedPlan
      nextEvent = line.timeline.index(of: position + 1)
    } else {
      try restore(next.moment)
    }
    undoHistory.pass(direction, from: here)
    return next.entry
  }
}
