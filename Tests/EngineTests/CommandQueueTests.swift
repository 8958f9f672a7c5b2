import Testing

@testable import Engine

@Suite struct CommandQueueTests {
  /// The wish to stop outlives the commands that came before it: a slice that begins behind them would
  /// else be done to its end.
  @Test func staysPendingWhileItIsToStop() {
    let queue = CommandQueue()
    #expect(!queue.isPending)
    queue.send(.run)
    #expect(queue.isPending && queue.takeAll().count == 1 && !queue.isPending)
    queue.send(.run)
    queue.stop()
    #expect(queue.takeAll().count == 1 && queue.isPending && queue.isStopping)
  }
}
