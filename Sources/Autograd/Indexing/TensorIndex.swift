/// One entry of an index: what to take along a dimension.
public enum TensorIndex {
  /// One place; the dimension goes away. Negative numbers count from the end.
  case at(Int)
  /// The places from `from` before `to`, `step` apart; both are cut to the size, and count from the end
  /// where negative. `from:to:step` in Python.
  case slice(from: Int? = nil, to: Int? = nil, step: Int = 1)
  /// A new dimension of size 1; `None` in Python.
  case newDimension
  /// As many whole dimensions as are left over; `...` in Python.
  case rest
  /// The places that a tensor of whole numbers names, or where a mask is true.
  case tensor(Tensor)
  /// A new dimension of size 1 for `true` or 0 for `false`.
  case mask(Bool)
}

extension TensorIndex {
  /// The entry that a number stands for, whose kind is known only when the program runs: a place, or a
  /// mask. Throws for a `Double`.
  public init(_ number: Scalar) throws(TensorError) {
    switch number {
    case .int(let place): self = .at(place)
    case .bool(let isKept): self = .mask(isKept)
    case .double:
      throw .index(
        "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices "
          + "(got float)")
    }
  }
}

/// What can stand between the brackets of a tensor: numbers, ranges, arrays, tensors, and the cases of
/// ``TensorIndex``.
public protocol TensorIndexable {
  /// The entry that this stands for.
  var tensorIndex: TensorIndex { get }
}

extension TensorIndex: TensorIndexable {
  public var tensorIndex: TensorIndex { self }
}

extension TensorIndexable where Self == TensorIndex {
  /// The whole dimension; `:` in Python.
  public static var all: TensorIndex { .slice() }
  /// A new dimension of size 1; `None` in Python.
  public static var newAxis: TensorIndex { .newDimension }
  /// As many whole dimensions as are left over; `...` in Python.
  public static var ellipsis: TensorIndex { .rest }
  /// The places `step` apart over the whole dimension; `::step` in Python.
  public static func every(_ step: Int) -> TensorIndex { .slice(step: step) }
}

extension Int: TensorIndexable {
  public var tensorIndex: TensorIndex { .at(self) }
}
extension Range<Int>: TensorIndexable {
  public var tensorIndex: TensorIndex { .slice(from: lowerBound, to: upperBound) }
}
extension ClosedRange<Int>: TensorIndexable {
  public var tensorIndex: TensorIndex { .slice(from: lowerBound, to: upperBound + 1) }
}
extension PartialRangeFrom<Int>: TensorIndexable {
  public var tensorIndex: TensorIndex { .slice(from: lowerBound) }
}
extension PartialRangeUpTo<Int>: TensorIndexable {
  public var tensorIndex: TensorIndex { .slice(to: upperBound) }
}
extension PartialRangeThrough<Int>: TensorIndexable {
  public var tensorIndex: TensorIndex { .slice(to: upperBound + 1) }
}
extension Tensor: TensorIndexable {
  public var tensorIndex: TensorIndex { .tensor(self) }
}
extension Array: TensorIndexable where Element: TensorScalar {
  public var tensorIndex: TensorIndex { .tensor(Tensor(self)) }
}
