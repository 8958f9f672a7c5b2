/// The values of a tensor as its text sees them: a shape, and a value for each place in memory.
package struct TextSource {
  /// The type of the values.
  package var dtype: DType

  /// The number of values along each dimension.
  package var shape: [Int]

  let strides: [Int]
  let offset: Int
  private let element: (Int) -> TextElement

  /// A source that reads a value by its place in memory.
  package init(
    dtype: DType, shape: [Int], strides: [Int], offset: Int,
    element: @escaping (Int) -> TextElement
  ) {
    self.dtype = dtype
    self.shape = shape
    self.strides = strides
    self.offset = offset
    self.element = element
  }

  /// The number of values; `Int.max` where that is more.
  var count: Int {
    if shape.contains(0) { return 0 }
    return shape.reduce(1) { product, size in
      let (value, overflow) = product.multipliedReportingOverflow(by: size)
      return overflow ? .max : value
    }
  }

  /// The value at the place in memory that `index` and the strides give.
  func value(at place: Int) -> TextElement {
    element(place)
  }

  /// The places in memory along a dimension: the whole of it, or its ends with a gap between them if it is
  /// longer than both.
  ///
  /// - Parameters:
  ///   - place: The place of the first.
  ///   - edge: The number of places that are kept at each end; nil to keep all.
  func shownPlaces(_ dimension: Int, from place: Int, edge: Int?) -> [Int?] {
    let size = shape[dimension]
    let at = { place + $0 * strides[dimension] }
    guard let edge, size > 2 * edge else { return (0..<size).map(at) }
    return (0..<edge).map(at) + [nil] + ((size - edge)..<size).map(at)
  }

  /// The values that are shown, in row-major order.
  func shownValues(edge: Int?) -> [TextElement] {
    guard count > 0 else { return [] }
    var places = [offset]
    for dimension in shape.indices {
      places = places.flatMap { place in
        shownPlaces(dimension, from: place, edge: edge).compactMap { $0 }
      }
    }
    return places.map(value(at:))
  }
}

/// A value, of one of three kinds.
package enum TextElement: Hashable, Sendable {
  /// A floating-point value; a single-precision one is widened.
  case real(Double)

  /// A whole number.
  case integer(Int64)

  /// A truth value.
  case boolean(Bool)
}
