/// The derivatives of every element of `f(x)` by every element of `x`.
/// `torch.autograd.functional.jacobian`.
///
/// The graph of `x` itself plays no part. Traps unless `x` is a floating-point tensor.
///
/// - Returns: a tensor of the shape of `f(x)` followed by that of `x`; zeros where an element does not
///   depend on `x`.
/// - Complexity: one backward pass for each element of `f(x)`.
public func jacobian(of f: (Tensor) -> Tensor, at x: Tensor) -> Tensor {
  trapping { () throws(TensorError) in
    let input = x.detach().requiresGrad()
    let output = enableGrad { f(input) }
    return try Tensor.Checked.derivatives(of: output, by: input)
  }
}

/// The second derivatives of the single value `f(x)`. `torch.autograd.functional.hessian`.
///
/// The graph of `x` itself plays no part. Traps unless `x` is a floating-point tensor and `f(x)` has one
/// element.
///
/// - Returns: a tensor of the shape of `x` twice over.
/// - Complexity: one backward pass, and one through its graph for each element of `x`.
public func hessian(of f: (Tensor) -> Tensor, at x: Tensor) -> Tensor {
  trapping { () throws(TensorError) in
    let input = x.detach().requiresGrad()
    let output = enableGrad { f(input) }
    guard output.numel == 1 else {
      throw .runtime("hessian: the function must return a single value, but it has \(output.shape)")
    }
    guard output.requiresGrad,
      let gradient = try Tensor.Checked.grad(
        of: [output], withRespectTo: [input], createGraph: true, allowUnused: true)[0]
    else { return zeros(Shape(Array(x.shape) + x.shape), dtype: x.dtype) }
    return try Tensor.Checked.derivatives(of: gradient, by: input)
  }
}

extension Tensor.Checked {
  /// The derivatives of each element of `output`, by rows.
  fileprivate static func derivatives(
    of output: Tensor, by input: Tensor
  ) throws(TensorError) -> Tensor {
    let elements = enableGrad { output.reshape(-1) }
    var rows: [Tensor] = []
    for index in 0..<elements.numel where output.requiresGrad {
      let element = enableGrad { elements[index] }
      let row = try grad(
        of: [element], withRespectTo: [input], retainGraph: true, allowUnused: true)[0]
      rows.append(row ?? zerosLike(input))
    }
    let shape = Shape(Array(output.shape) + input.shape)
    return try rows.isEmpty ? zeros(shape, dtype: input.dtype) : reshape(stack(rows), shape)
  }
}
