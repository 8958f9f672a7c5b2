import Deadline
import Dispatch
import Engine
import Synchronization
import Testing

/// Work in the background. Each gate is a semaphore, so that nothing here depends on time.
@Suite struct BackgroundTaskTests {
  private struct Refusal: Error {}

  private static func wait(_ semaphore: DispatchSemaphore) throws {
    try #require(semaphore.comes())
  }

  @Test func isTakenOnceWhenItIsThere() throws {
    let (gate, arrival) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let task = try BackgroundTask<Int>(wake: { arrival.signal() }) { context in
      gate.wait()
      context.report(7)
    }
    #expect(task.take() == nil)
    gate.signal()
    try Self.wait(arrival)
    #expect(try task.take()?.get() == 7)
    #expect(task.take() == nil)
  }

  @Test func theNewestFindingCounts() throws {
    let arrival = DispatchSemaphore(value: 0)
    let task = try BackgroundTask<Int>(wake: { arrival.signal() }) { context in
      for number in 1...3 { context.report(number) }
    }
    for _ in 1...3 { try Self.wait(arrival) }
    #expect(try task.take()?.get() == 3)
  }

  @Test func saysWhyItFailed() throws {
    let arrival = DispatchSemaphore(value: 0)
    let task = try BackgroundTask<Int>(wake: { arrival.signal() }) { _ in throw Refusal() }
    try Self.wait(arrival)
    #expect(throws: Refusal.self) { try task.take()?.get() }
  }

  /// The work is told, and nothing wakes for what it finds nevertheless.
  @Test(arguments: [true, false])
  func isNotWantedAnyMore(isCancelled: Bool) throws {
    let (gate, end) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let seen = Counts()
    var task: BackgroundTask<Int>? = try BackgroundTask<Int>(
      threadSetup: { seen.setups.add(1, ordering: .relaxed) },
      wake: { seen.wakes.add(1, ordering: .relaxed) }
    ) { context in
      gate.wait()
      if !context.isWanted { seen.tellings.add(1, ordering: .relaxed) }
      context.report(1)
      end.signal()
    }
    if isCancelled { task?.cancel() } else { task = nil }
    gate.signal()
    try Self.wait(end)
    #expect(task?.take() == nil)
    #expect(seen.setups.load(ordering: .relaxed) == 1)
    #expect(seen.tellings.load(ordering: .relaxed) == 1)
    #expect(seen.wakes.load(ordering: .relaxed) == 0)
  }

  private final class Counts: Sendable {
    let setups = Atomic(0)
    let tellings = Atomic(0)
    let wakes = Atomic(0)
  }
}
