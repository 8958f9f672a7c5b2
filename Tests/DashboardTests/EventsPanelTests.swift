import Engine
import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

@Suite struct EventsPanelTests {
  private static func events(_ count: Int) -> [Event] {
    (0..<count).map { index in
      let position = index / 2
      let words = String(repeating: "word ", count: index * 7 % 11)
      return index % 3 == 0
        ? Event(at: position, .set(name: "learning_rate", value: .number(0.1 + Double(index))))
        : Event(at: position, .note("note \(index) \(words)"))
    }
  }

  private func bench(_ count: Int, steps: Int = 1_000) throws -> Bench {
    try Bench(
      Scenario(
        configuration: try configuration([("steps", .integer(steps))]), events: Self.events(count)))
  }

  private func drawn(_ model: Model, _ size: Size) -> [String] {
    var grid = Grid(size: size)
    EventsPanel().draw(
      model, into: &grid, in: PanelRoom(rect: grid.bounds, hasBorder: true))
    // The last column is the bar's.
    return (0..<size.height).map { y in
      grid.row(y).dropLast().map { String(Character($0.glyph.scalar)) }.joined()
        .replacing(/[ ]+$/, with: "")
    }
  }

  /// What shows is cut from all lines of all entries, though they are not all looked at.
  @Test(arguments: [(0, 0), (1, 0), (40, 0), (40, 3), (40, 11), (40, 20), (300, 77), (300, 150)])
  func showsAPartOfTheWholeList(count: Int, position: Int) throws {
    var bench = try bench(count)
    bench.send(.input(.key(.home)))
    for _ in 0..<position { bench.press(.character(".")) }
    let model = bench.model
    let entries = model.eventEntries
    #expect(entries.count == count + 1)
    let reached = entries.lastIndex { $0.position <= position } ?? 0
    let digits = entries.map { "@\($0.position)".count }.max() ?? 0
    for size in [
      Size(width: 30, height: 1), Size(width: 30, height: 6), Size(width: 44, height: 25),
    ] {
      var all: [String] = []
      var anchor = 0
      for (index, entry) in entries.enumerated() {
        let lines = SafeText(entry.text).wrapped(to: size.width - digits - 4).map(\.string)
        for (number, line) in lines.enumerated() {
          let sign = (index == reached ? "▸" : " ") + "@\(entry.position)"
          let start = number == 0 ? sign : ""
          let gap = String(repeating: " ", count: digits + 3 - start.count)
          all.append((start + gap + line).replacing(/[ ]+$/, with: ""))
        }
        if index == reached { anchor = all.count - 1 }
      }
      let first = ListWindow.first(selected: anchor, count: all.count, height: size.height)
      let part = Array(all[first...].prefix(size.height))
      #expect(Array(drawn(model, size).prefix(part.count)) == part, "\(size)")
    }
  }

  /// An empty list says what fills it, in whole sentences or not at all.
  @Test func invitesWhereNothingWasDone() throws {
    func text(_ model: Model, width: Int, height: Int) -> String {
      drawn(model, Size(width: width, height: height)).joined(separator: " ")
    }
    let empty = try bench(0).model
    for (width, height) in [(26, 6), (40, 10), (27, 7)] {
      let words = text(empty, width: width, height: height)
      #expect(words.contains("space runs it") && words.contains("compare."), "\(width)")
    }
    #expect(!text(empty, width: 26, height: 4).contains("runs"))
    #expect(!text(empty, width: 12, height: 30).contains("runs"))
    #expect(!text(try bench(1).model, width: 40, height: 10).contains("runs"))
  }

  @Test func tellsEachChangeWithWhatWasBefore() throws {
    var log = EventLog(Configuration(), [], arrow: "->")
    #expect(log.entries.map(\.text) == ["start"])
    let events = [
      Event(at: 2, .set(name: "learning_rate", value: .number(0.3))), Event(at: 2, .note("look")),
      Event(at: 5, .set(name: "learning_rate", value: .number(0.6))),
      Event(at: 9, .set(name: "noise", value: .number(0))),
    ]
    for count in 0...events.count {
      log.follow(Configuration(), Array(events.prefix(count)))
      #expect(log.entries.count == count + 1)
    }
    #expect(
      log.entries.map(\.text) == [
        "start", "learning rate 0.1 -> 0.3", "look", "learning rate 0.3 -> 0.6", "noise 0.1 -> 0",
      ])
    // A fork drops what lay ahead.
    log.follow(Configuration(), [events[0], Event(at: 4, .set(name: "noise", value: .number(1)))])
    #expect(log.entries.map(\.text).suffix(2) == ["learning rate 0.1 -> 0.3", "noise 0.1 -> 1"])
    log.follow(try configuration([("noise", .number(2))]), [events[3]])
    #expect(log.entries.map(\.text) == ["start", "noise 2 -> 0"])
  }

  /// A number of sixteen digits would be broken over two lines.
  @Test func tellsLongNumbersInFewDigits() throws {
    let values = [0.019801980198019802, 0.019801980198019806, 0.7083796810409559, 0.25]
    let log = EventLog(
      Configuration(), values.map { Event(at: 1, .set(name: "learning_rate", value: .number($0))) },
      arrow: "->")
    #expect(
      log.entries.map(\.text).dropFirst() == [
        "learning rate 0.1 -> 0.019802",
        "learning rate 0.019801980198019802 -> 0.019801980198019806",
        "learning rate 0.019802 -> 0.70838", "learning rate 0.70838 -> 0.25",
      ])
  }

  @Test func findsTheEntryThatWasReached() {
    let log = EventLog(Configuration(), Self.events(50), arrow: "->")
    for position in 0...40 {
      #expect(
        log.lastEntry(reachedBy: position) == log.entries.lastIndex { $0.position <= position })
    }
  }
}
