@testable import Autograd

/// Reads what stands between the brackets of a tensor.
enum IndexReader {
  /// The entries of an index: those of a tuple, or the one.
  static func entries(_ value: Value) throws -> [TensorIndex] {
    if case .tuple(let elements) = value { return try elements.map(entry) }
    return [try entry(value)]
  }

  private static func entry(_ value: Value) throws -> TensorIndex {
    switch value {
    case .none: .newDimension
    case .ellipsis: .rest
    case .tensor(let tensor): .tensor(tensor)
    case .number(let number): try TensorIndex(number)
    case .slice(let start, let end, let step): .slice(from: start, to: end, step: step ?? 1)
    case .list:
      .tensor(try Tensor.Checked.tensor(list: try numbers(value), dtype: emptyType(value)))
    case .text, .dtype, .tuple: throw FixtureError("no index: \(value)")
    }
  }

  /// An empty list names no places; it has no type of its own.
  private static func emptyType(_ value: Value) -> DType? {
    value.elements?.isEmpty == true ? .int64 : nil
  }

  /// The numbers of nested lists.
  static func numbers(_ value: Value) throws -> NumberList {
    switch value {
    case .number(let number): .number(number)
    case .list(let elements), .tuple(let elements): .list(try elements.map(numbers))
    case .none, .tensor, .text, .dtype, .slice, .ellipsis:
      throw FixtureError("no list of numbers: \(value)")
    }
  }
}
