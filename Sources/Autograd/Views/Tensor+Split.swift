extension Tensor {
  /// Several views of this tensor as the outputs of one node, which may not be changed in place.
  fileprivate func views(
    _ label: StaticString, _ parts: [(shape: Shape, strides: Shape, offset: Int)],
    rule: @escaping Node.MultipleRule
  ) throws(TensorError) -> [Tensor] {
    let outputs = parts.map { rawView($0.shape, $0.strides, offset: $0.offset) }
    for output in outputs { output.becomeView(of: self, .multipleOutputs) }
    if records(self) { try Node.record(label, outputs: outputs, fromAll: [self], rule: rule) }
    return outputs
  }
}

extension Tensor.Checked {
  /// The parts of `x` along `dim`, without that dimension. The gradients are put together again.
  public static func unbind(_ x: Tensor, _ dim: Int = 0) throws(TensorError) -> [Tensor] {
    guard x.ndim > 0 else {
      throw .index("Dimension specified as 0 but tensor has no dimensions")
    }
    let d = try Layout.dimension(dim, of: x.ndim)
    let (shape, strides) = (x.shape.removing(d), x.strides.removing(d))
    let parts = (0..<x.shape[d]).map { (shape, strides, $0 * x.strides[d]) }
    return try x.views("UnbindBackward0", parts) { (_, gradients) throws(TensorError) in
      Gradients(try stack(try filled(gradients, shape: { _ in shape }), d))
    }
  }

  /// `x` cut along `dim` into parts of `size`; the last may be smaller.
  public static func split(
    _ x: Tensor, _ size: Int, _ dim: Int = 0
  ) throws(TensorError) -> [Tensor] {
    guard x.ndim > 0 else { throw .runtime("split expects at least a 1-dimensional tensor") }
    let d = try Layout.dimension(dim, of: x.ndim)
    let length = x.shape[d]
    guard size >= 0 else {
      throw .runtime("split expects split_size be non-negative, but got split_size=\(size)")
    }
    guard size > 0 || length == 0 else {
      throw .runtime(
        "split_size can only be 0 if dimension size is 0, but got dimension size of \(length)")
    }
    var sizes: [Int] = []
    var left = length
    repeat {
      sizes.append(Swift.min(left, size))
      left -= size
    } while left > 0
    return try parts(of: x, sizes, d, "SplitBackward0")
  }

  /// `x` cut along `dim` into parts of the given sizes.
  public static func split(
    _ x: Tensor, _ sizes: [Int], _ dim: Int = 0
  ) throws(TensorError) -> [Tensor] {
    guard x.ndim > 0 else { throw .runtime("split expects at least a 1-dimensional tensor") }
    let d = try Layout.dimension(dim, of: x.ndim)
    guard sizes.allSatisfy({ $0 >= 0 }) else {
      throw .runtime(
        "split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes="
          + Shape(sizes).listText)
    }
    guard sizes.reduce(0, +) == x.shape[d] else {
      throw .runtime(
        "split_with_sizes expects split_sizes to sum exactly to \(x.shape[d]) (input tensor's size at "
          + "dimension \(d)), but got split_sizes=\(Shape(sizes).listText)")
    }
    return try parts(of: x, sizes, d, "SplitWithSizesBackward0")
  }

  /// `x` cut along `dim` into at most `count` parts of equal size; the last may be smaller.
  public static func chunk(
    _ x: Tensor, _ count: Int, _ dim: Int = 0
  ) throws(TensorError) -> [Tensor] {
    guard x.ndim > 0 else { throw .runtime("chunk expects at least a 1-dimensional tensor") }
    guard count > 0 else {
      throw .runtime("chunk expects `chunks` to be greater than 0, got: \(count)")
    }
    let d = try Layout.dimension(dim, of: x.ndim)
    let size = (x.shape[d] + count - 1) / count
    // Nothing is cut into as many parts as were asked for.
    if size == 0 { return try split(x, Array(repeating: 0, count: count), d) }
    return try split(x, size, d)
  }

  private static func parts(
    of x: Tensor, _ sizes: [Int], _ d: Int, _ label: StaticString
  ) throws(TensorError) -> [Tensor] {
    var places: [(shape: Shape, strides: Shape, offset: Int)] = []
    var start = 0
    for size in sizes {
      var shape = x.shape
      shape[d] = size
      places.append((shape, x.strides, start * x.strides[d]))
      start += size
    }
    let shapes = places.map(\.shape)
    return try x.views(label, places) { (_, gradients) throws(TensorError) in
      Gradients(try cat(try filled(gradients, shape: { shapes[$0] }), d))
    }
  }

  /// The gradients of several outputs, zeros where nothing has arrived.
  private static func filled(
    _ gradients: [Tensor?], shape: (Int) -> Shape
  ) throws(TensorError) -> [Tensor] {
    let dtype = gradients.compactMap { $0?.dtype }.first ?? .float32
    return gradients.enumerated().map { index, gradient in
      gradient ?? Tensor(filled: 0, shape(index), dtype)
    }
  }
}

extension Tensor {
  /// The parts along `dim` as views without that dimension.
  public func unbind(_ dim: Int = 0) -> [Tensor] {
    trapping { () throws(TensorError) in try Checked.unbind(self, dim) }
  }
  /// Views of parts of `size` along `dim`; the last may be smaller.
  public func split(_ size: Int, _ dim: Int = 0) -> [Tensor] {
    trapping { () throws(TensorError) in try Checked.split(self, size, dim) }
  }
  /// Views of parts of the given sizes along `dim`.
  public func split(_ sizes: [Int], _ dim: Int = 0) -> [Tensor] {
    trapping { () throws(TensorError) in try Checked.split(self, sizes, dim) }
  }
  /// Views of at most `count` parts of equal size along `dim`; the last may be smaller.
  public func chunk(_ count: Int, _ dim: Int = 0) -> [Tensor] {
    trapping { () throws(TensorError) in try Checked.chunk(self, count, dim) }
  }
}
