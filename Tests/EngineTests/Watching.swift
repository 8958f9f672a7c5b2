import Deadline
import Dispatch
import Engine
import Synchronization
import Testing
import Training

/// A trainer under test, with a way to wait for what it publishes.
final class Watched: Sendable {
  let trainer: Trainer
  private let woken: Woken

  /// Counts what the trainer's thread does to the world outside.
  final class Woken: Sendable {
    let arrival = DispatchSemaphore(value: 0)
    let wakes = Atomic<Int>(0)
    let setups = Atomic<Int>(0)
  }

  init(
    _ configuration: Configuration = Configuration(), events: [Event] = [],
    data: DataTables = [:], comparedRuns: [ComparedRunPlan] = [], speed: Speed = .flatOut,
    pausesAtNotes: Bool = false, now: @escaping @Sendable () -> Duration = Watched.monotonic
  ) throws {
    let woken = Woken()
    self.woken = woken
    trainer = try Trainer(
      PreparedRun(
        configuration, events: events, data: data, comparedRuns: comparedRuns, speed: speed,
        pausesAtNotes: pausesAtNotes), now: now,
      threadSetup: { woken.setups.wrappingAdd(1, ordering: .relaxed) },
      wake: {
        woken.wakes.wrappingAdd(1, ordering: .relaxed)
        woken.arrival.signal()
      })
  }

  var wakes: Int { woken.wakes.load(ordering: .relaxed) }
  var setups: Int { woken.setups.load(ordering: .relaxed) }

  static let monotonic: @Sendable () -> Duration = {
    .nanoseconds(Int64(DispatchTime.now().uptimeNanoseconds))
  }

  /// The first snapshot that satisfies the condition, within the deadline of tests.
  func snapshot(
    _ location: SourceLocation = #_sourceLocation, where condition: (Snapshot) -> Bool
  ) throws -> Snapshot {
    while true {
      if let snapshot = trainer.takeSnapshot(), condition(snapshot) { return snapshot }
      try #require(woken.arrival.comes(), sourceLocation: location)
    }
  }

  /// Waits until so many snapshots were published, and takes the last, within the deadline of tests.
  func snapshot(
    ofWake count: Int, _ location: SourceLocation = #_sourceLocation
  ) throws -> Snapshot? {
    while wakes < count {
      try #require(woken.arrival.comes(), sourceLocation: location)
    }
    return trainer.takeSnapshot()
  }

  /// The first reply that the function makes something of, within the deadline of tests.
  func reply<Value>(
    _ location: SourceLocation = #_sourceLocation, _ pick: (Reply) -> Value?
  ) throws -> Value {
    while true {
      for reply in trainer.takeReplies() {
        if let value = pick(reply) { return value }
      }
      try #require(woken.arrival.comes(), sourceLocation: location)
    }
  }
}

/// The notebook's configuration with some settings changed.
func configuration(_ values: [(String, SettingValue)] = []) throws -> Configuration {
  var result = Configuration()
  for (name, value) in values { try result.set(name, to: value) }
  return result
}

/// What a run by itself comes to after so many updates.
func parameters(of configuration: Configuration, after steps: Int) throws -> [Double] {
  let run = try Run(configuration: configuration)
  run.advance(to: steps)
  return run.parameters
}
