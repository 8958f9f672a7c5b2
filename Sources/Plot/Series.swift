import TerminalKit

/// A curve of a plot: samples at even distances along x.
public struct Series: Sendable {
  /// The samples.
  public var samples: any SampleSource
  /// The x of the first sample.
  public var start: Double
  /// The distance in x from sample to sample; positive.
  public var spacing: Double
  /// The name in the legend; without one it is left out there.
  public var label: SafeText
  /// What the legend says beside the name, such as a value; left out where there is little room.
  public var note: SafeText
  /// What it is, which decides on its colour.
  public var role: Role
  /// How it is drawn, which distinguishes it from others without colour.
  public var stroke: Stroke
  /// The letter that is set into it here and there, which distinguishes it from curves of the same stroke.
  public var letter: Glyph?
  /// Where curves cross, the one with the higher level is in front.
  public var level: Int
  /// Whether a sample holds until the next one: the line goes across, then up or down, instead of straight there.
  public var isStepped = false

  /// The level of a curve that is a background: cells that another one passes through are left to that.
  public static let backgroundLevel = Pen.backgroundLevel

  /// How a curve is drawn.
  public enum Stroke: Hashable, Sendable {
    /// A line from sample to sample.
    case solid
    /// The same with gaps.
    case dashed
    /// The same as dots.
    case dotted
    /// Strokes and dots in turn.
    case dashDotted
    /// The samples alone.
    case points

    /// The stroke of curve `index` of several that belong together; those of four in a row are all different.
    public static func of(_ index: Int) -> Stroke {
      [.solid, .dashed, .dotted, .dashDotted][abs(index % 4)]
    }

    /// A piece of it with its letter, for a legend.
    public func sample(_ look: Look, letter: Glyph? = nil) -> SafeText {
      guard let letter else { return sample(look) }
      let line = sample(look).glyphs
      return SafeText(glyphs: [line[0], letter, line[1]])
    }

    private func sample(_ look: Look) -> SafeText {
      switch self {
      case .solid: look.text("━━", ascii: "--")
      case .dashed: look.text("╺╸", ascii: "- ")
      case .dotted: look.text("┄┄", ascii: "..")
      case .dashDotted: look.text("━·", ascii: "-.")
      case .points: look.text("• ", ascii: "o ")
      }
    }

    var pattern: Pen.Pattern {
      switch self {
      case .solid, .points: .solid
      case .dashed: .dashed
      case .dotted: .dotted
      case .dashDotted: .dashDotted
      }
    }
  }

  /// A curve through `samples` at `start`, `start + spacing`, …
  public init(
    _ samples: any SampleSource, start: Double = 0, spacing: Double = 1, label: SafeText = .empty,
    note: SafeText = .empty, role: Role = .series1, stroke: Stroke = .solid, letter: Glyph? = nil,
    level: Int = 0
  ) {
    self.samples = samples
    self.start = start.isFinite ? start : 0
    self.spacing = spacing > 0 && spacing.isFinite ? spacing : 1
    self.label = label
    self.note = note
    self.role = role
    self.stroke = stroke
    self.letter = letter
    self.level = level
  }

  /// What it is drawn with.
  func pen(_ look: Look) -> Pen {
    Pen(look.style(role), level: level, pattern: stroke.pattern)
  }

  /// The x of sample `index`.
  func x(_ index: Int) -> Double { start + Double(index) * spacing }

  /// The value at `x` on the line that is drawn from sample to sample, which is straight on axes of these scales; nil
  /// where there is no line.
  public func value(at x: Double, over axis: Axis, _ scale: Axis.Scale) -> Double? {
    let place = (x - start) / spacing
    guard place >= 0, place <= Double(samples.count - 1) else { return nil }
    let left = Int(place)
    let value = samples.value(at: left)
    guard value.isFinite else { return nil }
    guard Double(left) < place else { return value }
    let next = samples.value(at: left + 1)
    guard next.isFinite else { return nil }
    let (from, to) = (axis.fraction(self.x(left)), axis.fraction(self.x(left + 1)))
    let part = to > from && from.isFinite ? (axis.fraction(x) - from) / (to - from) : 0
    guard scale == .logarithmic, value > 0, next > 0, value != next else {
      return value + part * (next - value)
    }
    return Axis(from: value, to: next, scale: .logarithmic).value(value < next ? part : 1 - part)
  }

  /// The samples with an x from `lower` to `upper`, as indices.
  func indices(from lower: Double, to upper: Double) -> Range<Int> {
    let first = clamped(((lower - start) / spacing - 1e-9).rounded(.up))
    let last = clamped(((upper - start) / spacing + 1e-9).rounded(.down) + 1)
    return first..<max(first, last)
  }

  private func clamped(_ index: Double) -> Int {
    index > 0 ? Int(min(index, Double(samples.count))) : 0
  }

  /// The range of the finite values whose x is from `lower` to `upper`; nil if there is none.
  public func extremes(from lower: Double, to upper: Double) -> ClosedRange<Double>? {
    let indices = indices(from: lower, to: upper)
    return indices.isEmpty ? nil : samples.extremes(in: indices)
  }

  /// The smallest positive value whose x is from `lower` to `upper`; nil if there is none.
  public func smallestPositive(from lower: Double, to upper: Double) -> Double? {
    let indices = indices(from: lower, to: upper)
    return indices.isEmpty ? nil : samples.smallestPositive(in: indices)
  }
}

/// Values in a row that a plot shows; the plot asks for single ones and for extremes, never for all.
public protocol SampleSource: Sendable {
  /// The number of values.
  var count: Int { get }

  /// The value at `index`, in 0..<`count`. O(1).
  func value(at index: Int) -> Double

  /// The smallest and the largest finite value in `range`, inside 0..<`count`; nil if there is no finite one.
  ///
  /// A plot asks for two ranges a column; with a pyramid of minima and maxima this is O(log n).
  func extremes(in range: Range<Int>) -> ClosedRange<Double>?
}

extension SampleSource {
  /// The smallest positive finite value in `range`; nil if there is none.
  ///
  /// Parts without a positive value are left out and parts of only positive ones answer at once, so that a pyramid
  /// makes this fast unless signs change all the time.
  public func smallestPositive(in range: Range<Int>) -> Double? {
    var smallest: Double?
    var parts = [range]
    while let part = parts.popLast() {
      guard let extremes = extremes(in: part), extremes.upperBound > 0 else { continue }
      if extremes.lowerBound > 0 {
        smallest = min(smallest ?? .infinity, extremes.lowerBound)
      } else if part.count > 1 {
        let middle = part.lowerBound + part.count / 2
        parts.append(part.lowerBound..<middle)
        parts.append(middle..<part.upperBound)
      }
    }
    return smallest
  }
}

/// An array as a source, for short rows: extremes are looked for value by value, O(n).
public struct ArraySamples: SampleSource {
  private let values: [Double]

  /// The values of `values`.
  public init(_ values: [Double]) { self.values = values }

  /// The number of values.
  public var count: Int { values.count }

  /// The value at `index`.
  public func value(at index: Int) -> Double { values[index] }

  /// The smallest and the largest finite value in `range`. O(n).
  public func extremes(in range: Range<Int>) -> ClosedRange<Double>? {
    var found: ClosedRange<Double>?
    for index in range {
      let value = values[index]
      guard value.isFinite else { continue }
      guard let old = found else {
        found = value...value
        continue
      }
      found = min(old.lowerBound, value)...max(old.upperBound, value)
    }
    return found
  }
}
