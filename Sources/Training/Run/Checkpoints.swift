/// States of a run at some positions, from which any position is reached by recomputing.
///
/// They are taken every `interval` updates: often where an update is dear, rarely where it is cheap.
/// When they outgrow their budget every other one is dropped and the interval doubled.
///
/// Copies share the states.
struct Checkpoints: Sendable {
  private var kept: [Checkpoint]
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
    kept = [Checkpoint(start)]
  }

  /// A state where copies can share it.
  private final class Checkpoint: Sendable {
    let state: RunState
    init(_ state: RunState) { self.state = state }
  }

  /// Whether a state is due at a position.
  func isDue(at position: Int) -> Bool {
    position >= (kept.last?.state.position ?? 0) + interval
  }

  /// Keeps a state later than all kept.
  mutating func append(_ state: RunState) {
    kept.append(Checkpoint(state))
    guard kept.count > 64, kept.count * bytesPerState > Self.budget else { return }
    interval *= 2
    kept = kept.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
  }

  /// The latest state at or before a position.
  func latest(upTo position: Int) -> RunState {
    var (low, high) = (0, kept.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if kept[middle].state.position <= position { low = middle } else { high = middle }
    }
    return kept[low].state
  }

  /// Forgets the states after a position.
  mutating func truncate(after position: Int) {
    while kept.count > 1, let last = kept.last, last.state.position > position {
      kept.removeLast()
    }
  }
}
