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

/// A rectangle in a plane through the space of `w`, and how finely to look at it.
public struct SurfaceRequest: Sendable, Hashable {
  /// Where the plane lies.
  public var plane: ParameterPlane
  /// From the first column's centre to the last one's.
  public var xRange: ClosedRange<Double>
  /// From the last row's centre to the first one's: row 0 is at the top.
  public var yRange: ClosedRange<Double>
  /// How many values a row has.
  public var columns: Int
  /// How many rows there are.
  public var rows: Int

  /// Asks for a rectangle of a plane.
  public init(
    plane: ParameterPlane, xRange: ClosedRange<Double>, yRange: ClosedRange<Double>,
    columns: Int, rows: Int
  ) {
    self.plane = plane
    self.xRange = xRange
    self.yRange = yRange
    self.columns = columns
    self.rows = rows
  }

  /// The coordinate of a column's centre.
  public func x(column: Int) -> Double { Self.place(column, of: columns, in: xRange) }

  /// The coordinate of a row's centre.
  public func y(row: Int) -> Double { Self.place(rows - 1 - row, of: rows, in: yRange) }

  /// The point of a place in the grid.
  public func point(row: Int, column: Int) -> [Double] {
    plane.point(x: x(column: column), y: y(row: row))
  }

  private static func place(_ index: Int, of count: Int, in range: ClosedRange<Double>) -> Double {
    guard count > 1 else { return range.lowerBound / 2 + range.upperBound / 2 }
    let fraction = Double(index) / Double(count - 1)
    return range.lowerBound * (1 - fraction) + range.upperBound * fraction
  }
}

/// The loss over all rows, in double precision, on a grid of a plane.
public struct Surface: Sendable, Hashable {
  /// What was asked for.
  public let request: SurfaceRequest
  /// Row by row, row 0 (the largest y) first.
  public let values: [Double]

  /// Answers a request; `values` has one number for each place.
  init(request: SurfaceRequest, values: [Double]) {
    self.request = request
    self.values = values
  }

  /// The loss in a place of the grid.
  public subscript(row: Int, column: Int) -> Double { values[row * request.columns + column] }
}
