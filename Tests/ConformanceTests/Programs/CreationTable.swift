@testable import Autograd

/// The functions of the fixtures that make a tensor of nothing, by their names in PyTorch.
enum CreationTable {
  typealias Creation = @Sendable (inout Arguments, _ dtype: DType?) throws -> Tensor

  /// Calls the function `name`; all its arguments are used.
  static func call(_ name: String, _ arguments: Arguments) throws -> Tensor {
    guard let creation = all[name] else { throw FixtureError("unknown creation \(name)") }
    var arguments = arguments
    let dtype = try arguments.takeKeyword("dtype").map { value in
      guard case .dtype(let dtype) = value else { throw FixtureError("dtype \(value)") }
      return dtype
    }
    let tensor = try creation(&arguments, dtype)
    try arguments.finish()
    return tensor
  }

  private static let all: [String: Creation] = [
    "tensor": { a, dtype in
      let list = try IndexReader.numbers(try a.required("data"))
      let requiresGrad = try a.takeKeyword("requires_grad").map(truth) ?? false
      return try Tensor.Checked.tensor(list: list, dtype: dtype, requiresGrad: requiresGrad)
    },
    "zeros": { a, dtype in
      try Tensor.Checked.zeros(Shape(try a.ints("size")), dtype: dtype ?? .float32)
    },
    "ones": { a, dtype in
      try Tensor.Checked.full(Shape(try a.ints("size")), 1.0, dtype: dtype ?? .float32)
    },
    "full": { a, dtype in
      let shape = Shape(try a.ints("size"))
      return try Tensor.Checked.full(shape, try a.scalar("fill_value", default: 0), dtype: dtype)
    },
    "arange": { a, dtype in
      let first = try a.scalar("start", default: 0)
      guard a.remainingCount > 0 else {
        return try Tensor.Checked.arange(0, first, 1, dtype: dtype)
      }
      let end = try a.scalar("end", default: 0)
      return try Tensor.Checked.arange(
        first, end, try a.scalar("step", default: 1), dtype: dtype)
    },
    "linspace": { a, dtype in
      let (start, end) = (try a.double("start", default: 0), try a.double("end", default: 0))
      return try Tensor.Checked.linspace(start, end, try a.int("steps"), dtype: dtype ?? .float32)
    },
    "eye": { a, dtype in
      let n = try a.int("n")
      return try Tensor.Checked.eye(n, try a.optionalInt("m"), dtype: dtype ?? .float32)
    },
    "rand": { a, dtype in
      try Tensor.Checked.rand(Shape(try a.ints("size")), dtype: dtype ?? .float32)
    },
    "randn": { a, dtype in
      try Tensor.Checked.randn(Shape(try a.ints("size")), dtype: dtype ?? .float32)
    },
    "randint": { a, dtype in
      let (low, high) = (try a.int("low"), try a.int("high"))
      return try Tensor.Checked.randint(
        low, high, Shape(try a.ints("size")), dtype: dtype ?? .int64)
    },
    "randperm": { a, dtype in
      try Tensor.Checked.randperm(try a.int("n"), dtype: dtype ?? .int64)
    },
  ]

  private static func truth(_ value: Value) throws -> Bool {
    guard case .number(.bool(let truth)) = value else { throw FixtureError("no bool: \(value)") }
    return truth
  }
}
