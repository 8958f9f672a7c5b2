import Scenarios
import Testing
import Training

/// What is to be seen with a note, in a file and back.
@Suite struct NoteViewTests {
  private func read(_ text: String) throws -> Scenario {
    try ScenarioReader.read(Array(text.utf8), file: "x")
  }

  @Test func aNoteHasAViewOfItsOwn() throws {
    let scenario = try read(
      """
      piste: 1
      view: {curve: excess}
      events:
        - {at: 4, note: The peak., view: {steps: log, window: [0, 20]}}
        - at: 7
          set: {learning_rate: 0.3}
          note: Lower.
          view: {}
        - {at: 9, note: Nothing to see.}
      """)
    #expect(
      scenario.noteViews == [
        4: ScenarioView(steps: .log, window: 0...20), 7: ScenarioView(),
      ])
    #expect(scenario.events.map(\.position) == [4, 7, 7, 9])
    let text = ScenarioWriter.text(of: scenario)
    #expect(
      text.contains(
        "  - at: 4\n    note: The peak.\n    view: {steps: log, window: [0, 20]}\n"))
    #expect(try read(text) == scenario)
  }

  /// A view belongs to a position: with two notes there it stands once, and without one it is left out.
  @Test func aViewIsWrittenOnceAndNotWithoutANote() throws {
    var scenario = Scenario(events: [Event(at: 3, .note("a")), Event(at: 3, .note("b"))])
    scenario.noteViews = [
      3: ScenarioView(curve: .one(.distance)), 8: ScenarioView(curve: .one(.loss)),
    ]
    let again = try read(ScenarioWriter.text(of: scenario))
    #expect(again.events == scenario.events)
    #expect(again.noteViews == [3: ScenarioView(curve: .one(.distance))])
  }

  /// A replay is the same run, whatever is seen of it.
  @Test func theHashOfTheConfigurationIsWithoutIt() {
    var scenario = Scenario(events: [Event(at: 3, .note("a"))])
    let hash = ScenarioWriter.configurationHash(of: scenario)
    scenario.noteViews = [3: ScenarioView(curve: .one(.distance))]
    #expect(ScenarioWriter.configurationHash(of: scenario) == hash)
  }

  @Test func aViewIsCompletedByAnother() {
    let base = ScenarioView(
      panels: ["now"], steps: .log, loss: .linear, curve: .one(.excess), smoothing: 0.5,
      trajectory: .data, plane: .init(right: 1, up: 2), window: 0...9)
    #expect(ScenarioView().completed(by: base) == base)
    #expect(base.completed(by: nil) == base)
    let other = ScenarioView(
      panels: ["loss"], steps: .linear, loss: .log, curve: .one(.loss), smoothing: 0,
      trajectory: .plane, plane: .init(right: 2, up: 3), window: 1...2)
    #expect(other.completed(by: base) == other)
  }
}
