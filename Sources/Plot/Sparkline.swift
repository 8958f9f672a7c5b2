import TerminalKit

/// A curve in one line, without axes: the height of each column is the largest value that falls into it.
public struct Sparkline: Widget, Hashable, Sendable {
  /// The values; what is not finite is a gap.
  public var values: [Double]
  /// How heights follow from values; on a logarithmic scale what is not positive is at the bottom.
  public var scale: Axis.Scale
  /// The range shown; nil for that of the values that the scale has a place for.
  public var range: ClosedRange<Double>?
  /// What it is, which decides on its colour.
  public var role: Role

  /// The curve of `values`.
  public init(
    _ values: [Double], scale: Axis.Scale = .linear, range: ClosedRange<Double>? = nil,
    role: Role = .series1
  ) {
    self.values = values
    self.scale = scale
    self.range = range
    self.role = role
  }

  private static let blocks: [Glyph] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let ascii: [Glyph] = ["_", ".", "-", "~", "=", "+", "*", "#"]

  /// Draws the curve over the first row of `rect`, over its whole width if there are enough values. O(n).
  public func render(into grid: inout Grid, in rect: Rect, look: Look) {
    let line = rect.row(0)
    let placed = values.filter { $0.isFinite && (scale == .linear || $0 > 0) }
    guard !line.isEmpty, let lowest = placed.min(), let highest = placed.max() else { return }
    let axis = Axis(
      from: range?.lowerBound ?? lowest, to: range?.upperBound ?? highest, scale: scale)
    let glyphs = look.glyphs == .ascii ? Self.ascii : Self.blocks
    let columns = min(line.width, values.count)
    for column in 0..<columns {
      let part = values[column * values.count / columns..<(column + 1) * values.count / columns]
      guard let value = part.filter(\.isFinite).max() else { continue }
      let step = min(max(axis.fraction(value), 0), 1) * Double(glyphs.count - 1)
      let point = line.origin.moved(x: column)
      grid.set(glyphs[Int(step.rounded())], at: point, style: look.style(role))
    }
  }
}
