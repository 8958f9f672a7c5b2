import Testing

@testable import Training

/// A run that begins again with the settings that it came to.
@Suite struct StartAgainTests {
  private func changed() throws -> Run {
    let run = try Run(configuration: Configuration(), events: [Event(at: 2, .note("look"))])
    run.advance(to: 13)
    try run.change("learning_rate", to: .number(0.3))
    try run.change("optimizer", to: .component(Component(kind: "adam")))
    run.advance(to: 20)
    return run
  }

  /// As a run that never had others, to the bit.
  @Test func theSettingsInForceHoldFromTheStart() throws {
    let run = try changed()
    let before = run.recordsHash(upTo: 20)
    #expect(try run.startAgain())
    #expect(run.position == 0 && run.head == 0 && run.events.isEmpty)
    run.advance(to: 20)
    var configuration = Configuration()
    try configuration.set("learning_rate", to: .number(0.3))
    try configuration.set("optimizer", to: .component(Component(kind: "adam")))
    let fresh = try Run(configuration: configuration)
    fresh.advance(to: 20)
    #expect(run.recordsHash(upTo: 20) == fresh.recordsHash(upTo: 20))
    #expect(run.initialConfiguration == fresh.initialConfiguration)
    let ghost = try #require(run.ghosts.last)
    #expect(ghost.history.recordsHash(upTo: 20) == before)
    #expect(ghost.label == "optimizer sgd")
  }

  @Test func whereTheCursorIsDecides() throws {
    let run = try changed()
    run.rewind(to: 5)
    #expect(try run.startAgain())
    #expect(run.configuration == Configuration() && run.head == 0 && run.events.isEmpty)
  }

  @Test func withTheSettingsOfTheStartThereIsNothingToDo() throws {
    let run = try Run(configuration: Configuration(), events: [Event(at: 2, .note("look"))])
    run.advance(to: 20)
    #expect(try !run.startAgain())
    #expect(run.position == 20 && run.events.count == 1 && run.ghosts.isEmpty)
  }

  @Test(arguments: [
    ("learning_rate", SettingValue.number(0.3), "learning rate 0.1"),
    ("noise", .number(0.4), "noise 0.1"),
  ])
  func theGhostIsCalledAfterWhatIsOther(name: String, value: SettingValue, label: String) throws {
    let run = try Run(configuration: Configuration())
    run.advance(to: 20)
    try run.change(name, to: value)
    #expect(try run.startAgain())
    #expect(run.ghosts.last?.label == label)
  }
}
