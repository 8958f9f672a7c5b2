@testable import Autograd

extension GradientTable {
  private typealias Checked = Tensor.Checked

  /// Functions of one element at a time. Domains keep clear of kinks and poles.
  static let elementwise: [Row] = [
    Row("neg", unary: Checked.neg),
    Row("reciprocal", 0.5...2, unary: Checked.reciprocal),
    Row("abs below 0", -2...(-0.1), unary: Checked.abs),
    Row("abs above 0", 0.1...2, unary: Checked.abs),
    Row("exp", unary: Checked.exp),
    Row("exp2", unary: Checked.exp2),
    Row("expm1", unary: Checked.expm1),
    Row("log", 0.3...2, unary: Checked.log),
    Row("log2", 0.3...2, unary: Checked.log2),
    Row("log10", 0.3...2, unary: Checked.log10),
    Row("log1p", -0.6...2, unary: Checked.log1p),
    Row("sqrt", 0.3...2, unary: Checked.sqrt),
    Row("rsqrt", 0.5...2, unary: Checked.rsqrt),
    Row("square", unary: Checked.square),
    Row("sin", unary: Checked.sin),
    Row("cos", unary: Checked.cos),
    Row("tan", -1...1, unary: Checked.tan),
    Row("asin", -0.8...0.8, unary: Checked.asin),
    Row("acos", -0.8...0.8, unary: Checked.acos),
    Row("atan", unary: Checked.atan),
    Row("sinh", unary: Checked.sinh),
    Row("cosh", unary: Checked.cosh),
    Row("tanh", unary: Checked.tanh),
    Row("sigmoid", unary: Checked.sigmoid),
    Row("sign", 0.1...2, unary: Checked.sign),
    Row("floor", 0.1...0.9, unary: Checked.floor),
    Row("ceil", 0.1...0.9, unary: Checked.ceil),
    Row("round", 0.6...1.4, unary: Checked.round),
    Row("trunc", 0.1...0.9, unary: Checked.trunc),
    Row("pow 3", unary: { try Checked.pow($0, 3) }),
    Row("pow 0", unary: { try Checked.pow($0, 0) }),
    Row("pow 1", unary: { try Checked.pow($0, 1) }),
    Row("pow −2", 0.5...2, unary: { try Checked.pow($0, -2) }),
    Row("pow 1.7", 0.5...2, unary: { try Checked.pow($0, 1.7) }),
    Row("pow of a number", unary: { try Checked.pow(1.7, $0) }),
    Row("number minus", unary: { try Checked.rsub($0, Tensor(wrapping: 2.5)) }),
    Row("number divided", 0.5...2, unary: { try Checked.rdiv($0, Tensor(wrapping: 2.5)) }),
    Row("remainder by a number", 0.1...0.9) { try Checked.remainder($0, Tensor(wrapping: 1.0)) },
    Row("fmod by a number", 0.1...0.9) { try Checked.fmod($0, Tensor(wrapping: 1.0)) },
  ]

  /// Curves of layers, and limits.
  static let activations: [Row] = [
    Row("relu below 0", -2...(-0.1), unary: Checked.relu),
    Row("relu above 0", 0.1...2, unary: Checked.relu),
    Row("clamp inside", -0.9...0.9) { try Checked.clamp($0, min: -1.0, max: 1.0) },
    Row("clamp outside", 1.1...2) { try Checked.clamp($0, min: -1.0, max: 1.0) },
    Row("clampMin", 1.1...2) { try Checked.clampMin($0, 1.0) },
    Row("clampMax", 1.1...2) { try Checked.clampMax($0, 1.0) },
    Row("leakyRelu below 0", -2...(-0.1)) { try Checked.leakyRelu($0, slope: 0.2) },
    Row("leakyRelu above 0", 0.1...2, unary: { try Checked.leakyRelu($0) }),
    Row("elu below 0", -2...(-0.1)) { try Checked.elu($0, alpha: 1.3) },
    Row("elu above 0", 0.1...2, unary: { try Checked.elu($0) }),
    Row("silu", unary: Checked.silu),
    Row("logSigmoid", unary: Checked.logSigmoid),
    Row("softplus", unary: { try Checked.softplus($0, beta: 1.5) }),
    Row("softplus above its threshold", 1...2) { try Checked.softplus($0, threshold: 0.5) },
  ]
}
