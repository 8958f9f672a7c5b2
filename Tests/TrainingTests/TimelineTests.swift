import Testing

@testable import Training

@Suite struct TimelineTests {
  private func rate(_ value: Double, at position: Int) -> Event {
    Event(at: position, .set(name: "learning_rate", value: .number(value)))
  }

  @Test func ofSeveralSetsAtOnePositionTheLastStays() {
    let note = Event(at: 3, .note("n"))
    let timeline = Timeline([
      rate(0.4, at: 5), rate(0.1, at: 3), note, rate(0.2, at: 3), note,
      Event(at: 3, .set(name: "momentum", value: .number(0.5))), rate(0.3, at: 3),
      rate(0.5, at: 5),
    ])
    #expect(
      timeline.events == [
        note, note, Event(at: 3, .set(name: "momentum", value: .number(0.5))), rate(0.3, at: 3),
        rate(0.5, at: 5),
      ])
  }

  /// Many at one position, in no more than one look at each: hours, were each compared with all before it.
  @Test func aHundredThousandStandAtOnePosition() {
    let count = Caps.events
    let events = (0..<count).map { index in
      index.isMultiple(of: 2) ? Event(at: 7, .note("n")) : rate(Double(index), at: 7)
    }
    let timeline = Timeline(events)
    #expect(timeline.events.count == count / 2 + 1)
    #expect(timeline.events.last == events.last)
  }
}
