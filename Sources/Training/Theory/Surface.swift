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
