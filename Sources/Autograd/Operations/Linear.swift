import CKernels

extension Tensor.Checked {
  /// `beta · x + alpha · (a @ b)`: a product of matrices added to `x`, which is broadcast. With a `beta` of 0
  /// `x` does not matter, whatever it holds.
  ///
  /// Gradients: g · beta, (g · bᵀ) · alpha and (aᵀ · g) · alpha.
  public static func addmm(
    _ x: Tensor, _ a: Tensor, _ b: Tensor, beta: Scalar = 1, alpha: Scalar = 1
  ) throws(TensorError) -> Tensor {
    try checkAddmm(x, a, b)
    let shape = Shape(a.shape[0], b.shape[1])
    let base = try noGrad { () throws(TensorError) in try expand(x, shape) }
    let out = try noGrad { () throws(TensorError) in
      let product = try scaled(try mm(a, b), alpha)
      return beta.doubleValue == 0 ? product : try add(product, try scaled(base, beta))
    }
    if records(x, a, b) {
      try out.record(
        "AddmmBackward0", fromAll: [x, a, b],
        saving: (a.requiresGrad ? [b] : []) + (b.requiresGrad ? [a] : [])
      ) { (node, g) throws(TensorError) in
        let first = node.needs(0) ? try scaled(g, beta) : nil
        let second =
          node.needs(1) ? try scaled(try mm(g, try t(try node.saved(0))), alpha) : nil
        guard node.needs(2) else { return Gradients(first, second, [nil]) }
        let left = try node.saved(node.needs(1) ? 1 : 0)
        return Gradients(first, second, [try scaled(try mm(try t(left), g), alpha)])
      }
    }
    return out
  }

  /// `x @ weightᵀ + bias`: a layer that takes `[…, k]` to `[…, n]`; `weight` is `[n, k]` or, for a single
  /// output without that dimension, `[k]`, `bias` is `[n]`.
  ///
  /// Gradients: g @ weight, gᵀ @ x, and g summed over all but the last dimension.
  public static func linear(
    _ x: Tensor, _ weight: Tensor, _ bias: Tensor? = nil
  ) throws(TensorError) -> Tensor {
    guard x.ndim > 0 && weight.ndim > 0 else {
      throw .runtime(
        "both arguments to linear need to be at least 1D, but they are \(x.ndim)D and \(weight.ndim)D"
      )
    }
    let matrix = try t(weight)
    guard let bias else { return try matmul(x, matrix) }
    if x.ndim == 2 { return try addmm(bias, x, matrix) }
    guard bias.ndim <= 1 && x.isContiguous else { return try add(try matmul(x, matrix), bias) }
    let inner = x.shape[x.ndim - 1]
    let outer = Shape(x.shape.dropLast())
    let rows = try reshape(x, [outer.elementCount, inner])
    let product = try addmm(bias, rows, matrix)
    return try unsafeView(product, Shape(Array(outer) + [product.shape[1]]))
  }

  /// The products of all elements of one vector with all of another, as a matrix.
  ///
  /// Gradients: those of the product of a column and a row.
  public static func outer(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    guard a.ndim == 1 else {
      throw .runtime("outer: Expected 1-D argument self, but got \(a.ndim)-D")
    }
    guard b.ndim == 1 else {
      throw .runtime("outer: Expected 1-D argument vec2, but got \(b.ndim)-D")
    }
    return try mul(try reshape(a, [a.numel, 1]), b)
  }

  private static func checkAddmm(_ x: Tensor, _ a: Tensor, _ b: Tensor) throws(TensorError) {
    guard x.dtype == b.dtype else {
      throw .runtime(
        "self and mat2 must have the same dtype, but got \(x.dtype.scalarTypeName) and "
          + b.dtype.scalarTypeName)
    }
    guard a.dtype == b.dtype else {
      throw .runtime(
        "mat1 and mat2 must have the same dtype, but got \(a.dtype.scalarTypeName) and "
          + b.dtype.scalarTypeName)
    }
    guard a.ndim == 2 else {
      throw .runtime("addmm: self must be a matrix, got \(a.ndim)-D tensor")
    }
    guard b.ndim == 2 else {
      throw .runtime("addmm: mat2 must be a matrix, got \(b.ndim)-D tensor")
    }
    guard a.shape[1] == b.shape[0] else {
      throw .runtime(
        "addmm: mat1 and mat2 shapes cannot be multiplied (\(a.shape[0])x\(a.shape[1]) and "
          + "\(b.shape[0])x\(b.shape[1]))")
    }
  }

  /// `x` times a number, in its own type; `x` itself if that is 1.
  private static func scaled(_ x: Tensor, _ number: Scalar) throws(TensorError) -> Tensor {
    if number.doubleValue == 1 { return x }
    return try mul(x, Tensor(filled: number, Shape(), x.dtype))
  }
}

extension Tensor {
  /// `beta` times the tensor, broadcast, plus `alpha` times the product of two matrices.
  public func addmm(_ a: Tensor, _ b: Tensor, beta: Scalar = 1, alpha: Scalar = 1) -> Tensor {
    trapping { () throws(TensorError) in
      try Checked.addmm(self, a, b, beta: beta, alpha: alpha)
    }
  }

  /// The products of all elements of this vector with all of another, as a matrix.
  public func outer(_ other: Tensor) -> Tensor { Autograd.outer(self, other) }
}

/// `x @ weightᵀ + bias`: a layer that takes `[…, k]` to `[…, n]`; `weight` is `[n, k]`, `bias` is `[n]`.
public func linear(_ x: Tensor, _ weight: Tensor, _ bias: Tensor? = nil) -> Tensor {
  trapping { () throws(TensorError) in try Tensor.Checked.linear(x, weight, bias) }
}

/// The products of all elements of one vector with all of another, as a matrix.
public func outer(_ a: Tensor, _ b: Tensor) -> Tensor {
  trapping { () throws(TensorError) in try Tensor.Checked.outer(a, b) }
}

extension Tensor.Checked {
  /// `x + value · a · b`, broadcast; `value · a` is rounded, the rest is one fused multiply-add.
  ///
  /// Gradients: g, g · (b · value) and g · (a · value).
  public static func addcmul(
    _ x: Tensor, _ a: Tensor, _ b: Tensor, value: Scalar = 1
  ) throws(TensorError) -> Tensor {
    let type = Promotion.type([x, a, b])
    guard type != .bool else {
      throw .notImplemented("\"addcmul_cpu_out\" not implemented for 'Bool'")
    }
    let factor = Tensor(filled: value, Shape(), type)
    _ = try Layout.broadcast(x.shape, a.shape)
    let scaled = try Elementwise.binary(.multiply, a, factor, compute: type)
    let out = try Elementwise.ternary(CK_ADD_SCALED, x, scaled, b, type: type)
    if records(x, a, b) {
      // Each factor needs the other; of one that needs no gradient nothing is saved.
      let saved = (a.requiresGrad ? [b] : []) + (b.requiresGrad ? [a] : [])
      let last = saved.count - 1
      try out.record("AddcmulBackward0", fromAll: [x, a, b], saving: saved) {
        (node, g) throws(TensorError) in
        let factor = Tensor(wrapping: value)
        return Gradients(
          node.needs(0) ? g : nil,
          node.needs(1) ? try mul(g, try mul(try node.saved(0), factor)) : nil,
          [node.needs(2) ? try mul(g, try mul(try node.saved(last), factor)) : nil])
      }
    }
    return out
  }

  /// `x + value · a / b`, broadcast, each step rounded. Whole numbers can't be divided.
  ///
  /// Gradients: g, g · (value / b) and −g · (value · a / (b · b)).
  public static func addcdiv(
    _ x: Tensor, _ a: Tensor, _ b: Tensor, value: Scalar = 1
  ) throws(TensorError) -> Tensor {
    guard a.dtype.isFloatingPoint || b.dtype.isFloatingPoint else { throw .wholeAddcdiv }
    let type = Promotion.type([x, a, b])
    _ = try Layout.broadcast(x.shape, a.shape)
    let scaled = try Elementwise.binary(
      .multiply, a, Tensor(filled: value, Shape(), type), compute: type)
    let out = try Elementwise.ternary(CK_ADD_QUOTIENT, x, scaled, b, type: type)
    if records(x, a, b) {
      let saved = [b] + (b.requiresGrad ? [a] : [])
      try out.record("AddcdivBackward0", fromAll: [x, a, b], saving: saved) {
        (node, g) throws(TensorError) in
        let b = try node.saved(0)
        let factor = Tensor(wrapping: value)
        let second = node.needs(1) ? try mul(g, try rdiv(b, factor)) : nil
        guard node.needs(2) else { return Gradients(node.needs(0) ? g : nil, second, [nil]) }
        let slope = try div(try mul(try node.saved(1), factor), try mul(b, b))
        return Gradients(node.needs(0) ? g : nil, second, [try mul(try neg(g), slope)])
      }
    }
    return out
  }
}

extension TensorError {
  fileprivate static var wholeAddcdiv: TensorError {
    .runtime(
      "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will "
        + "perform a true division of tensor1 and tensor2. The historic addcdiv behavior can be "
        + "implemented as (input + value * torch.trunc(tensor1 / tensor2)).to(input.dtype) for "
        + "integer inputs and as (input + value * tensor1 / tensor2) for float inputs. The future "
        + "addcdiv behavior is just the latter implementation: (input + value * tensor1 / tensor2), "
        + "for all dtypes.")
  }
}

extension Tensor {
  /// The tensor plus `value · a · b`, broadcast.
  public func addcmul(_ a: Tensor, _ b: Tensor, value: Scalar = 1) -> Tensor {
    trapping { () throws(TensorError) in try Checked.addcmul(self, a, b, value: value) }
  }

  /// The tensor plus `value · a / b`, broadcast.
  public func addcdiv(_ a: Tensor, _ b: Tensor, value: Scalar = 1) -> Tensor {
    trapping { () throws(TensorError) in try Checked.addcdiv(self, a, b, value: value) }
  }
}
