import TerminalKit

#if canImport(Glibc)
  import Glibc
#endif

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

/// The heights at which contour lines run, in rising order; between two lies a band of one shade.
public struct ContourLevels: Hashable, Sendable {
  /// The heights.
  public let values: [Double]

  /// The heights of `values` in rising order, each once; what is not finite is left out.
  public init(_ values: [Double]) {
    var rising: [Double] = []
    for value in values.filter(\.isFinite).sorted() where value != rising.last {
      rising.append(value)
    }
    self.values = rising
  }

  /// Heights above `floor` in equal ratios, from what the lowest fiftieth of the field reaches to what all but the
  /// highest fiftieth reaches: a bowl gives evenly spaced lines and a valley shows to its bottom. O(n log n).
  public static func logarithmic(of field: Field, above floor: Double, count: Int) -> ContourLevels
  {
    let sorted = field.values.map { $0 - floor }.filter { $0.isFinite && $0 > 0 }.sorted()
    guard !sorted.isEmpty, count > 0, floor.isFinite else { return ContourLevels([]) }
    let lowest = log10(sorted[sorted.count / 50])
    let highest = log10(sorted[sorted.count - 1 - sorted.count / 50])
    guard highest - lowest > 1e-9 else { return ContourLevels([floor + pow(10, lowest)]) }
    let step = (highest - lowest) / Double(count)
    return ContourLevels((0..<count).map { floor + pow(10, lowest + step * (Double($0) + 0.5)) })
  }

  /// The band that `height` lies in: the number of levels that it reaches; nil for NaN. O(log n).
  public func band(of height: Double) -> Int? {
    guard !height.isNaN else { return nil }
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle] <= height { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Which band of a surface each dot of a plot lies in; nil where the surface is not known.
struct BandMap {
  let width: Int
  let height: Int
  let count: Int
  private let bands: [Int16]

  private static let unknown: Int16 = -1

  /// The bands of `field` under the dots of `frame`. O(dots · log levels).
  init(field: Field, levels: ContourLevels, frame: PlotFrame) {
    let width = frame.plot.width * 2
    let height = frame.plot.height * 4
    let xs = (0..<width).map { frame.x.value(Double($0) / Double(max(width - 1, 1))) }
    var bands: [Int16] = []
    bands.reserveCapacity(width * height)
    for row in 0..<height {
      let y = frame.y.value(1 - Double(row) / Double(max(height - 1, 1)))
      for x in xs {
        let found = levels.band(of: field.value(x: x, y: y))
        bands.append(found.map { Int16(clamping: $0) } ?? Self.unknown)
      }
    }
    self.width = width
    self.height = height
    count = levels.values.count + 1
    self.bands = bands
  }

  /// The band of a dot; nil where it is not known.
  private func band(_ x: Int, _ y: Int) -> Int16? {
    let band = bands[y * width + x]
    return band == Self.unknown ? nil : band
  }

  /// The step of the ramp for a band: the lowest is clear, the highest full.
  private func step(_ band: Int16) -> Int {
    count < 2 ? 0 : (Int(band) * (Ramp.count - 1) + (count - 1) / 2) / (count - 1)
  }

  /// Shades every half cell by the lowest band of its dots, so that a narrow valley stays open.
  func shade(_ canvas: inout Canvas) {
    for halfRow in 0..<height / 2 {
      for column in 0..<width / 2 {
        let (x, y) = (column * 2, halfRow * 2)
        let around = [band(x, y), band(x + 1, y), band(x, y + 1), band(x + 1, y + 1)]
        guard let lowest = around.compactMap({ $0 }).min() else { continue }
        canvas.shade(column: column, halfRow: halfRow, step: step(lowest))
      }
    }
  }

  /// Draws the lines between the bands, except where they lie too close to be distinguished.
  func drawLines(on canvas: inout Canvas, look: Look) {
    let pens = look.theme.ramp.shades.map { Pen($0.lineStyle(look), level: -20) }
    for cellY in 0..<height / 4 {
      for cellX in 0..<width / 2 {
        guard let span = span(cellX, cellY), span <= 2 else { continue }
        for y in cellY * 4..<cellY * 4 + 4 {
          for x in cellX * 2..<cellX * 2 + 2 where isEdge(x, y) {
            canvas.dot(x: x, y: y, pen: pens[band(x, y).map(step) ?? 0])
          }
        }
      }
    }
  }

  /// How many bands a cell crosses; nil if one is not known.
  private func span(_ cellX: Int, _ cellY: Int) -> Int? {
    var lowest = Int16.max
    var highest = Int16.min
    for y in cellY * 4..<cellY * 4 + 4 {
      for x in cellX * 2..<cellX * 2 + 2 {
        guard let band = band(x, y) else { return nil }
        lowest = min(lowest, band)
        highest = max(highest, band)
      }
    }
    return Int(highest) - Int(lowest)
  }

  /// Whether a dot is the lower neighbour of a higher band, so that lines are one dot thin.
  private func isEdge(_ x: Int, _ y: Int) -> Bool {
    guard let own = band(x, y) else { return false }
    if x + 1 < width, let other = band(x + 1, y), other > own { return true }
    if x > 0, let other = band(x - 1, y), other > own { return true }
    if y + 1 < height, let other = band(x, y + 1), other > own { return true }
    if y > 0, let other = band(x, y - 1), other > own { return true }
    return false
  }
}
