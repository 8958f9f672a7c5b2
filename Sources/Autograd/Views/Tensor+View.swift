extension Tensor {
  /// A tensor of the same memory with another geometry, without history.
  ///
  /// `offset` is in elements, from this tensor's first.
  func rawView(_ shape: Shape, _ strides: Shape, offset: Int = 0) -> Tensor {
    let view = Tensor(viewing: self, shape, strides, offset: offset)
    view.shareVersions(of: self)
    return view
  }

  /// A view of this tensor, with its derivative where one is recorded.
  func view(
    _ label: StaticString, _ shape: Shape, _ strides: Shape, offset: Int = 0,
    rule: @escaping Node.Rule
  ) throws(TensorError) -> Tensor {
    let view = rawView(shape, strides, offset: offset)
    view.becomeView(of: self, .tracked)
    if records(self) { try view.record(label, from: self, rule: rule) }
    return view
  }
}

extension Tensor.Checked {
  /// `x` seen as `shape`, where its strides allow that without a copy; one size may be −1.
  ///
  /// The gradient is seen as the shape of `x`.
  public static func view(_ x: Tensor, _ shape: Shape) throws(TensorError) -> Tensor {
    let sizes = try inferred(shape, x.numel)
    guard let strides = viewStrides(x, sizes) else {
      throw .runtime(
        "view size is not compatible with input tensor's size and stride (at least one dimension spans "
          + "across two contiguous subspaces). Use .reshape(...) instead.")
    }
    return try seen(x, as: sizes, strides, "ViewBackward0")
  }

  private static func seen(
    _ x: Tensor, as shape: Shape, _ strides: Shape, _ label: StaticString
  ) throws(TensorError) -> Tensor {
    let before = x.shape
    return try x.view(label, shape, strides) { (_, g) throws(TensorError) in
      Gradients(try reshape(g, before))
    }
  }

  /// `x` with another shape: a view where the strides allow it, else a copy. One size may be −1.
  public static func reshape(_ x: Tensor, _ shape: Shape) throws(TensorError) -> Tensor {
    let sizes = try inferred(shape, x.numel)
    if let strides = viewStrides(x, sizes) {
      return try seen(
        x, as: sizes, strides, x.isContiguous ? "ViewBackward0" : "ReshapeAliasBackward0")
    }
    let before = x.shape
    let copy = try contiguous(x)
    let out = copy.rawView(sizes, sizes.rowMajorStrides)
    if records(copy) {
      try out.record("UnsafeViewBackward0", from: copy) { (_, g) throws(TensorError) in
        Gradients(try reshape(g, before))
      }
    }
    return out
  }

  /// `shape` with −1 replaced by what `count` elements leave for it.
  static func inferred(_ shape: Shape, _ count: Int) throws(TensorError) -> Shape {
    var result = shape
    var unknown: Int?
    var product = 1
    for (index, size) in shape.enumerated() {
      if size == -1 {
        guard unknown == nil else { throw .runtime("only one dimension can be inferred") }
        unknown = index
      } else {
        guard size >= 0 else {
          throw .runtime(
            "invalid shape dimension \(size) at index \(index) of shape \(shape.listText)")
        }
        product = product.multipliedReportingOverflow(by: size).partialValue
      }
    }
    if let unknown {
      if product == 0 && count == 0 {
        throw .runtime(
          "cannot reshape tensor of 0 elements into shape \(shape.listText) because the unspecified "
            + "dimension size -1 can be any value and is ambiguous")
      }
      if product > 0 && count % product == 0 {
        result[unknown] = count / product
        return result
      }
    } else if product == count {
      return result
    }
    throw .runtime("shape '\(shape.listText)' is invalid for input of size \(count)")
  }

  /// The strides with which `shape` lies over the elements of `x`, or `nil` if they are too scattered.
  ///
  /// The old dimensions fall into runs that are evenly spaced; every run must be covered exactly.
  static func viewStrides(_ x: Tensor, _ shape: Shape) -> Shape? {
    if x.isRowMajor { return shape.rowMajorStrides }
    if x.numel == 0 { return x.shape == shape ? x.strides : shape.rowMajorStrides }
    var strides = shape
    var target = shape.count - 1
    var runSize = 1
    var covered = 1
    var base = x.strides[x.ndim - 1]
    for d in stride(from: x.ndim - 1, through: 0, by: -1) {
      runSize *= x.shape[d]
      let runEnds =
        d == 0 || (x.shape[d - 1] != 1 && x.strides[d - 1] != runSize * base)
      guard runEnds else { continue }
      while target >= 0 && (covered < runSize || shape[target] == 1) {
        strides[target] = covered * base
        covered *= shape[target]
        target -= 1
      }
      if covered != runSize { return nil }
      if d > 0 {
        base = x.strides[d - 1]
        runSize = 1
        covered = 1
      }
    }
    return target == -1 ? strides : nil
  }
}

extension Tensor {
  /// The same elements seen as `shape`; one size may be −1. Traps where the strides do not allow it
  /// without a copy.
  public func view(_ shape: Int...) -> Tensor { view(Shape(shape)) }

  /// The same elements seen as `shape`; see ``view(_:)-(Int...)``.
  public func view(_ shape: Shape) -> Tensor {
    trapping { () throws(TensorError) in try Checked.view(self, shape) }
  }

  /// The elements in row-major order in another shape: a view where the strides allow it, else a copy.
  public func reshape(_ shape: Int...) -> Tensor { reshape(Shape(shape)) }

  /// The elements in another shape; see ``reshape(_:)-(Int...)``.
  public func reshape(_ shape: Shape) -> Tensor {
    trapping { () throws(TensorError) in try Checked.reshape(self, shape) }
  }
}

extension Tensor.Checked {
  /// `x` with the dimensions `start` to `end` merged: a view where the strides allow it, else a copy.
  public static func flatten(
    _ x: Tensor, _ start: Int = 0, _ end: Int = -1
  ) throws(TensorError) -> Tensor {
    let first = try Layout.dimension(start, of: x.ndim)
    let last = try Layout.dimension(end, of: x.ndim)
    guard first <= last else {
      throw .runtime("flatten() has invalid args: start_dim cannot come after end_dim")
    }
    if x.ndim == 0 { return try reshape(x, [1]) }
    if first == last { return x }
    let merged = x.shape[first...last].reduce(1, *)
    return try reshape(x, Shape(x.shape[..<first] + [merged] + x.shape[(last + 1)...]))
  }

  /// `x` with the dimension `dim` split into `sizes`, of which one may be −1.
  public static func unflatten(
    _ x: Tensor, _ dim: Int, _ sizes: Shape
  ) throws(TensorError) -> Tensor {
    let d = try Layout.dimension(dim, of: x.ndim)
    guard !sizes.isEmpty else { throw .runtime("unflatten: sizes must be non-empty") }
    let size = x.shape[d]
    let parts: Shape
    do { parts = try inferred(sizes, size) } catch {
      throw .runtime(
        "unflatten: Provided sizes \(sizes.listText) don't multiply up to the size of dim \(d) (\(size)) "
          + "in the input tensor")
    }
    return try view(x, Shape(x.shape[..<d] + Array(parts) + x.shape[(d + 1)...]))
  }
}

extension Tensor {
  /// The dimensions `start` to `end` merged into one.
  public func flatten(_ start: Int = 0, _ end: Int = -1) -> Tensor {
    trapping { () throws(TensorError) in try Checked.flatten(self, start, end) }
  }

  /// A view with the dimension `dim` split into `sizes`, of which one may be −1.
  public func unflatten(_ dim: Int, _ sizes: Shape) -> Tensor {
    trapping { () throws(TensorError) in try Checked.unflatten(self, dim, sizes) }
  }

  /// The elements in the shape of `other`, as a view.
  public func viewAs(_ other: Tensor) -> Tensor { view(other.shape) }

  /// The elements in the shape of `other`.
  public func reshapeAs(_ other: Tensor) -> Tensor { reshape(other.shape) }

  /// A view repeated to the shape of `other`.
  public func expandAs(_ other: Tensor) -> Tensor { expand(other.shape) }
}
