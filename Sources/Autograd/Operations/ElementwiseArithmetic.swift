import CKernels

// How an operation is added. Everything about it stands in one place, in this order:
//
// 1. `Tensor.Checked.name(…) throws(TensorError)`: checks, computes the value from raw memory
//    (`Elementwise`, `Reduction`, a C loop), and, `if records(inputs)`, attaches the derivative with
//    `record("NameBackward0", from: inputs, saving: what the formula reads) { node, g in … }`.
//    - Save what PyTorch saves, and nothing else: an input, or the result itself (`saving: out`). The rule
//      must take them by `node.saved(i)`, never by capture: that is what notices a second pass and a change
//      in place. Numbers, shapes and flags may be captured. PyTorch takes them in the order of their names
//      (`other` before `self`), which decides which one a message names.
//    - Write the rule with `Tensor.Checked` operations, so that it has derivatives of its own.
//    - Return `Gradients(first, second, [more])`, `nil` where `node.needs(i)` is false. The engine sums over
//      broadcast dimensions and casts to the input's type.
// 2. The trapping method and, where PyTorch has one, the free function: one line each.
// 3. A row in the gradient-check table of the tests.

extension Tensor.Checked {
  /// `a + alpha · b`, broadcast. Gradients: g and alpha · g.
  ///
  /// With `alpha` other than 1, product and sum are one fused multiply-add.
  public static func add(
    _ a: Tensor, _ b: Tensor, alpha: Scalar = 1
  ) throws(TensorError) -> Tensor {
    let out =
      alpha == .int(1)
      ? try Elementwise.binary(.add, a, b) : try scaledSum(a, b, alpha, negated: false)
    if records(a, b) {
      try out.record("AddBackward0", from: a, b, number: alpha) { (node, g) throws(TensorError) in
        Gradients(node.needs(0) ? g : nil, node.needs(1) ? try scaled(g, node.number) : nil)
      }
    }
    return out
  }

  /// `a − alpha · b`, broadcast. Gradients: g and −alpha · g.
  public static func sub(
    _ a: Tensor, _ b: Tensor, alpha: Scalar = 1
  ) throws(TensorError) -> Tensor {
    try refuseBool(a, b)
    let out =
      alpha == .int(1)
      ? try Elementwise.binary(.subtract, a, b) : try scaledSum(a, b, alpha, negated: true)
    if records(a, b) {
      try out.record("SubBackward0", from: a, b, number: alpha) { (node, g) throws(TensorError) in
        Gradients(
          node.needs(0) ? g : nil, node.needs(1) ? try scaled(try negated(&g), node.number) : nil)
      }
    }
    return out
  }

  /// `number − x`. Gradient: −g.
  public static func rsub(
    _ x: Tensor, _ number: Tensor, alpha: Scalar = 1
  ) throws(TensorError) -> Tensor {
    try refuseBool(number, x)
    let out =
      alpha == .int(1)
      ? try Elementwise.binary(.subtract, number, x)
      : try scaledSum(number, x, alpha, negated: true)
    if records(x) {
      try out.record("RsubBackward1", from: x) { (_, g) throws(TensorError) in
        Gradients(try scaled(try negated(&g), alpha))
      }
    }
    return out
  }

  /// `a · b`, broadcast. Gradients: g · b and g · a.
  public static func mul(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.binary(.multiply, a, b)
    if records(a, b) {
      // Each side needs the other; of a side that needs no gradient nothing is saved.
      try out.record(
        "MulBackward0", from: a, b, saving: a.requiresGrad ? b : nil, b.requiresGrad ? a : nil,
        rule: productRule)
    }
    return out
  }

  /// The rule of what multiplies elements: g · b and g · a, each where it is needed.
  static var productRule: Node.Rule {
    { (node, g) throws(TensorError) in
      let first = node.needs(0) ? try mul(g, try node.saved(0)) : nil
      guard node.needs(1) else { return Gradients(first) }
      return Gradients(first, try mul(g, try node.saved(1)))
    }
  }

  /// `x` times a number. Gradient: g times the number.
  public static func mul(_ x: Tensor, _ number: Scalar) throws(TensorError) -> Tensor {
    let out = try Elementwise.binary(.multiply, x, number)
    if records(x) {
      try out.record("MulBackward0", from: x, number: number) { (node, g) throws(TensorError) in
        Gradients(try multiplied(&g, by: node.number))
      }
    }
    return out
  }

  /// `x` divided by a number. Gradient: g divided by the number.
  public static func div(_ x: Tensor, _ number: Scalar) throws(TensorError) -> Tensor {
    guard x.dtype.isFloatingPoint else { return try div(x, Tensor(wrapping: number)) }
    let out = try Elementwise.binary(.divide, x, number)
    if records(x) {
      try out.record("DivBackward0", from: x, number: number) { (node, g) throws(TensorError) in
        Gradients(try divided(&g, by: node.number))
      }
    }
    return out
  }

  /// `a / b`, broadcast; whole numbers are divided as `float32`. Gradients: g / b and −g · ((a / b) / b).
  public static func div(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    let type = Promotion.floating(Promotion.type(a, b))
    let out = try Elementwise.binary(.divide, a, b, compute: type)
    if records(a, b) {
      try out.record(
        "DivBackward0", from: a, b, saving: b, b.requiresGrad ? a : nil
      ) { (node, g) throws(TensorError) in
        let divisor = try node.saved(0)
        let first = node.needs(0) ? try div(g, divisor) : nil
        guard node.needs(1) else { return Gradients(first) }
        let ratio = try div(try div(try node.saved(1), divisor), divisor)
        return Gradients(first, try mul(try neg(g), ratio))
      }
    }
    return out
  }

  /// `−x`. Gradient: −g.
  public static func neg(_ x: Tensor) throws(TensorError) -> Tensor {
    guard x.dtype != .bool else {
      throw .notImplemented(
        "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a "
          + "mask, use the `~` or `logical_not()` operator instead.")
    }
    let out = try Elementwise.unary(CK_NEG, x)
    if records(x) {
      try out.record("NegBackward0", from: x) { (_, g) throws(TensorError) in
        Gradients(try negated(&g))
      }
    }
    return out
  }

  /// `1 / x`. Gradient: −g · (y · y).
  public static func reciprocal(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_RECIPROCAL, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("ReciprocalBackward0", from: x, saving: out) { (node, g) throws(TensorError) in
        let y = try node.saved(0)
        return Gradients(try mul(try neg(g), try mul(y, y)))
      }
    }
    return out
  }

  /// `number / x`, which is `reciprocal(x) · number`, with two roundings.
  public static func rdiv(_ x: Tensor, _ number: Tensor) throws(TensorError) -> Tensor {
    try mul(try reciprocal(x), number)
  }

  /// `−g`, over the memory of `g` where that is free.
  private static func negated(_ g: inout Tensor) throws(TensorError) -> Tensor {
    GradMode.isEnabled ? try neg(g) : try Elementwise.unary(CK_NEG, reusing: &g)
  }

  /// `g` times a number, over the memory of `g` where that is free.
  private static func multiplied(
    _ g: inout Tensor, by number: Scalar
  ) throws(TensorError) -> Tensor {
    GradMode.isEnabled
      ? try mul(g, number) : try Elementwise.binary(.multiply, reusing: &g, number)
  }

  /// `g` divided by a number, over the memory of `g` where that is free.
  private static func divided(
    _ g: inout Tensor, by number: Scalar
  ) throws(TensorError) -> Tensor {
    GradMode.isEnabled
      ? try div(g, number) : try Elementwise.binary(.divide, reusing: &g, number)
  }

  /// `g · alpha`, or `g` itself if `alpha` is 1.
  private static func scaled(_ g: Tensor, _ alpha: Scalar) throws(TensorError) -> Tensor {
    alpha == .int(1) ? g : try mul(g, Tensor(wrapping: alpha))
  }

  private static func scaledSum(
    _ a: Tensor, _ b: Tensor, _ alpha: Scalar, negated: Bool
  ) throws(TensorError) -> Tensor {
    let type = Promotion.type(a, b)
    try checkAlpha(alpha, type)
    let factor: Scalar =
      switch alpha {
      case .double(let value): .double(negated ? -value : value)
      case .int(let value): .int(negated ? 0 &- value : value)
      case .bool(let value): .int(value ? (negated ? -1 : 1) : 0)
      }
    if type == .bool {
      return try Elementwise.binary(
        .add, a, try Elementwise.binary(.multiply, b, Tensor(filled: alpha, Shape(), .bool)))
    }
    return try Elementwise.ternary(
      CK_ADD_SCALED, a, b, Tensor(filled: factor, Shape(), type), type: type)
  }

  static func checkAlpha(_ alpha: Scalar, _ type: DType) throws(TensorError) {
    if alpha.isFloat && !type.isFloatingPoint {
      throw .runtime(
        "For integral input tensors, argument alpha must not be a floating point number.")
    }
    if case .bool = alpha, type != .bool {
      throw .runtime("Boolean alpha only supported for Boolean results.")
    }
  }

  static func refuseBool(_ a: Tensor, _ b: Tensor) throws(TensorError) {
    if a.dtype == .bool && b.dtype == .bool {
      throw .notImplemented(
        "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or "
          + "`logical_xor()` operator instead.")
    }
    if a.dtype == .bool || b.dtype == .bool {
      throw .notImplemented(
        "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to "
          + "invert a mask, use the `~` or `logical_not()` operator instead.")
    }
  }
}
