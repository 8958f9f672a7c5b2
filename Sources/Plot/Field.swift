import TerminalKit

/// The heights of a surface at the nodes of a grid over a rectangle of the plane.
public struct Field: Hashable, Sendable {
  /// The nodes along x.
  public let columns: Int
  /// The nodes along y.
  public let rows: Int
  /// The heights, row after row from the lowest y, each from the lowest x; at least `columns` × `rows`.
  public let values: [Double]
  /// The part of the plane: the first and last node of each row and column lie on its edges.
  public let extent: PlaneRect

  /// The field of `values` at `columns` × `rows` nodes over `extent`; nil if there are fewer than 2×2 or the number of
  /// values is another.
  public init?(columns: Int, rows: Int, values: [Double], extent: PlaneRect) {
    let (count, overflow) = columns.multipliedReportingOverflow(by: rows)
    guard columns >= 2, rows >= 2, !overflow, values.count == count else { return nil }
    self.columns = columns
    self.rows = rows
    self.values = values
    self.extent = extent
  }

  /// The height at a place, from the four nodes around it; NaN outside of the field.
  ///
  /// An infinite node makes its neighbourhood infinite, a NaN makes it NaN.
  public func value(x: Double, y: Double) -> Double {
    let column = (x - extent.minX) / extent.width * Double(columns - 1)
    let row = (y - extent.minY) / extent.height * Double(rows - 1)
    let slack = 1e-9
    guard column >= -slack, row >= -slack, column <= Double(columns - 1) + slack,
      row <= Double(rows - 1) + slack
    else { return .nan }
    let left = min(max(Int(column), 0), columns - 2)
    let bottom = min(max(Int(row), 0), rows - 2)
    let right = min(max(column - Double(left), 0), 1)
    let up = min(max(row - Double(bottom), 0), 1)
    let start = bottom * columns + left
    return mix(
      mix(values[start], values[start + 1], right),
      mix(values[start + columns], values[start + columns + 1], right), up)
  }

  private func mix(_ a: Double, _ b: Double, _ part: Double) -> Double {
    if part == 0 { return a }
    if part == 1 { return b }
    return a * (1 - part) + b * part
  }
}
