import Dispatch
import Engine
import Testing
import Training

/// What happens between the trainer's thread and the others; meant to be run under the thread sanitizer
/// as well.
@Suite struct TrainerThreadingTests {
  private static let long: [(String, SettingValue)] = [("steps", .integer(1_000_000))]

  @Test func goesOnWithoutAReader() throws {
    let watched = try Watched(configuration([("steps", .integer(3_000))]))
    watched.trainer.send(.run)
    #expect(try watched.line().position >= 0)
    // Nothing takes snapshots until the run is done: the newest is the last.
    watched.trainer.send(.go(to: 3_000))
    #expect(try watched.snapshot { !$0.isRunning && $0.position == 3_000 }.head == 3_000)
  }

  @Test func buildsASnapshotOnlyWhenTheLastWasTaken() throws {
    let watched = try Watched(configuration([("steps", .integer(2_000))]))
    watched.trainer.send(.go(to: 2_000))
    _ = try watched.line()
    while try watched.line().position < 2_000 {}
    // One at the start, one a batch of commands, one at the end, and none of the 2,000 updates.
    #expect(watched.wakes < 200)
  }

  @Test func obeysInTheMiddleOfARun() throws {
    let watched = try Watched(configuration(Self.long))
    watched.trainer.send(.run)
    _ = try watched.snapshot { $0.isRunning && $0.position > 10 }
    watched.trainer.send(.change(name: "learning_rate", value: .number(0.05)))
    let changed = try watched.snapshot { !$0.events.isEmpty }
    #expect(changed.isRunning)
    watched.trainer.send(.pause)
    let paused = try watched.snapshot { !$0.isRunning }
    #expect(paused.position == paused.head)
    #expect(paused.position < 1_000_000)
    #expect(paused.history.count == paused.head)
  }

  @Test func obeysInTheMiddleOfALongWay() throws {
    let watched = try Watched(configuration(Self.long))
    watched.trainer.send(.go(to: 1_000_000))
    _ = try watched.snapshot { $0.position > 10 }
    watched.trainer.send(.pause)
    #expect(try watched.line().position < 1_000_000)
  }

  @Test func keepsTheOrderOfEverySender() async throws {
    let watched = try Watched()
    await withTaskGroup { group in
      for sender in 0..<4 {
        group.addTask {
          for index in 0..<50 { watched.trainer.send(.note("\(sender) \(index)")) }
        }
      }
    }
    let notes = try watched.line().events.compactMap { event -> [Int]? in
      guard case .note(let text) = event.action else { return nil }
      return text.split(separator: " ").compactMap { Int($0) }
    }
    #expect(notes.count == 200)
    for sender in 0..<4 {
      #expect(notes.filter { $0[0] == sender }.map { $0[1] } == Array(0..<50))
    }
  }

  @Test func survivesReadersAndSendersAtOnce() async throws {
    let watched = try Watched(configuration(Self.long))
    watched.trainer.send(.run)
    await withTaskGroup { group in
      for _ in 0..<2 {
        group.addTask {
          for _ in 0..<200 {
            if let snapshot = watched.trainer.takeSnapshot() {
              #expect(snapshot.history.count == snapshot.head)
            }
            _ = watched.trainer.takeReplies()
          }
        }
      }
      group.addTask {
        for index in 0..<100 {
          watched.trainer.send(.change(name: "noise", value: .number(Double(index) / 100)))
          watched.trainer.send(.go(to: index))
          watched.trainer.send(.run)
        }
      }
    }
    watched.trainer.send(.pause)
    _ = try watched.line()
  }

  @Test func stopsInTheMiddleOfARun() throws {
    let watched = try Watched(configuration(Self.long))
    watched.trainer.send(.run)
    _ = try watched.snapshot { $0.isRunning }
    watched.trainer.stop()
    let wakes = watched.wakes
    watched.trainer.send(.run)
    watched.trainer.stop()
    #expect(watched.wakes == wakes)
  }

  @Test func stopsWhileAsleep() throws {
    let watched = try Watched(speed: .stepsPerSecond(0.001))
    watched.trainer.send(.step(1))
    watched.trainer.send(.run)
    _ = try watched.snapshot { $0.isRunning && $0.position == 2 }
    watched.trainer.stop()
  }

  @Test func endsWithItsLastReference() throws {
    for _ in 0..<20 {
      let watched = try Watched(configuration(Self.long))
      watched.trainer.send(.run)
    }
  }
}
