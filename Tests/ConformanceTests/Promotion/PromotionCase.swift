@testable import Autograd

/// A kind of table: what its rows and columns stand for.
struct PromotionCase {
  private let kind: String

  init(_ kind: String) {
    self.kind = kind
  }

  /// The name of the type that `first` and `second` make, or PyTorch's error.
  func result(_ first: String, _ second: String) throws -> String {
    switch kind {
    case "tensor,tensor": try promoted(try vector(first), try vector(second))
    case "tensor,0-d": try promoted(try vector(first), try single(second))
    case "0-d,0-d": try promoted(try single(first), try single(second))
    case "tensor,python number": try promoted(try vector(first), try number(second))
    case "0-d,python number": try promoted(try single(first), try number(second))
    case "result dtype of an operation on a tensor of this dtype":
      try operation(first, try vector(second))
    default: throw FixtureError("kind \(kind)")
    }
  }

  private func promoted(_ a: Tensor, _ b: Tensor) throws -> String {
    Promotion.type(a, b).name
  }

  private func vector(_ dtype: String) throws -> Tensor {
    try Tensor.Checked.full([3], 1, dtype: try dtypeNamed(dtype))
  }

  private func single(_ dtype: String) throws -> Tensor {
    try Tensor.Checked.full([], 1, dtype: try dtypeNamed(dtype))
  }

  private func number(_ category: String) throws -> Tensor {
    switch category {
    case "bool": Tensor(wrapping: true)
    case "int": Tensor(wrapping: 1)
    case "float": Tensor(wrapping: 1.5)
    default: throw FixtureError("category \(category)")
    }
  }

  /// The type of an operation's result, or the error that it throws.
  private func operation(_ name: String, _ x: Tensor) throws -> String {
    let (operation, arguments, keywords) = try call(name, x)
    do {
      let outputs = try OperationTable.call(operation, Arguments(arguments, keywords))
      guard let first = outputs.first else { throw FixtureError("no output") }
      return first.dtype.name
    } catch let error as TensorError {
      return error.description
    }
  }

  /// The operation and its arguments that a name of the table stands for.
  private func call(
    _ name: String, _ x: Tensor
  ) throws -> (String, [Value], [String: Value]) {
    let tensor = Value.tensor(x)
    return switch name {
    case "add", "sub", "mul", "div", "floor_divide", "remainder", "pow", "eq", "matmul", "maximum":
      (name, [tensor, tensor], [:])
    case "softmax", "cumsum": (name, [tensor, .number(0)], [:])
    case "clamp": (name, [tensor, .number(0), .number(2)], [:])
    case "add_float": ("add", [tensor, .number(1.5)], [:])
    case "add_int": ("add", [tensor, .number(2)], [:])
    case "mul_bool": ("mul", [tensor, .number(true)], [:])
    case "div_int": ("div", [tensor, .number(2)], [:])
    case "rsub_int": ("rsub", [tensor, .number(2)], [:])
    case "pow_float": ("pow", [tensor, .number(1.5)], [:])
    case "pow_int": ("pow", [tensor, .number(2)], [:])
    case let unary: (unary, [tensor], [:])
    }
  }
}
