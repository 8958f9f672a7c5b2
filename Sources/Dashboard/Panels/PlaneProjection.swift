import Plot
import TerminalKit
import Theory
import Training

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
