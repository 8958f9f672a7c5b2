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
