import Plot
import TerminalKit

/// The first samples of a row.
struct PrefixSamples: SampleSource {
  private let base: any SampleSource
  let count: Int

  init(_ base: any SampleSource, count: Int) {
    self.base = base
    self.count = min(max(count, 0), base.count)
  }

  func value(at index: Int) -> Double { base.value(at: index) }
  func extremes(in range: Range<Int>) -> ClosedRange<Double>? { base.extremes(in: range) }
}

extension Series {
  /// This curve without what lies right of `x`.
  func through(_ x: Double) -> Series {
    var part = self
    let count = ((x - start) / spacing + 1e-9).rounded(.down) + 1
    part.samples = PrefixSamples(samples, count: Int(min(max(count, 0), Double(samples.count))))
    return part
  }
}

/// The last samples of a row.
struct SuffixSamples: SampleSource {
  private let base: any SampleSource
  private let first: Int

  init(_ base: any SampleSource, from first: Int) {
    self.base = base
    self.first = min(max(first, 0), base.count)
  }

  var count: Int { base.count - first }
  func value(at index: Int) -> Double { base.value(at: first + index) }
  func extremes(in range: Range<Int>) -> ClosedRange<Double>? {
    base.extremes(in: first + range.lowerBound..<first + range.upperBound)
  }
}

/// An exponential average of a row, corrected for its beginning (Kingma and Ba, 2015, section 3).
///
/// What is not finite is passed over. Of a long row so many samples are taken together first that the
/// average stays cheap.
struct SmoothedSamples: SampleSource {
  private static let limit = 4_096

  /// How many samples of the row one of these stands for.
  let spacing: Double
  private let samples: ArraySamples

  init(_ base: any SampleSource, weight: Double) {
    let stride = max((base.count + Self.limit - 1) / Self.limit, 1)
    var average = 0.0
    var remaining = 1.0
    var values: [Double] = []
    let kept = Self.power(weight, stride)
    for index in Swift.stride(from: 0, to: base.count, by: stride) {
      let value = base.value(at: index)
      if value.isFinite {
        remaining *= kept
        // The correction stands in the weight, so that a constant row stays as it is, to the bit.
        average += (1 - kept) / (1 - remaining) * (value - average)
      }
      values.append(remaining < 1 ? average : .nan)
    }
    samples = ArraySamples(values)
    spacing = Double(stride)
  }

  var count: Int { samples.count }
  func value(at index: Int) -> Double { samples.value(at: index) }
  func extremes(in range: Range<Int>) -> ClosedRange<Double>? { samples.extremes(in: range) }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<exponent { result *= base }
    return result
  }
}
