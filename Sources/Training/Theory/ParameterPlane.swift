/// A plane in the space of `w`: through a point, along two directions at right angles.
public struct ParameterPlane: Hashable, Sendable {
  /// A direction in the space of `w`.
  public enum Direction: Hashable, Sendable {
    /// Along one parameter, counted from 0. Its coordinate is the parameter's own value, wherever the
    /// origin is.
    case parameter(Int)
    /// Along a vector of length 1. Its coordinate is the distance from the origin along it.
    case vector([Double])
  }

  /// A point of the plane.
  public var origin: [Double]
  /// What grows to the right.
  public var right: Direction
  /// What grows upwards.
  public var up: Direction

  /// The plane through `origin` along two directions, which must be at right angles.
  public init(origin: [Double], right: Direction, up: Direction) {
    self.origin = origin
    self.right = right
    self.up = up
  }

  /// Whether it lies in a space of so many parameters.
  public func lies(inSpaceOf count: Int) -> Bool {
    origin.count == count
      && [right, up].allSatisfy { direction in
        switch direction {
        case .parameter(let index): (0..<count).contains(index)
        case .vector(let vector): vector.count == count
        }
      }
  }

  /// The point at these coordinates.
  public func point(x: Double, y: Double) -> [Double] {
    var point = origin
    Self.move(&point, to: y, along: up)
    Self.move(&point, to: x, along: right)
    return point
  }

  private static func move(_ point: inout [Double], to place: Double, along direction: Direction) {
    switch direction {
    case .parameter(let index): if point.indices.contains(index) { point[index] = place }
    case .vector(let vector):
      for (index, value) in zip(point.indices, vector) { point[index] += place * value }
    }
  }

  /// The coordinates of a point's projection.
  ///
  /// - Complexity: O(1) for parameters, O(parameters) for vectors.
  public func place(of point: [Double]) -> (x: Double, y: Double) {
    (coordinate(of: point, along: right), coordinate(of: point, along: up))
  }

  private func coordinate(of point: [Double], along direction: Direction) -> Double {
    switch direction {
    case .parameter(let index): return point.indices.contains(index) ? point[index] : .nan
    case .vector(let vector):
      var sum = 0.0
      for (index, value) in vector.enumerated() { sum += value * (point[index] - origin[index]) }
      return sum
    }
  }

  /// A direction as a vector of length 1.
  func vector(_ direction: Direction) -> [Double] {
    switch direction {
    case .parameter(let index): origin.indices.map { $0 == index ? 1 : 0 }
    case .vector(let vector): vector
    }
  }
}
