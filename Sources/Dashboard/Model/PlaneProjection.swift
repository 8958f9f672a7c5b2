import Engine
import Plot
import TerminalKit
import Theory
import Training

/// The principal directions of a run's path, and what they were computed from.
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
  /// They are computed again after a change of the run, where it has grown by a quarter, and
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

/// Where the points of a run lie on a plane.
struct PlaneProjection {
  private let plane: ParameterPlane
  private let right: Coordinate
  private let up: Coordinate

  init(_ plane: ParameterPlane) {
    self.plane = plane
    right = Coordinate(plane.right, plane.origin)
    up = Coordinate(plane.up, plane.origin)
  }

  /// The place of a point; nil in another space.
  func point(_ parameters: [Double]?) -> PlanePoint? {
    guard let parameters, contains(count: parameters.count) else { return nil }
    let place = plane.place(of: parameters)
    return PlanePoint(x: place.x, y: place.y)
  }

  /// The place of a record's parameters.
  ///
  /// - Precondition: The history has the plane's parameters.
  func point(of history: History, at step: Int) -> PlanePoint {
    PlanePoint(x: right.value(history, step), y: up.value(history, step))
  }

  /// Whether the plane lies in the space of so many parameters.
  func contains(count: Int) -> Bool { right.fits(count) && up.fits(count) }

  /// How many numbers make a place: what it costs.
  var cost: Int { max(right.cost, up.cost) }

  /// One coordinate of the plane, of what a history holds.
  private enum Coordinate {
    case parameter(Int)
    case vector([Double], offset: Double)

    init(_ direction: ParameterPlane.Direction, _ origin: [Double]) {
      switch direction {
      case .parameter(let index): self = .parameter(index)
      case .vector(let vector):
        self = .vector(vector, offset: zip(vector, origin).reduce(0) { $0 + $1.0 * $1.1 })
      }
    }

    func value(_ history: History, _ step: Int) -> Double {
      switch self {
      case .parameter(let index): return history.parameter(index, at: step)
      case .vector(let vector, let offset):
        var sum = 0.0
        for index in vector.indices { sum += vector[index] * history.parameter(index, at: step) }
        return sum - offset
      }
    }

    func fits(_ count: Int) -> Bool {
      switch self {
      case .parameter(let index): index < count
      case .vector(let vector, _): vector.count == count
      }
    }

    var cost: Int {
      switch self {
      case .parameter: 1
      case .vector(let vector, _): vector.count
      }
    }
  }
}
