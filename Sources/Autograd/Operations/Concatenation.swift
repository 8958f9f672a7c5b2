extension Tensor.Checked {
  /// The tensors one after the other along `dim`. Gradients: the parts of g.
  ///
  /// Sizes must be equal except along `dim`; one-dimensional tensors without elements are skipped.
  public static func cat(_ tensors: [Tensor], _ dim: Int = 0) throws(TensorError) -> Tensor {
    guard !tensors.isEmpty else {
      throw .value("torch.cat(): expected a non-empty list of Tensors")
    }
    if let position = tensors.firstIndex(where: { $0.ndim == 0 }) {
      throw .runtime("zero-dimensional tensor (at position \(position)) cannot be concatenated")
    }
    func isSkipped(_ x: Tensor) -> Bool { x.ndim == 1 && x.numel == 0 }
    let first = tensors.first { !isSkipped($0) } ?? tensors[0]
    let d = try Layout.dimension(dim, of: first.ndim)
    var shape = first.shape
    var sizes: [Int] = []
    for (index, x) in tensors.enumerated() {
      if isSkipped(x) && first !== x {
        sizes.append(0)
        continue
      }
      guard x.ndim == first.ndim else {
        throw .runtime(
          "Tensors must have same number of dimensions: got \(first.ndim) and \(x.ndim)")
      }
      for k in 0..<x.ndim where k != d && x.shape[k] != first.shape[k] {
        throw .runtime(
          "Sizes of tensors must match except in dimension \(d). Expected size \(first.shape[k]) but got "
            + "size \(x.shape[k]) for tensor number \(index) in the list.")
      }
      sizes.append(x.shape[d])
    }
    shape[d] = sizes.reduce(0, +)
    let out = joined(tensors, sizes, d, shape, Promotion.type(tensors))
    if records(tensors) {
      let shapes = tensors.map(\.shape)
      try out.record("CatBackward0", fromAll: tensors) { (node, g) throws(TensorError) in
        var gradients: [Tensor?] = []
        var start = 0
        for (index, size) in sizes.enumerated() {
          var gradient: Tensor?
          if node.needs(index) {
            let part = try narrow(g, d, start, size)
            gradient =
              part.ndim == shapes[index].count ? part : Tensor(filled: 0, shapes[index], g.dtype)
          }
          gradients.append(gradient)
          start += size
        }
        return Gradients(gradients)
      }
    }
    return out
  }

  private static func joined(
    _ tensors: [Tensor], _ sizes: [Int], _ d: Int, _ shape: Shape, _ dtype: DType
  ) -> Tensor {
    let out = Tensor(uninitialized: shape, dtype)
    var start = 0
    for (x, size) in zip(tensors, sizes) where size > 0 {
      var part = shape
      part[d] = size
      Elementwise.copy(x, to: out.rawView(part, out.strides, offset: start * out.strides[d]))
      start += size
    }
    return out
  }

  /// The tensors, which have one shape, along a new dimension `dim`. Gradients: the parts of g.
  public static func stack(_ tensors: [Tensor], _ dim: Int = 0) throws(TensorError) -> Tensor {
    guard let first = tensors.first else {
      throw .runtime("stack expects a non-empty TensorList")
    }
    let d = try Layout.dimension(dim, of: first.ndim + 1)
    for (index, x) in tensors.enumerated() where x.shape != first.shape {
      throw .runtime(
        "stack expects each tensor to be equal size, but got \(first.shape.listText) at entry 0 and "
          + "\(x.shape.listText) at entry \(index)")
    }
    let out = try noGrad { () throws(TensorError) in
      var parts: [Tensor] = []
      for x in tensors { parts.append(try unsqueeze(x, d)) }
      return try cat(parts, d)
    }
    if records(tensors) {
      try out.record("StackBackward0", fromAll: tensors) { (_, g) throws(TensorError) in
        Gradients(try unbind(g, d))
      }
    }
    return out
  }
}

/// The tensors one after the other along `dim`.
public func cat(_ tensors: [Tensor], _ dim: Int = 0) -> Tensor {
  trapping { () throws(TensorError) in try Tensor.Checked.cat(tensors, dim) }
}

/// The tensors, which have one shape, along a new dimension `dim`.
public func stack(_ tensors: [Tensor], _ dim: Int = 0) -> Tensor {
  trapping { () throws(TensorError) in try Tensor.Checked.stack(tensors, dim) }
}

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
