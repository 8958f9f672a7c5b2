import Randomness
import Testing

@testable import Theory
@testable import Training

/// What was done is taken back and done again to the bit, wherever the run has gone since.
@Suite struct UndoTests {
  private static let lesson = [
    Event(at: 4, .note("look")), Event(at: 12, .set(name: "learning_rate", value: .number(0.3))),
    Event(at: 15, .note("there")),
  ]

  private func run(events: [Event] = []) throws -> Run {
    var configuration = Configuration()
    try configuration.set(
      "optimizer", to: .component(Component(kind: "adam", values: ["amsgrad": .choice("on")])))
    try configuration.set("batch_size", to: .integer(7))
    try configuration.set("steps", to: .integer(40))
    return try Run(configuration: configuration, events: events)
  }

  /// All that is known of a run, to the bit.
  private struct Whole: Equatable {
    let configuration: Configuration
    let initialConfiguration: Configuration
    let events: [Event]
    let position: Int
    let head: Int
    let parameters: [UInt64]
    let optimizer: [UInt64]
    let rate: Double
    let hash: UInt64
    let ghosts: [UInt64]
    let forkedAt: Int?

    init(_ run: Run) {
      configuration = run.configuration
      initialConfiguration = run.initialConfiguration
      events = run.events
      position = run.position
      head = run.head
      parameters = run.parameters.map(\.bitPattern)
      optimizer = run.state.optimizerState.buffers.map(\.bitPattern)
      rate = run.learningRate
      hash = run.recordsHash(upTo: run.head)
      ghosts = run.ghosts.map { $0.history.recordsHash(upTo: $0.history.count) }
      forkedAt = run.forkedAt
    }
  }

  /// What is done at step 8 of a run that was at step 20.
  static let changes: [@Sendable (Run) throws -> Void] = [
    { try $0.change("learning_rate", to: .number(0.05)) },
    { try $0.change("batch_size", to: .integer(0)) },
    { try $0.change("optimizer", to: .component(Component(kind: "sgd"))) },
    { try $0.change("noise", to: .number(0.4)) },
    { try $0.change("seed", to: .integer(5)) },
    { try $0.change("dtype", to: .choice("float64")) },
    { $0.fork() },
    { _ = try $0.startAgain() },
  ]

  @Test(arguments: changes.indices)
  func aDeedBehindTheHeadIsTakenBackAndDoneAgain(_ index: Int) throws {
    let run = try run(events: Self.lesson)
    run.advance(to: 20)
    run.rewind(to: 8)
    let before = Whole(run)
    try Self.changes[index](run)
    run.advance(to: 31)
    run.rewind(to: 27)
    let after = Whole(run)
    #expect(try run.undo()?.position == 8)
    #expect(Whole(run) == before)
    #expect(try run.undo() == nil)
    run.rewind(to: run.head)
    run.advance(to: 40)
    let untouched = try self.run(events: Self.lesson)
    untouched.advance(to: 40)
    #expect(run.recordsHash(upTo: 40) == untouched.recordsHash(upTo: 40))
    #expect(run.parameters == untouched.parameters)
    run.rewind(to: 2)
    #expect(try run.redo()?.position == 8)
    #expect(Whole(run) == after)
    #expect(try run.redo() == nil)
    run.rewind(to: run.head)
    run.advance(to: 40)
    let again = try Run(configuration: run.initialConfiguration, events: run.events)
    again.advance(to: 40)
    #expect(run.recordsHash(upTo: 40) == again.recordsHash(upTo: 40))
    // What went on after the undoing is not lost either.
    try run.undo()
    #expect(run.head == 40 && run.position == 2)
    #expect(run.recordsHash(upTo: 40) == untouched.recordsHash(upTo: 40))
  }

  @Test func aChangeAtTheHeadGoesBackToItsPlaceAndPlan() throws {
    let run = try run(events: Self.lesson)
    run.advance(to: 6)
    let before = Whole(run)
    try run.change("learning_rate", to: .number(0.5))
    run.advance(to: 25)
    try run.change("noise", to: .number(0.2))
    try run.undo()
    #expect(run.position == 25 && run.events.count == 2)
    try run.undo()
    #expect(Whole(run) == before)
    #expect(run.events == Self.lesson && run.head == 6)
  }

  /// The dropped events of a fork where nothing was recorded ahead.
  @Test func aForkOfAPlanAloneIsTakenBack() throws {
    let run = try run(events: Self.lesson)
    run.advance(to: 8)
    #expect(run.fork() && run.events.count == 1)
    try run.undo()
    #expect(run.events == Self.lesson && run.forkedAt == nil)
  }

  @Test func somethingElseDoneEndsWhatCanBeDoneAgain() throws {
    let run = try run()
    try run.change("learning_rate", to: .number(0.2))
    try run.undo()
    try run.note("here")
    #expect(try run.redo() == nil)
    #expect(run.events == [Event(at: 0, .note("here"))])
  }

  /// Notes change no record: the run stays where it is.
  @Test func aNoteIsTakenBackWhereTheRunIs() throws {
    let run = try run()
    run.advance(to: 5)
    try run.note("one")
    run.advance(to: 9)
    let hash = run.recordsHash(upTo: 9)
    #expect(try run.undo() == UndoEntry(.note(from: nil, to: "one"), at: 5))
    #expect(run.events.isEmpty && run.position == 9 && run.recordsHash(upTo: 9) == hash)
    try run.redo()
    #expect(run.events == [Event(at: 5, .note("one"))] && run.position == 9)
  }

  @Test func aNoteIsCorrectedAndDeletedWhereverItStands() throws {
    let run = try run(events: Self.lesson + [Event(at: 4, .note("twice"))])
    run.advance(to: 20)
    run.rewind(to: 2)
    #expect(try run.rewrite(Event(at: 4, .note("look")), as: "see"))
    #expect(run.events.prefix(2).map(\.action) == [.note("see"), .note("twice")])
    #expect(try run.rewrite(Event(at: 15, .note("there")), as: ""))
    #expect(run.events.map(\.position) == [4, 4, 12])
    #expect(run.head == 20 && run.position == 2 && run.ghosts.isEmpty)
    #expect(try run.undo() == UndoEntry(.note(from: "there", to: nil), at: 15))
    #expect(try run.undo() == UndoEntry(.note(from: "look", to: "see"), at: 4))
    #expect(run.events.map(\.position) == [4, 4, 12, 15])
    #expect(run.events[0].action == .note("look"))
  }

  @Test func whatIsNoNoteIsNotRewritten() throws {
    let run = try run(events: Self.lesson)
    #expect(try !run.rewrite(Event(at: 5, .note("look")), as: "see"))
    #expect(try !run.rewrite(Event(at: 4, .note("look")), as: "look"))
    #expect(try !run.rewrite(Self.lesson[1], as: "see"))
    let long = String(repeating: "x", count: Caps.textCharacters + 1)
    #expect(throws: SettingError.self) {
      try run.rewrite(Event(at: 4, .note("look")), as: long)
    }
    #expect(run.events == Self.lesson)
    #expect(try run.undo() == nil)
  }

  /// The place among the events is right again when there is one fewer behind the run, or one more.
  @Test func whatLiesAheadStillComesWhenANoteBehindGoes() throws {
    let run = try run(events: Self.lesson)
    run.advance(to: 8)
    try run.rewrite(Self.lesson[0], as: "")
    run.advance(to: 13)
    #expect(run.history.learningRate(at: 12) == 0.3)
    run.rewind(to: 9)
    try run.undo()
    let again = try Run(configuration: run.initialConfiguration, events: run.events)
    run.advance(to: 20)
    again.advance(to: 20)
    #expect(run.recordsHash(upTo: 20) == again.recordsHash(upTo: 20))
  }

  /// Beyond what is computed again from the start.
  @Test func goesBackAndForthOnALineThatIsThereAgain() throws {
    let run = try run()
    try run.change("steps", to: .integer(5_000))
    run.advance(to: 4_000)
    let records = run.history
    run.rewind(to: 500)
    try run.change("learning_rate", to: .number(0.02))
    run.advance(to: 4_500)
    try run.undo()
    for position in [3_900, 1_100, 4_000, 2_222] {
      run.rewind(to: position)
      #expect(run.parameters.hasSameBits(as: records.parameters(at: position - 1)))
    }
  }

  /// Setting the old value by hand brings back what a change at the head dropped, after an undo as well.
  @Test func whatWasDroppedIsKnownAgain() throws {
    let run = try run(events: Self.lesson)
    try run.change("learning_rate", to: .number(0.2))
    try run.change("learning_rate", to: .number(0.4))
    try run.undo()
    try run.change("learning_rate", to: .number(0.1))
    #expect(run.events == Self.lesson)
  }

  @Test func onlySoManyAreKept() throws {
    let run = try run()
    for index in 0...UndoHistory.limit { try run.note("\(index)") }
    var count = 0
    while try run.undo() != nil { count += 1 }
    #expect(count == UndoHistory.limit)
    #expect(run.events == [Event(at: 0, .note("0"))])
  }

  /// The ghost that a fork made goes when it is taken back, and others stay.
  @Test func ghostsAreThoseOfTheMoment() throws {
    let run = try run()
    run.advance(to: 10)
    run.rewind(to: 5)
    try run.change("learning_rate", to: .number(0.2))
    run.advance(to: 10)
    run.rewind(to: 7)
    run.fork()
    #expect(run.ghosts.map(\.origin) == [5, 7])
    try run.undo()
    #expect(run.ghosts.map(\.origin) == [5] && run.forkedAt == 5)
    try run.undo()
    #expect(run.ghosts.isEmpty && run.forkedAt == nil)
  }

  @Test(arguments: 0..<6)
  func allIsTakenBackAfterAnyWalk(_ seed: Int) throws {
    var random = SplitMix64(seed: seed)
    let run = try run(events: Self.lesson)
    // Enough that chunks of records are shared by several lines.
    try run.change("steps", to: .integer(3_000))
    let fresh = try Run(configuration: run.initialConfiguration, events: Self.lesson)
    var befores: [Whole] = []
    for _ in 0..<50 where befores.count < UndoHistory.limit - 1 {
      let old = Whole(run)
      let isDone =
        switch random.below(7) {
        case 0:
          try run.change("learning_rate", to: .number(0.01 * Double(1 + random.below(30))))
            != .unchanged
        case 1: try run.change("noise", to: .number(0.1 * Double(random.below(9)))) != .unchanged
        case 2: run.fork()
        case 3: try run.change("seed", to: .integer(random.below(3))) != .unchanged
        case 4:
          {
            run.rewind(to: random.below(run.head + 1))
            return false
          }()
        default:
          {
            run.advance(to: run.position + random.below(400))
            return false
          }()
        }
      if isDone { befores.append(old) }
    }
    let end = Whole(run)
    let count = befores.count
    while let before = befores.popLast() {
      #expect(try run.undo() != nil)
      #expect(Whole(run) == before)
    }
    #expect(try run.undo() != nil, "of the steps")
    #expect(Whole(run) == Whole(fresh))
    for _ in 0...count { try run.redo() }
    #expect(Whole(run) == end)
    let again = try Run(configuration: run.initialConfiguration, events: run.events)
    again.advance(to: run.head)
    #expect(again.recordsHash(upTo: run.head) == run.recordsHash(upTo: run.head))
  }
}
