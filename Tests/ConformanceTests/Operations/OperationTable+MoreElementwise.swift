@testable import Autograd

extension OperationTable {
  private typealias Checked = Tensor.Checked

  /// Further functions of one element at a time, and of two.
  static let moreElementwise: [String: Operation] = [
    "exp2": unary(Checked.exp2),
    "expm1": unary(Checked.expm1),
    "rsqrt": unary(Checked.rsqrt),
    "square": unary(Checked.square),
    "log2": unary(Checked.log2),
    "log10": unary(Checked.log10),
    "tan": unary(Checked.tan),
    "asin": unary(Checked.asin),
    "acos": unary(Checked.acos),
    "atan": unary(Checked.atan),
    "sinh": unary(Checked.sinh),
    "cosh": unary(Checked.cosh),
    "floor": unary(Checked.floor),
    "ceil": unary(Checked.ceil),
    "round": unary(Checked.round),
    "trunc": unary(Checked.trunc),
    "isnan": unary(Checked.isnan),
    "isfinite": unary(Checked.isfinite),
    "atan2": binary { try Checked.atan2($0, $1) },
    "fmod": binary { try Checked.fmod($0, $1) },
    "remainder": binary { try Checked.remainder($0, $1) },
  ]

  /// Functions of three elements at a time.
  static let ternary: [String: Operation] = [
    "addcmul": { a in
      let (x, y, z) = (try a.tensor("input"), try a.tensor("tensor1"), try a.tensor("tensor2"))
      return [try Checked.addcmul(x, y, z, value: try a.scalar("value", default: 1))]
    },
    "addcdiv": { a in
      let (x, y, z) = (try a.tensor("input"), try a.tensor("tensor1"), try a.tensor("tensor2"))
      return [try Checked.addcdiv(x, y, z, value: try a.scalar("value", default: 1))]
    },
    "lerp": { a in
      let (start, end) = (try a.tensor("input"), try a.tensor("end"))
      switch try a.required("weight") {
      case .tensor(let weight): return [try Checked.lerp(start, end, weight)]
      case .number(let weight): return [try Checked.lerp(start, end, weight)]
      case let other: throw FixtureError("argument weight is \(other)")
      }
    },
    "addmm": { a in
      let (x, left, right) = (try a.tensor("input"), try a.tensor("mat1"), try a.tensor("mat2"))
      let (beta, alpha) = (try a.scalar("beta", default: 1), try a.scalar("alpha", default: 1))
      return [try Checked.addmm(x, left, right, beta: beta, alpha: alpha)]
    },
  ]
}
