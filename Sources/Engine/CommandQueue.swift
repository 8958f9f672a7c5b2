import Dispatch
import Synchronization

/// Commands from any thread to one, in order, with a way to sleep until there is one.
final class CommandQueue: Sendable {
  private let commands = Mutex<[Command]>([])
  private let pending = Atomic<Bool>(false)
  private let stopping = Atomic<Bool>(false)
  private let arrival = DispatchSemaphore(value: 0)

  /// Whether there is a command or a wish to stop: one relaxed load, after every update.
  var isPending: Bool { pending.load(ordering: .relaxed) }

  /// Whether the thread is to end.
  var isStopping: Bool { stopping.load(ordering: .acquiring) }

  /// Appends a command.
  func send(_ command: Command) {
    let wasEmpty = commands.withLock { commands -> Bool in
      commands.append(command)
      pending.store(true, ordering: .relaxed)
      return commands.count == 1
    }
    if wasEmpty { arrival.signal() }
  }

  /// Wakes the thread: something else has come.
  func nudge() {
    pending.store(true, ordering: .relaxed)
    arrival.signal()
  }

  /// Asks the thread to end after the update at hand.
  func stop() {
    stopping.store(true, ordering: .releasing)
    pending.store(true, ordering: .relaxed)
    arrival.signal()
  }

  /// Takes all commands that there are.
  func takeAll() -> [Command] {
    commands.withLock { commands in
      defer { commands.removeAll() }
      pending.store(isStopping, ordering: .relaxed)
      return commands
    }
  }

  /// Sleeps until a command arrives, or for `duration` if there is one. May return early.
  func wait(atMost duration: Duration?) {
    guard let duration else { return arrival.wait() }
    let (seconds, attoseconds) = duration.components
    let nanoseconds = Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
    _ = arrival.wait(timeout: .now() + .nanoseconds(max(nanoseconds, 1)))
  }
}
