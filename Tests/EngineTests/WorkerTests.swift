import Testing
import Training

@testable import Engine

/// What the trainer does between two updates, in every order that can be.
@Suite struct WorkerTests {
  private func run(steps: Int, samples: Int = 50, features: Int = 2) throws -> Run {
    try Run(
      configuration: configuration([
        ("steps", .integer(steps)), ("samples", .integer(samples)),
        ("features", .integer(features)), ("true_w", .automatic), ("start", .automatic),
      ]))
  }

  /// What ran on from a change stands where that was made when it is taken back.
  @Test func pausesWhereAChangeIsTakenBack() throws {
    let worker = try DrivenWorker(run(steps: 100_000))
    let snapshots = worker.work([
      .step(5), .change(name: "learning_rate", value: .number(0.2)), .run,
    ]) { snapshot, queue in
      if snapshot.changeCount == 2 {
        queue.stop()
      } else if snapshot.position >= 8 {
        queue.send(.undo)
      }
    }
    let last = try #require(snapshots.last)
    #expect(last.events.isEmpty && last.position == 5 && !last.isRunning)
  }

  /// A command that comes within a slice is done before the next update, not behind the slice.
  @Test func obeysWithinASlice() throws {
    let worker = try DrivenWorker(run(steps: 5_000))
    let snapshots = worker.work([.run]) { snapshot, queue in
      if snapshot.position == 5, snapshot.isRunning { queue.send(.pause) }
      if snapshot.position >= 5, !snapshot.isRunning { queue.stop() }
    }
    #expect(snapshots.last?.position == 6)
  }

  /// More rows than there is memory for are refused, and the run goes on.
  @Test func goesOnAfterAChangeForWhichThereIsNoMemory() throws {
    let worker = try DrivenWorker(
      try Run(configuration: Configuration(), data: DataTables(memory: MemoryBudget { 1 << 20 })))
    let snapshots = worker.work([
      .step(3), .change(name: "samples", value: .integer(1 << 27)), .step(2),
    ]) { snapshot, queue in
      if snapshot.position == 5 { queue.stop() }
    }
    #expect(snapshots.last?.position == 5 && snapshots.last?.events.isEmpty == true)
    let refusals = worker.replies().compactMap { reply -> String? in
      if case .refused("samples", let error) = reply { error.description } else { nil }
    }
    #expect(refusals.count == 1 && refusals.first?.contains("1.0 MB are left") == true)
  }

  /// Though nothing moves, it is said where the rate will cross its bound as soon as that is found: at
  /// ln(0.708380/0.1)/ln(1 + 4e-6) = 489,453.6, give or take what the six digits of the bound leave.
  @Test func looksAheadWhilePaused() throws {
    let schedule = Component(kind: "exponential", values: ["gamma": .number(1.000_004)])
    let watched = try Watched(
      configuration([
        ("steps", .integer(1_000_000)), ("schedule", .component(schedule)),
      ]))
    defer { watched.trainer.stop() }
    let change = try watched.snapshot { $0.theoryReport.stabilityChange != nil }.theoryReport
      .stabilityChange
    #expect(abs((change?.step ?? 0) - 489_454) <= 1)
  }

  @Test func stopsWithinASlice() throws {
    let worker = try DrivenWorker(run(steps: 5_000))
    let snapshots = worker.work([.run]) { snapshot, queue in
      if snapshot.position == 5 { queue.stop() }
    }
    // Of the update at hand no snapshot tells.
    #expect(snapshots.last?.position == 5)
  }

  /// While it is paused the others come nearer, and the screen shows it.
  @Test func publishesHowTheOthersCatchUp() throws {
    let worker = try DrivenWorker(run(steps: 2_000))
    let differs: [Command] = [.step(1), .change(name: "learning_rate", value: .number(0.2))]
    let snapshots = worker.work(differs + [.whatIf(true)]) { snapshot, queue in
      if snapshot.comparedRuns.first?.history.count == 2_000 { queue.stop() }
    }
    #expect(
      snapshots.compactMap { $0.comparedRuns.first?.history.count }
        == [0, Worker.slice, 2 * Worker.slice, 3 * Worker.slice, 2_000])
    #expect(snapshots.last?.position == 1)
  }

  /// A loss of which there is no record takes as long as an update: with many numbers a run that goes on
  /// does without.
  @Test(arguments: [false, true])
  func computesNoLossThatHoldsItUp(hasManyNumbers: Bool) throws {
    let samples = hasManyNumbers ? Worker.affordableElements / 4 + 1 : 50
    let worker = try DrivenWorker(run(steps: 100, samples: samples, features: 4))
    let snapshots = worker.work([.run]) { snapshot, queue in
      if snapshot.position == 3, snapshot.isRunning { queue.send(.pause) }
      if snapshot.position >= 3, !snapshot.isRunning { queue.stop() }
    }
    let running = snapshots.filter { $0.isRunning && $0.position > 0 }
    #expect(!running.isEmpty)
    #expect(running.allSatisfy { ($0.loss == nil) == hasManyNumbers })
    #expect(snapshots.last?.loss != nil)
  }

  /// The same of the loss over the rows that are kept from the training.
  @Test(arguments: [false, true])
  func computesNoTestLossThatHoldsItUp(hasManyNumbers: Bool) throws {
    let count = hasManyNumbers ? Worker.affordableElements : 40
    let rows = (0..<count).map { "\($0 % 7),\($0 % 3)" }.joined(separator: "\n")
    let table = try DataTable(bytes: Array(("a,y\n" + rows).utf8))
    var configuration = try Configuration(dataFile: "rows.csv")
    try configuration.set("test_fraction", to: .number(0.25))
    try configuration.set("steps", to: .integer(100))
    let run = try Run(configuration: configuration, data: ["rows.csv": table])
    #expect((run.elementCount > Worker.affordableElements) == hasManyNumbers)
    let snapshots = try DrivenWorker(run).work([.run]) { snapshot, queue in
      if snapshot.position == 3, snapshot.isRunning { queue.send(.pause) }
      if snapshot.position >= 3, !snapshot.isRunning { queue.stop() }
    }
    let running = snapshots.filter { $0.isRunning && $0.position > 0 }
    #expect(!running.isEmpty)
    #expect(running.allSatisfy { ($0.testLoss == nil) == hasManyNumbers })
    #expect(snapshots.last?.testLoss != nil)
  }

  /// A trial goes no further than is soon done, unless the run itself has gone there.
  @Test func triesNoFurtherThanItsLimit() throws {
    let comparedRuns = try ComparedRuns([], data: [:], whatIfLimit: 30)
    comparedRuns.triesWhatIf = true
    let run = try run(steps: 100)
    run.advance(to: 1)
    _ = try run.change("learning_rate", to: .number(0.2))
    comparedRuns.followSettings(of: run, by: .immediate())
    #expect(comparedRuns.catchUp(with: run, atMost: 20))
    #expect(!comparedRuns.catchUp(with: run, atMost: 20))
    #expect(comparedRuns.snapshot(isHurried: false).map(\.history.count) == [30])
    run.advance(to: 40)
    #expect(!comparedRuns.catchUp(with: run, atMost: 20))
    #expect(comparedRuns.snapshot(isHurried: false).map(\.history.count) == [40])
  }
}
