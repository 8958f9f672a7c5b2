@testable import Autograd

/// The changes in place and the kinds of view that are tried with each other.
enum InPlaceTable {
  private typealias Checked = Tensor.Checked

  static let changes: [InPlaceCase] = arithmetic + replacements + functions + compositions

  /// The methods that have names of their own.
  private static let arithmetic: [InPlaceCase] = [
    InPlaceCase("add", [.whole]) { x, u in try Checked.addInPlace(x, u[0]) },
    InPlaceCase("add a single value", [.single]) { x, u in x += u[0] },
    InPlaceCase("add a multiple", [.whole]) { x, u in
      try Checked.addInPlace(x, u[0], alpha: 2.5)
    },
    InPlaceCase("sub", [.whole]) { x, u in x -= u[0] },
    InPlaceCase("sub a multiple", [.single]) { x, u in
      try Checked.subInPlace(x, u[0], alpha: 3)
    },
    InPlaceCase("mul", [.whole]) { x, u in x *= u[0] },
    InPlaceCase("mul by a number") { x, _ in x *= 3 },
    InPlaceCase("div", [.single]) { x, u in x /= u[0] },
    InPlaceCase("div by a number") { x, _ in x /= 2 },
  ]

  /// What puts other values in the place of those that were there.
  private static let replacements: [InPlaceCase] = [
    InPlaceCase("zero") { x, _ in try Checked.zeroInPlace(x) },
    InPlaceCase("fill with a number") { x, _ in x.fillInPlace(0.5) },
    InPlaceCase("fill", [.single]) { x, u in try Checked.fillInPlace(x, u[0]) },
    InPlaceCase("copy", [.whole]) { x, u in try Checked.copyInPlace(x, from: u[0]) },
    InPlaceCase("copy of a single value", [.single]) { x, u in
      try Checked.copyInPlace(x, from: u[0])
    },
    InPlaceCase("set all", [.whole]) { x, u in x[at: [.rest]] = u[0] },
    InPlaceCase("set a part", [.single]) { x, u in x[0] = u[0] },
    InPlaceCase("set by places", [.single]) { x, u in x[at: [.tensor(tensor([0]))]] = u[0] },
    InPlaceCase("set by a mask", [.single]) { x, u in x[at: [.tensor(mask(x))]] = u[0] },
    InPlaceCase("set a number by a mask") { x, _ in
      try Checked.setItem(x, [.tensor(mask(x))], Tensor(wrapping: 0.5))
    },
    InPlaceCase("masked fill", [.single], by: { x, u in try Checked.maskedFill(x, mask(x), u[0]) }),
    InPlaceCase("uniforms") { x, _ in
      try Checked.fillUniform(x, generator: Generator(seed: 7))
    },
    InPlaceCase("other values", [.whole], by: { _, u in u[0] }),
  ]

  private static func mask(_ x: Tensor) -> Tensor {
    Tensor((0..<x.numel).map { $0 % 2 == 0 }, x.shape)
  }

  /// Operations that save the tensor, their result, an operand, a number or nothing.
  private static let functions: [InPlaceCase] = [
    InPlaceCase("times a number", unary: { $0 * 3 }),
    InPlaceCase("over a number", unary: { $0 / 2 }),
    InPlaceCase("neg", unary: Checked.neg),
    InPlaceCase("abs", unary: Checked.abs),
    InPlaceCase("exp", unary: Checked.exp),
    InPlaceCase("log", unary: Checked.log),
    InPlaceCase("sqrt", unary: Checked.sqrt),
    InPlaceCase("rsqrt", unary: Checked.rsqrt),
    InPlaceCase("reciprocal", unary: Checked.reciprocal),
    InPlaceCase("sin", unary: Checked.sin),
    InPlaceCase("tanh", unary: Checked.tanh),
    InPlaceCase("sigmoid", unary: Checked.sigmoid),
    InPlaceCase("relu", unary: Checked.relu),
    InPlaceCase("elu", unary: { try Checked.elu($0) }),
    InPlaceCase("square", unary: Checked.square),
    InPlaceCase("floor", unary: Checked.floor),
    InPlaceCase("pow of a number", unary: { try Checked.pow($0, 2.5) }),
    InPlaceCase("pow", [.whole], by: { x, u in try Checked.pow(x, u[0]) }),
    InPlaceCase("clamp by numbers", unary: { try Checked.clamp($0, min: 0.7, max: 1.6) }),
    InPlaceCase("clamp", [.single], by: { x, u in try Checked.clamp(x, min: u[0], max: nil) }),
    InPlaceCase("maximum", [.whole], by: { x, u in try Checked.maximum(x, u[0]) }),
    InPlaceCase(
      "addcmul", [.whole, .whole], by: { x, u in try Checked.addcmul(x, u[0], u[1], value: 1.5) }),
    InPlaceCase(
      "addcdiv", [.whole, .single], by: { x, u in try Checked.addcdiv(x, u[0], u[1], value: 1.5) }),
    InPlaceCase("lerp", [.whole], by: { x, u in try Checked.lerp(x, u[0], 0.3) }),
    InPlaceCase(
      "lerp by a tensor", [.whole, .whole], by: { x, u in try Checked.lerp(x, u[0], u[1]) }),
    InPlaceCase("atan2", [.whole], by: { x, u in try Checked.atan2(x, u[0]) }),
    InPlaceCase("fmod", [.whole], by: { x, u in try Checked.fmod(x, u[0] * 8) }),
    InPlaceCase("cumsum", unary: { try Checked.cumsum($0, 0) }),
    InPlaceCase("softmax", unary: { try Checked.softmax($0, 0) }),
    InPlaceCase("where", [.whole], by: { x, u in try Checked.where(mask(x), x, u[0]) }),
  ]

  /// Operations of several steps, or whose first input is another tensor.
  private static let compositions: [InPlaceCase] = [
    InPlaceCase("itself", unary: { $0 }),
    InPlaceCase("its square", unary: { $0 * $0 }),
    InPlaceCase("a number by it", unary: { 2 / $0 }),
    InPlaceCase("two steps", unary: { ($0 * 0.3).exp() }),
    InPlaceCase("its sum and its product", unary: { $0 * 3 + $0 }),
    InPlaceCase("a difference from another", [.whole], by: { x, u in u[0] - x }),
    InPlaceCase("a product with another", [.whole], by: { x, u in u[0] * x }),
    InPlaceCase("two steps with another", [.single], by: { x, u in (x * u[0]).exp() }),
  ]

  static let views: [ViewCase] = [
    ViewCase("the tensor") { $0 },
    ViewCase("a[0]") { $0[0] },
    ViewCase("a[.all, 1]") { $0[.all, 1] },
    ViewCase("a[0, 1...]") { $0[0, 1...] },
    ViewCase("select") { try Checked.select($0, 1, -1) },
    ViewCase("narrow") { try Checked.narrow($0, 1, 1, 2) },
    ViewCase("slice") { try Checked.slice($0, 1, 0, nil, 2) },
    ViewCase("diagonal") { try Checked.diagonal($0, offset: 1) },
    ViewCase("view") { try Checked.view($0, [4, 2]) },
    ViewCase("t") { try Checked.t($0) },
    ViewCase("transpose") { try Checked.transpose($0, 0, 1) },
    ViewCase("permute") { try Checked.permute($0, [1, 0]) },
    ViewCase("movedim") { try Checked.movedim($0, [0], [1]) },
    ViewCase("unsqueeze") { try Checked.unsqueeze($0, 0) },
    ViewCase("squeeze") { try Checked.squeeze(try Checked.narrow($0, 0, 1, 1)) },
    ViewCase("flatten") { try Checked.flatten($0) },
    ViewCase("unflatten") { try Checked.unflatten($0, 1, [2, -1]) },
    ViewCase("a view of a view of a view") { try Checked.t($0)[1...][.all, 1] },
    ViewCase("asStrided") { try Checked.asStrided($0, [2, 2], [3, 2], 1) },
  ]
}
