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
      timeline = next.moment.timeline
      plan = next.moment.plan
      nextEvent = timeline.index(of: position + 1)
    } else {
      try restore(next.moment)
    }
    undoHistory.pass(direction, from: here)
    return next.entry
  }
}
