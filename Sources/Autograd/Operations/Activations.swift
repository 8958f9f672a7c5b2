import CKernels

extension Tensor.Checked {
  /// x where it is above 0, else `slope` · x. Gradient: g where x is above 0, else g · slope.
  public static func leakyRelu(
    _ x: Tensor, slope: Double = 0.01
  ) throws(TensorError) -> Tensor {
    try refuseWhole(x, "leaky_relu_cpu")
    let factor = Tensor(wrapping: .double(slope))
    let out = try bent(x, try Elementwise.binary(.multiply, x, factor))
    if records(x) {
      try out.record("LeakyReluBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        let x = try node.saved(0)
        let slope = try `where`(try gt(x, Tensor(wrapping: 0)), g, try mul(g, factor))
        return Gradients(try constant(slope, in: x))
      }
    }
    return out
  }

  /// x where it is above 0, else `alpha` · (eˣ − 1). Gradient: g where x is above 0, else g · `alpha` · eˣ.
  public static func elu(_ x: Tensor, alpha: Double = 1) throws(TensorError) -> Tensor {
    try refuseWhole(x, "elu_cpu")
    let factor = Tensor(wrapping: .double(alpha))
    let curve = try Elementwise.binary(.multiply, try Elementwise.unary(CK_EXPM1, x), factor)
    let out = try bent(x, curve)
    if records(x) {
      try out.record("EluBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        Gradients(try eluGradient(g, try node.saved(0), factor))
      }
    }
    return out
  }

  /// g where x is above 0, else g · `alpha` · eˣ. Its own gradient for x is 0 where x is not below 0.
  private static func eluGradient(
    _ g: Tensor, _ x: Tensor, _ alpha: Tensor
  ) throws(TensorError) -> Tensor {
    let out = try noGrad { () throws(TensorError) in
      let curve = try mul(try mul(g, alpha), try exp(x))
      return try `where`(try le(x, Tensor(wrapping: 0)), curve, g)
    }
    if records(g, x) {
      try out.record("EluBackwardBackward0", from: g, x, saving: g, x) {
        (node, gg) throws(TensorError) in
        let (g, x) = (try node.saved(0), try node.saved(1))
        guard node.needs(1) else { return Gradients(try eluGradient(gg, x, alpha)) }
        let isBelow = try to(try lt(x, Tensor(wrapping: 0)), gg.dtype)
        return Gradients(
          node.needs(0) ? try eluGradient(gg, x, alpha) : nil,
          try mul(try eluGradient(try mul(gg, g), x, alpha), isBelow))
      }
    }
    return out
  }

  /// x / (1 + e⁻ˣ). Gradient: g · s · (1 + x · (1 − s)), s being the sigmoid of x.
  public static func silu(_ x: Tensor) throws(TensorError) -> Tensor {
    try refuseWhole(x, "silu_cpu")
    let decay = try Elementwise.unary(CK_EXP, try Elementwise.unary(CK_NEG, x))
    let out = try Elementwise.binary(
      .divide, x, try Elementwise.binary(.add, decay, Tensor(wrapping: 1)))
    if records(x) {
      try out.record("SiluBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        let x = try node.saved(0)
        let s = try sigmoid(x)
        let one = Tensor(wrapping: 1)
        let slope = try mul(s, try add(try mul(x, try rsub(s, one)), one))
        return Gradients(try mul(g, slope))
      }
    }
    return out
  }

  /// The logarithm of the sigmoid: min(0, x) − log(1 + e^−|x|), in row-major order.
  /// Gradient: g · sigmoid(−x).
  public static func logSigmoid(_ x: Tensor) throws(TensorError) -> Tensor {
    try refuseWhole(x, "log_sigmoid_cpu")
    let row = x.inRowMajorOrder
    let size = try Elementwise.unary(CK_NEG, try Elementwise.unary(CK_ABS, row))
    let tail = try Elementwise.unary(CK_LOG1P, try Elementwise.unary(CK_EXP, size))
    let lower = try Elementwise.binary(CK_MINIMUM, row, Tensor(wrapping: 0))
    let out = try Elementwise.binary(.subtract, lower, tail)
    if records(x) {
      try out.record("LogSigmoidBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        Gradients(try mul(g, try sigmoid(try neg(try node.saved(0)))))
      }
    }
    return out
  }

  /// log(1 + e^(βx)) / β, and x itself where βx is above `threshold`.
  ///
  /// Gradient: g · z / (z + 1), z being e^(βx), and g above the threshold.
  public static func softplus(
    _ x: Tensor, beta: Double = 1, threshold: Double = 20
  ) throws(TensorError) -> Tensor {
    try refuseWhole(x, "softplus_cpu")
    let factor = Tensor(wrapping: .double(beta))
    let scaled = try Elementwise.binary(.multiply, x, factor)
    let isAbove = try gt(scaled, Tensor(wrapping: .double(threshold)))
    let curve = try Elementwise.unary(CK_LOG1P, try Elementwise.unary(CK_EXP, scaled))
    let out = try Elementwise.select(
      isAbove, x, try Elementwise.binary(.divide, curve, factor))
    if records(x) {
      try out.record("SoftplusBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        Gradients(try softplusGradient(g, try node.saved(0), factor, .double(threshold)))
      }
    }
    return out
  }

  /// g · z / (z + 1), z being e^(βx), and g above the threshold. Its own gradient for x is 0 at the threshold
  /// too.
  private static func softplusGradient(
    _ g: Tensor, _ x: Tensor, _ beta: Tensor, _ threshold: Scalar
  ) throws(TensorError) -> Tensor {
    let bound = Tensor(wrapping: threshold)
    let out = try noGrad { () throws(TensorError) in
      let scaled = try mul(x, beta)
      let z = try exp(scaled)
      let slope = try div(try mul(g, z), try add(z, Tensor(wrapping: 1)))
      return try `where`(try gt(scaled, bound), g, slope)
    }
    if records(g, x) {
      try out.record("SoftplusBackwardBackward0", from: g, x, saving: g, x) {
        (node, gg) throws(TensorError) in
        let (g, x) = (try node.saved(0), try node.saved(1))
        let first = node.needs(0) ? try softplusGradient(gg, x, beta, threshold) : nil
        guard node.needs(1) else { return Gradients(first) }
        let scaled = try mul(x, beta)
        let s = try sigmoid(scaled)
        let bend = try mul(try mul(try mul(gg, g), try rsub(s, Tensor(wrapping: 1))), s)
        let isCurved = try to(try lt(scaled, bound), gg.dtype)
        return Gradients(first, try mul(try mul(bend, isCurved), beta))
      }
    }
    return out
  }

  /// `gradient`, which does not change with `x`: the derivative by `x` is there, and 0.
  static func constant(_ gradient: Tensor, in x: Tensor) throws(TensorError) -> Tensor {
    guard records(gradient, x) else { return gradient }
    let out = gradient.alias()
    let shape = x.shape
    return try out.record("ConstantBackward0", from: gradient, x) { (node, g) throws(TensorError) in
      Gradients(node.needs(0) ? g : nil, node.needs(1) ? Tensor(filled: 0, shape, g.dtype) : nil)
    }
  }

  /// x where it is above 0, else `below`, a tensor of its shape.
  private static func bent(_ x: Tensor, _ below: Tensor) throws(TensorError) -> Tensor {
    try Elementwise.select(try gt(x, Tensor(wrapping: 0)), x, below)
  }

  static func refuseWhole(_ x: Tensor, _ kernel: String) throws(TensorError) {
    guard x.dtype.isFloatingPoint else {
      throw .notImplemented("\"\(kernel)\" not implemented for '\(x.dtype.scalarTypeName)'")
    }
  }
}

extension Tensor {
  /// The elements above 0; the others times `slope`.
  public func leakyRelu(slope: Double = 0.01) -> Tensor {
    trapping { () throws(TensorError) in try Checked.leakyRelu(self, slope: slope) }
  }
  /// The elements above 0; of the others `alpha` · (eˣ − 1).
  public func elu(alpha: Double = 1) -> Tensor {
    trapping { () throws(TensorError) in try Checked.elu(self, alpha: alpha) }
  }
  /// x / (1 + e⁻ˣ) of each element.
  public func silu() -> Tensor { trapping { () throws(TensorError) in try Checked.silu(self) } }
  /// The logarithm of the sigmoid of each element.
  public func logSigmoid() -> Tensor {
    trapping { () throws(TensorError) in try Checked.logSigmoid(self) }
  }
  /// log(1 + e^(βx)) / β of each element, and the element itself where βx is above `threshold`.
  public func softplus(beta: Double = 1, threshold: Double = 20) -> Tensor {
    trapping { () throws(TensorError) in
      try Checked.softplus(self, beta: beta, threshold: threshold)
    }
  }
}

/// The elements above 0; the others times `slope`.
public func leakyRelu(_ x: Tensor, slope: Double = 0.01) -> Tensor { x.leakyRelu(slope: slope) }
/// The elements above 0; of the others `alpha` · (eˣ − 1).
public func elu(_ x: Tensor, alpha: Double = 1) -> Tensor { x.elu(alpha: alpha) }
/// x / (1 + e⁻ˣ) of each element.
public func silu(_ x: Tensor) -> Tensor { x.silu() }
/// The logarithm of the sigmoid of each element.
public func logSigmoid(_ x: Tensor) -> Tensor { x.logSigmoid() }
/// log(1 + e^(βx)) / β of each element, and the element itself where βx is above `threshold`.
public func softplus(_ x: Tensor, beta: Double = 1, threshold: Double = 20) -> Tensor {
  x.softplus(beta: beta, threshold: threshold)
}
