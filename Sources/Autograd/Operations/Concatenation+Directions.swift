extension Tensor.Checked {
  /// The tensors side by side: vectors one after the other, the others along the second dimension.
  /// Gradients: the parts of g.
  public static func hstack(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    guard !tensors.isEmpty else { throw .runtime("hstack expects a non-empty TensorList") }
    var parts: [Tensor] = []
    for x in tensors { parts.append(x.ndim == 0 ? try reshape(x, [1]) : x) }
    return try cat(parts, parts[0].ndim == 1 ? 0 : 1)
  }

  /// The tensors one below the other along the first dimension; vectors are rows. Gradients: the parts of g.
  public static func vstack(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    guard !tensors.isEmpty else { throw .runtime("vstack expects a non-empty TensorList") }
    var parts: [Tensor] = []
    for x in tensors {
      switch x.ndim {
      case 0: parts.append(try reshape(x, [1, 1]))
      case 1: parts.append(try unsqueeze(x, 0))
      default: parts.append(x)
      }
    }
    return try cat(parts, 0)
  }
}

/// The tensors side by side: vectors one after the other, the others along the second dimension.
public func hstack(_ tensors: [Tensor]) -> Tensor {
  trapping { () throws(TensorError) in try Tensor.Checked.hstack(tensors) }
}

/// The tensors one below the other along the first dimension; vectors are rows.
public func vstack(_ tensors: [Tensor]) -> Tensor {
  trapping { () throws(TensorError) in try Tensor.Checked.vstack(tensors) }
}
