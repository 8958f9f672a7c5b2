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

extension Tensor {
  /// The part at `index` along the first dimension, as a view without it; negative indices count from the
  /// end. Setting it writes into this tensor, broadcast.
  public subscript(index: Int) -> Tensor {
    get { self[at: [.at(index)]] }
    set { self[at: [.at(index)]] = newValue }
  }

  /// The elements at `indices`: a view, unless there are tensors or arrays among them.
  ///
  /// Missing dimensions are taken whole. Setting writes into this tensor, broadcast.
  public subscript(at indices: [TensorIndex]) -> Tensor {
    get { trapping { () throws(TensorError) in try Checked.getItem(self, indices) } }
    set { trapping { () throws(TensorError) in try Checked.setItem(self, indices, newValue) } }
  }

  /// The elements at `a` along the first dimension: a view, unless it is a tensor or an array.
  @_disfavoredOverload
  public subscript<A: TensorIndexable>(_ a: A) -> Tensor {
    get { self[at: [a.tensorIndex]] }
    set { self[at: [a.tensorIndex]] = newValue }
  }

  /// The elements at `a` and `b` along the first dimensions.
  public subscript<A: TensorIndexable, B: TensorIndexable>(_ a: A, _ b: B) -> Tensor {
    get { self[at: [a.tensorIndex, b.tensorIndex]] }
    set { self[at: [a.tensorIndex, b.tensorIndex]] = newValue }
  }

  /// The elements at `a`, `b` and `c` along the first dimensions.
  public subscript<A: TensorIndexable, B: TensorIndexable, C: TensorIndexable>(
    _ a: A, _ b: B, _ c: C
  ) -> Tensor {
    get { self[at: [a.tensorIndex, b.tensorIndex, c.tensorIndex]] }
    set { self[at: [a.tensorIndex, b.tensorIndex, c.tensorIndex]] = newValue }
  }

  /// The elements at `a`, `b`, `c` and `d` along the first dimensions.
  public subscript<
    A: TensorIndexable, B: TensorIndexable, C: TensorIndexable, D: TensorIndexable
  >(_ a: A, _ b: B, _ c: C, _ d: D) -> Tensor {
    get { self[at: [a.tensorIndex, b.tensorIndex, c.tensorIndex, d.tensorIndex]] }
    set { self[at: [a.tensorIndex, b.tensorIndex, c.tensorIndex, d.tensorIndex]] = newValue }
  }

  /// Sets the elements at `indices` to a number.
  public func set<A: TensorIndexable>(_ a: A, to number: Scalar) {
    self[at: [a.tensorIndex]] = Tensor(wrapping: number)
  }

  /// Sets the elements at `a` and `b` to a number.
  public func set<A: TensorIndexable, B: TensorIndexable>(_ a: A, _ b: B, to number: Scalar) {
    self[at: [a.tensorIndex, b.tensorIndex]] = Tensor(wrapping: number)
  }
}
