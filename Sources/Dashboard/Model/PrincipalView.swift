import Engine
import Theory
import Training

/// The principal directions of a run's way, and what they were computed from.
struct PrincipalView: Hashable, Sendable {
  /// The directions.
  let directions: PrincipalDirections
  /// The run, in its place and with what was done to it.
  private let generation: Int
  private let changeCount: Int
  /// How many positions the run had.
  private let count: Int

  /// The directions of a run as it is; nil in fewer than two dimensions.
  private init?(_ snapshot: Snapshot, count: Int, after old: PrincipalView?) {
    let goal = snapshot.theory.minimizers.first
    guard
      let found = PrincipalDirections(of: Self.points(snapshot, count: count), towards: goal)
    else { return nil }
    directions = old.map { found.aligned(with: $0.directions) } ?? found
    generation = snapshot.generation
    changeCount = snapshot.changeCount
    self.count = count
  }

  /// The directions for a newer state of the run: those that there are while they suit.
  ///
  /// They are computed anew where something was done to the run, where it has grown by a quarter, and
  /// where it has come to rest, so that the picture turns seldom and a long run costs nothing more.
  ///
  /// - Parameter count: How many records may be looked at.
  static func settled(
    _ old: PrincipalView?, _ snapshot: Snapshot, count: Int
  ) -> PrincipalView? {
    if let old, old.suits(snapshot, count: count) { return old }
    return PrincipalView(snapshot, count: count, after: old)
  }

  private func suits(_ snapshot: Snapshot, count now: Int) -> Bool {
    guard generation == snapshot.generation, changeCount == snapshot.changeCount,
      directions.mean.count == snapshot.parameters.count, now >= count
    else { return false }
    return now == count || snapshot.isRunning && now <= count + count / 4
  }

  /// Places of the run, evenly in steps, its start and its end among them.
  private static func points(_ snapshot: Snapshot, count: Int) -> [[Double]] {
    let history = snapshot.history
    let limit = PrincipalDirections.pointLimit(dimensions: snapshot.parameters.count)
    let intervals = max(min(limit - 1, count), 1)
    return (0...intervals).map { index in
      let position = index * count / intervals
      return position == 0 ? snapshot.start : history.parameters(at: position - 1)
    }
  }
}
