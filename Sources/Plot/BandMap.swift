import TerminalKit

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

  /// Draws the lines between the bands, except where they lie so close that nothing could be told apart.
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
