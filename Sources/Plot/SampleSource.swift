import TerminalKit

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
