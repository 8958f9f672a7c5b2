/// A number, or an array of arrays of numbers, that a tensor can be made of.
public protocol TensorElements {
  associatedtype Leaf: TensorScalar
  /// The sizes of the nesting, checked to be rectangular.
  func appendShape(to shape: inout Shape, depth: Int) throws(TensorError)
  /// Appends the numbers, outermost first.
  func appendElements(to elements: inout [Leaf])
}

extension TensorScalar {
  public func appendShape(to shape: inout Shape, depth: Int) {}
  public func appendElements(to elements: inout [Self]) { elements.append(self) }
}

extension Array: TensorElements where Element: TensorElements {
  public func appendShape(to shape: inout Shape, depth: Int) throws(TensorError) {
    if depth == shape.count {
      shape.append(count)
    } else if shape[depth] != count {
      throw .value("expected sequence of length \(shape[depth]) at dim \(depth) (got \(count))")
    }
    for element in self { try element.appendShape(to: &shape, depth: depth + 1) }
  }

  public func appendElements(to elements: inout [Element.Leaf]) {
    for element in self { element.appendElements(to: &elements) }
  }
}

/// A tensor of a number, or of an array of arrays of numbers of equal lengths. `torch.tensor`.
///
/// `Double` stands for Python's `float` and makes a `float32`, `Int` an `int64`, and so on, unless `dtype`
/// is given. The values are copied. Traps if the lengths differ.
public func tensor<Values: TensorElements>(
  _ values: Values, dtype: DType? = nil, requiresGrad: Bool = false
) -> Tensor {
  trapping { () throws(TensorError) in
    try Tensor.Checked.tensor(values, dtype: dtype, requiresGrad: requiresGrad)
  }
}

extension Tensor.Checked {
  /// A tensor of a number, or of an array of arrays of numbers of equal lengths.
  public static func tensor<Values: TensorElements>(
    _ values: Values, dtype: DType? = nil, requiresGrad: Bool = false
  ) throws(TensorError) -> Tensor {
    var shape = Shape()
    try values.appendShape(to: &shape, depth: 0)
    var elements: [Values.Leaf] = []
    values.appendElements(to: &elements)
    let type = dtype ?? Values.Leaf.literalDType
    guard !requiresGrad || type.isFloatingPoint else {
      throw .runtime("Only Tensors of floating point and complex dtype can require gradients")
    }
    let result = Tensor(elements, shape, dtype: type)
    result.leafRequiresGrad = requiresGrad
    return result
  }
}
