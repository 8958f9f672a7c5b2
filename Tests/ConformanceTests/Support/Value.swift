import Autograd

/// An argument, or a variable of a program.
indirect enum Value {
  case none
  case tensor(Tensor)
  case number(Scalar)
  case text(String)
  case dtype(DType)
  case slice(start: Int?, end: Int?, step: Int?)
  case ellipsis
  case list([Value])
  case tuple([Value])
}

extension Value {
  /// The elements of a list or tuple.
  var elements: [Value]? {
    switch self {
    case .list(let elements), .tuple(let elements): elements
    case .none, .tensor, .number, .text, .dtype, .slice, .ellipsis: nil
    }
  }

  /// A whole number; a tensor of one stands for it.
  var int: Int? {
    switch self {
    case .number(.int(let value)): value
    case .tensor(let tensor) where tensor.numel == 1 && tensor.dtype == .int64:
      tensor.scalar().intValue
    case .none, .tensor, .number, .text, .dtype, .slice, .ellipsis, .list, .tuple: nil
    }
  }

  /// A list of whole numbers.
  var ints: [Int]? {
    guard let elements else { return nil }
    let values = elements.compactMap(\.int)
    return values.count == elements.count ? values : nil
  }

  var isNone: Bool {
    if case .none = self { true } else { false }
  }
}
