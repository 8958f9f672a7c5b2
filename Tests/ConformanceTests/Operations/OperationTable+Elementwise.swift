@testable import Autograd

extension OperationTable {
  private typealias Checked = Tensor.Checked

  static func unary(
    _ operation: @escaping @Sendable (Tensor) throws -> Tensor
  ) -> Operation {
    { [try operation(try $0.tensor("input"))] }
  }

  static func binary(
    _ operation: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
  ) -> Operation {
    { [try operation(try $0.operand("input"), try $0.operand("other"))] }
  }

  /// An operator whose left side is not the tensor that it is called on: the other argument, which
  /// is a tensor or a number.
  private static func reversed(
    _ tensors: @escaping @Sendable (Tensor, Tensor) throws -> Tensor,
    number: @escaping @Sendable (_ x: Tensor, _ number: Scalar) throws -> Tensor
  ) -> Operation {
    { arguments in
      let x = try arguments.tensor("input")
      switch try arguments.required("other") {
      case .tensor(let other): return [try tensors(other, x)]
      case .number(let value): return [try number(x, value)]
      case let other: throw FixtureError("argument other is \(other)")
      }
    }
  }

  /// Arithmetic and functions of one element at a time.
  static let elementwise: [String: Operation] = [
    "add": { a in
      let (x, y) = (try a.operand("input"), try a.operand("other"))
      return [try Checked.add(x, y, alpha: try a.scalar("alpha", default: 1))]
    },
    "sub": { a in
      let (x, y) = (try a.operand("input"), try a.operand("other"))
      return [try Checked.sub(x, y, alpha: try a.scalar("alpha", default: 1))]
    },
    "mul": binary { try Checked.mul($0, $1) },
    "div": { a in
      let (x, y) = (try a.operand("input"), try a.operand("other"))
      return [try Checked.div(x, y, roundingMode: try a.optionalText("rounding_mode"))]
    },
    "floor_divide": binary { try Checked.floorDivide($0, $1) },
    "relu": unary(Checked.relu),
    "maximum": binary { try Checked.maximum($0, $1) },
    "minimum": binary { try Checked.minimum($0, $1) },
    "pow": { a in
      let x = try a.operand("input")
      switch try a.required("exponent") {
      case .tensor(let exponent): return [try Checked.pow(x, exponent)]
      case .number(let exponent): return [try Checked.pow(x, exponent)]
      case let other: throw FixtureError("argument exponent is \(other)")
      }
    },
    "radd": reversed({ try Checked.add($0, $1) }) { try Checked.add($0, Tensor(wrapping: $1)) },
    "rsub": reversed({ try Checked.sub($0, $1) }) { try Checked.rsub($0, Tensor(wrapping: $1)) },
    "rmul": reversed({ try Checked.mul($0, $1) }) { try Checked.mul($0, Tensor(wrapping: $1)) },
    "rdiv": reversed({ try Checked.div($0, $1) }) { try Checked.rdiv($0, Tensor(wrapping: $1)) },
    "rpow": reversed({ try Checked.pow($0, $1) }) { try Checked.pow($1, $0) },
    "neg": unary(Checked.neg),
    "reciprocal": unary(Checked.reciprocal),
    "abs": unary(Checked.abs),
    "sign": unary(Checked.sign),
    "exp": unary(Checked.exp),
    "log": unary(Checked.log),
    "log1p": unary(Checked.log1p),
    "sqrt": unary(Checked.sqrt),
    "sigmoid": unary(Checked.sigmoid),
    "sin": unary(Checked.sin),
    "cos": unary(Checked.cos),
    "tanh": unary(Checked.tanh),
  ]

  /// Comparisons, which have no gradient.
  static let comparisons: [String: Operation] = [
    "eq": binary { try Checked.eq($0, $1) },
    "ne": binary { try Checked.ne($0, $1) },
    "lt": binary { try Checked.lt($0, $1) },
    "le": binary { try Checked.le($0, $1) },
    "gt": binary { try Checked.gt($0, $1) },
    "ge": binary { try Checked.ge($0, $1) },
    "where": { a in
      let condition = try a.tensor("condition")
      return [try Checked.where(condition, try a.operand("input"), try a.operand("other"))]
    },
  ]
}
