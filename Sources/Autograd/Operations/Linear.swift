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
