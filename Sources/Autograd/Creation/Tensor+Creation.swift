import CKernels

extension Tensor {
  /// A row-major tensor of `value`.
  convenience init(filled value: Scalar, _ shape: Shape, _ dtype: DType) {
    self.init(uninitialized: shape, dtype)
    fill(value)
  }

  /// A number beside tensors, in the widest type of its category.
  convenience init(wrapping value: Scalar) {
    switch value {
    case .bool(let value):
      self.init(uninitialized: Shape(), .bool, wrapped: true)
      pointer.storeBytes(of: value, as: Bool.self)
    case .int(let value):
      self.init(uninitialized: Shape(), .int64, wrapped: true)
      pointer.storeBytes(of: value, as: Int.self)
    case .double(let value):
      self.init(uninitialized: Shape(), .float64, wrapped: true)
      pointer.storeBytes(of: value, as: Double.self)
    }
  }

  /// Sets every element to `value`, without any check.
  func fill(_ value: Scalar) {
    if numel == 1 && dtype == .float32 {
      pointer.storeBytes(of: Float(value.doubleValue), as: Float.self)
    } else if numel == 1 && dtype == .float64 {
      pointer.storeBytes(of: value.doubleValue, as: Double.self)
    } else {
      Elementwise.copy(Tensor(wrapping: value), to: self)
    }
  }

  /// A row-major tensor of `values`, in their own type unless `dtype` says otherwise.
  ///
  /// Unlike literals given to ``tensor(_:dtype:requiresGrad:)``, an array of `Double` makes a `float64`.
  /// Traps unless there are as many values as `shape` has elements.
  public convenience init<Value: TensorScalar>(
    _ values: [Value], _ shape: Shape, dtype: DType? = nil
  ) {
    precondition(
      values.count == shape.elementCount,
      "shape '\(shape.listText)' is invalid for input of size \(values.count)")
    self.init(uninitialized: shape, dtype ?? Value.dtype)
    values.withUnsafeBytes { bytes in
      guard let source = bytes.baseAddress, !values.isEmpty else { return }
      ck_convert(
        self.dtype.code, pointer, Value.dtype.code, source, values.count, itemSize,
        Value.dtype.itemSize)
    }
  }

  /// A one-dimensional tensor of `values`, in their own type unless `dtype` says otherwise.
  public convenience init<Value: TensorScalar>(_ values: [Value], dtype: DType? = nil) {
    self.init(values, [values.count], dtype: dtype)
  }
}

/// A tensor of zeros.
public func zeros(_ shape: Shape, dtype: DType = .float32, requiresGrad: Bool = false) -> Tensor {
  let result = trapping { () throws(TensorError) in try Tensor.Checked.zeros(shape, dtype: dtype) }
  result.requiresGrad = requiresGrad
  return result
}

/// A tensor of ones.
public func ones(_ shape: Shape, dtype: DType = .float32, requiresGrad: Bool = false) -> Tensor {
  full(shape, 1.0, dtype: dtype, requiresGrad: requiresGrad)
}

/// A tensor of zeros of the sizes given.
public func zeros(_ sizes: Int..., dtype: DType = .float32, requiresGrad: Bool = false) -> Tensor {
  zeros(Shape(sizes), dtype: dtype, requiresGrad: requiresGrad)
}

/// A tensor of ones of the sizes given.
public func ones(_ sizes: Int..., dtype: DType = .float32, requiresGrad: Bool = false) -> Tensor {
  ones(Shape(sizes), dtype: dtype, requiresGrad: requiresGrad)
}

/// A tensor whose elements are all `value`; its type is that of the value unless `dtype` is given.
public func full(
  _ shape: Shape, _ value: Scalar, dtype: DType? = nil, requiresGrad: Bool = false
) -> Tensor {
  let result = trapping { () throws(TensorError) in
    try Tensor.Checked.full(shape, value, dtype: dtype)
  }
  result.requiresGrad = requiresGrad
  return result
}

/// `start`, `start + step`, … up to but not including `end`: whole numbers if all three are, else
/// `float32`.
public func arange(_ start: Scalar, _ end: Scalar, _ step: Scalar = 1, dtype: DType? = nil)
  -> Tensor
{
  trapping { () throws(TensorError) in
    try Tensor.Checked.arange(start, end, step, dtype: dtype)
  }
}

/// 0, 1, … up to but not including `end`.
public func arange(_ end: Scalar, dtype: DType? = nil) -> Tensor {
  arange(end.isFloat ? 0.0 : 0, end, 1, dtype: dtype)
}

extension Tensor.Checked {
  /// The number of elements of a new tensor, or PyTorch's error for a negative size.
  static func validate(_ shape: Shape) throws(TensorError) {
    if let size = shape.first(where: { $0 < 0 }) {
      throw .runtime("Trying to create tensor with negative dimension \(size): \(shape.listText)")
    }
    var count = 1
    for size in shape where size > 0 {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product < 1 << 59 else {
        throw .runtime("Storage size calculation overflowed with sizes=\(shape.listText)")
      }
      count = product
    }
  }

  /// A tensor of zeros.
  public static func zeros(_ shape: Shape, dtype: DType = .float32) throws(TensorError) -> Tensor {
    guard !shape.contains(where: { $0 < 0 }) else {
      throw .runtime("zeros: Dimension size must be non-negative.")
    }
    try validate(shape)
    return Tensor(uninitialized: shape, dtype, zeroed: true)
  }

  /// A tensor whose elements are all `value`.
  public static func full(
    _ shape: Shape, _ value: Scalar, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    try validate(shape)
    return Tensor(filled: value, shape, dtype ?? value.dtype)
  }

  /// `start`, `start + step`, … up to but not including `end`.
  public static func arange(
    _ start: Scalar, _ end: Scalar, _ step: Scalar = 1, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    let (a, b, s) = (start.doubleValue, end.doubleValue, step.doubleValue)
    guard s != 0 else { throw .runtime("step must be nonzero") }
    guard a.isFinite && b.isFinite else {
      throw .runtime("unsupported range: \(a) -> \(b)")
    }
    guard (s > 0 && b >= a) || (s < 0 && b <= a) else {
      throw .runtime("upper bound and lower bound inconsistent with step sign")
    }
    let whole = !start.isFloat && !end.isFloat && !step.isFloat
    let type = dtype ?? (whole ? .int64 : .float32)
    let exact = ((b - a) / s).rounded(.up)
    guard let count = Int(exactly: exact), count < 1 << 56 else {
      throw .runtime("invalid size, possible overflow?")
    }
    let result = Tensor(uninitialized: [count], type)
    switch type {
    case .float32: ck_arange_f32(result.elements(Float.self), a, s, count)
    case .float64: ck_arange_f64(result.elements(Double.self), a, s, count)
    case .bool, .uint8, .int8, .int16, .int32, .int64:
      let values = Tensor(uninitialized: [count], .int64)
      ck_arange_i64(values.elements(Int64.self), Int64(start.intValue), Int64(step.intValue), count)
      Elementwise.copy(values, to: result)
    }
    return result
  }
}

extension Tensor {
  /// The address of the first element, which has the type `type`.
  @inline(__always)
  func elements<Element>(_ type: Element.Type) -> UnsafeMutablePointer<Element> {
    pointer.assumingMemoryBound(to: type)
  }
}

extension Tensor {
  /// A row-major tensor over memory that the caller owns; nothing is copied.
  ///
  /// A change through the tensor is seen in the buffer and vice versa. Traps if the buffer is too small for
  /// the shape.
  ///
  /// - Parameters:
  ///   - buffer: at least as many elements as `shape` has. It must stay valid until `release` is called.
  ///   - shape: the sizes of the dimensions, outermost first.
  ///   - release: called once, when the last tensor over the memory is released.
  public convenience init<Element: TensorScalar>(
    sharing buffer: UnsafeMutableBufferPointer<Element>, _ shape: Shape,
    release: @escaping () -> Void
  ) {
    let count = shape.elementCount
    precondition(
      count <= buffer.count,
      "shape '\(shape.listText)' is invalid for a buffer of \(buffer.count) elements")
    guard let base = buffer.baseAddress, count > 0 else {
      release()
      self.init(uninitialized: shape, Element.dtype)
      return
    }
    self.init(
      storage: Storage(adopting: base, byteCount: count * MemoryLayout<Element>.stride, release),
      offset: 0, shape: shape, strides: shape.rowMajorStrides, dtype: Element.dtype)
  }
}

extension Storage {
  /// Memory of the caller, returned by calling `release`.
  init(adopting base: UnsafeMutableRawPointer, byteCount: Int, _ release: @escaping () -> Void) {
    let context = Unmanaged.passRetained(ReleaseAction(run: release)).toOpaque()
    let adopted = ck_storage_adopt(base, byteCount, context) { context in
      guard let context else { return }
      Unmanaged<ReleaseAction>.fromOpaque(context).takeRetainedValue().run()
    }
    guard let adopted else { stop(.runtime("not enough memory to share a buffer")) }
    self.init(owning: adopted)
  }
}

/// What is done when shared memory is released.
private final class ReleaseAction {
  let run: () -> Void
  init(run: @escaping () -> Void) { self.run = run }
}
