/// States of a run at some positions, from which any position is reached by recomputing.
///
/// They are taken every `interval` updates: often where an update is dear, rarely where it is cheap.
/// When they outgrow their budget every other one is dropped and the interval doubled.
struct Checkpoints: Sendable {
  private(set) var states: [RunState] = []
  private var interval: Int
  private let bytesPerState: Int

  /// The bytes that states may take.
  static let budget = 48 << 20
  /// Multiplications that may be recomputed to reach a position, some milliseconds' worth.
  static let affordableWork = 1 << 20

  /// Makes the first checkpoint, that of position 0.
  ///
  /// - Parameter workPerUpdate: The multiplications of an update, about.
  init(start: RunState, workPerUpdate: Int) {
    interval = min(1024, max(1, Self.affordableWork / max(1024, workPerUpdate)))
    bytesPerState = 256 + start.parameters.count * 8 * 4
    states = [start]
  }

  /// Whether a state is due at a position.
  func isDue(at position: Int) -> Bool {
    position >= (states.last?.position ?? 0) + interval
  }

  /// Keeps a state later than all kept.
  mutating func append(_ state: RunState) {
    states.append(state)
    guard states.count > 64, states.count * bytesPerState > Self.budget else { return }
    interval *= 2
    states = states.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
  }

  /// The latest state at or before a position.
  func latest(upTo position: Int) -> RunState {
    var (low, high) = (0, states.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if states[middle].position <= position { low = middle } else { high = middle }
    }
    return states[low]
  }

  /// Forgets the states after a position.
  mutating func truncate(after position: Int) {
    while states.count > 1, let last = states.last, last.position > position {
      states.removeLast()
    }
  }
}
