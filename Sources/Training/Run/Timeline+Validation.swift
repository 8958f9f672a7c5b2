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
      throw .contradiction(
        names: ["events"], message: "\(events.count) events where at most \(Caps.events) are taken")
    }
  }
}

extension Event {
  /// Checks a note's text: not empty, and not too long.
  static func checkNote(_ text: String) throws(SettingError) {
    if text.isEmpty || text.count > Caps.textCharacters {
      throw .contradiction(
        names: ["note"], message: "a note takes 1 to \(Caps.textCharacters) characters")
    }
  }
}

extension Configuration {
  /// Applies an event after checking it.
  fileprivate mutating func apply(_ event: Event) throws(SettingError) {
    guard event.position >= 0 else {
      throw .contradiction(names: ["at"], message: "a position is 0 or more")
    }
    switch event.action {
    case .note(let text): try Event.checkNote(text)
    case .set(let name, let value):
      guard try setting(named: name).effect != .restart else {
        throw .contradiction(
          names: [name], message: "\(name) makes a new run, so it cannot change in an event")
      }
      try set(name, to: value)
    }
  }

  /// Checks that `steps` is not below a position.
  func validateSteps(at position: Int) throws(SettingError) {
    let steps = integer(RunSettings.steps)
    if steps < position {
      throw .notAccepted(
        name: RunSettings.steps.name, value: .integer(steps),
        accepted: "a whole number from \(position) (the position) to \(Caps.steps)")
    }
  }
}
