extension Tensor.Checked {
  /// Whether the one element of `x` is other than zero. `bool(x)` in Python.
  public static func truth(_ x: Tensor) throws(TensorError) -> Bool {
    guard x.numel == 1 else {
      throw .runtime(
        "Boolean value of Tensor with \(x.numel == 0 ? "no values" : "more than one value") is ambiguous"
      )
    }
    return x.scalar(at: x.pointer).doubleValue != 0
  }

  /// The one element of `x` as a double. `float(x)` in Python.
  public static func double(_ x: Tensor) throws(TensorError) -> Double {
    try onlyElement(x).doubleValue
  }

  /// The one element of `x` cut toward zero. `int(x)` in Python.
  public static func int(_ x: Tensor) throws(TensorError) -> Int {
    let element = try onlyElement(x)
    guard case .double(let value) = element else { return element.intValue }
    guard !value.isNaN else { throw .value("cannot convert float NaN to integer") }
    guard !value.isInfinite else { throw .value("cannot convert float infinity to integer") }
    return element.intValue
  }

  private static func onlyElement(_ x: Tensor) throws(TensorError) -> Scalar {
    guard x.numel == 1 else {
      throw .value("only one element tensors can be converted to Python scalars")
    }
    return x.scalar(at: x.pointer)
  }

  /// The one whole number of `x`, as a place in a list.
  public static func place(_ x: Tensor) throws(TensorError) -> Int {
    guard x.numel == 1, !x.dtype.isFloatingPoint else {
      throw .type("only integer tensors of a single element can be converted to an index")
    }
    return x.scalar(at: x.pointer).intValue
  }

  /// The size of the first dimension of `x`. `len(x)` in Python.
  public static func count(_ x: Tensor) throws(TensorError) -> Int {
    guard x.ndim > 0 else { throw .type("len() of a 0-d tensor") }
    return x.shape[0]
  }

  /// The parts of `x` along its first dimension, as views: what iterating over it gives in Python.
  public static func parts(_ x: Tensor) throws(TensorError) -> [Tensor] {
    guard x.ndim > 0 else { throw .type("iteration over a 0-d tensor") }
    return try unbind(x)
  }
}

extension Tensor {
  /// The size of the first dimension; traps if there is none.
  public var count: Int {
    trapping { () throws(TensorError) in try Checked.count(self) }
  }

  /// The parts along the first dimension, as views; traps if there is none.
  public var parts: [Tensor] {
    trapping { () throws(TensorError) in try Checked.parts(self) }
  }
}

extension Bool {
  /// Whether the one element of `tensor` is other than zero; traps unless there is exactly one.
  public init(_ tensor: Tensor) {
    self = trapping { () throws(TensorError) in try Tensor.Checked.truth(tensor) }
  }
}

extension Double {
  /// The one element of `tensor`; traps unless there is exactly one.
  public init(_ tensor: Tensor) {
    self = trapping { () throws(TensorError) in try Tensor.Checked.double(tensor) }
  }
}

extension Int {
  /// The one element of `tensor`, cut toward zero; traps unless there is exactly one finite one.
  public init(_ tensor: Tensor) {
    self = trapping { () throws(TensorError) in try Tensor.Checked.int(tensor) }
  }
}

extension Tensor {
  /// The one element as a double. Traps unless there is exactly one.
  ///
  /// `item()` of a floating-point tensor in PyTorch; ``scalar()`` keeps the category of the number.
  public func item() -> Double { scalar().doubleValue }

  /// The one element as a number of its category. Traps unless there is exactly one.
  public func scalar() -> Scalar {
    trapping { () throws(TensorError) in try Checked.scalar(self) }
  }

  /// The elements in row-major order, cast to `Element`.
  ///
  /// O(n).
  public func toArray<Element: TensorScalar>(of type: Element.Type = Element.self) -> [Element] {
    let source = isContiguous && dtype == Element.dtype ? self : contiguousCopy(as: Element.dtype)
    return Array(
      UnsafeBufferPointer(start: UnsafePointer(source.elements(Element.self)), count: numel))
  }

  /// Calls `body` with the elements in row-major order, in place where the tensor is contiguous and of that
  /// type, else in a copy.
  public func withUnsafeElements<Element: TensorScalar, Result, Failure: Error>(
    as type: Element.Type, _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let source = isContiguous && dtype == Element.dtype ? self : contiguousCopy(as: Element.dtype)
    defer { withExtendedLifetime(source) {} }
    return try body(
      UnsafeBufferPointer(start: UnsafePointer(source.elements(Element.self)), count: numel))
  }

  /// Calls `body` with the elements, to be written in place; counts as one change in place.
  ///
  /// Traps unless the tensor is contiguous and of that type. No history is recorded: meant for filling
  /// tensors of which nothing has been computed yet.
  public func withUnsafeMutableElements<Element: TensorScalar, Result, Failure: Error>(
    as type: Element.Type, _ body: (UnsafeMutableBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(
      isContiguous && dtype == Element.dtype,
      "the elements of a \(dtype) tensor of shape \(shape.listText) are not contiguous \(Element.dtype)"
    )
    defer { bumpVersion() }
    return try body(UnsafeMutableBufferPointer(start: elements(Element.self), count: numel))
  }

  /// A row-major copy as `type`, without history.
  func contiguousCopy(as type: DType) -> Tensor {
    let copy = Tensor(uninitialized: shape, type)
    Elementwise.copy(self, to: copy)
    return copy
  }

  /// The element at `pointer` as a number of its category.
  func scalar(at address: UnsafeRawPointer) -> Scalar {
    switch dtype {
    case .bool: .bool(address.load(as: UInt8.self) != 0)
    case .uint8: .int(Int(address.load(as: UInt8.self)))
    case .int8: .int(Int(address.load(as: Int8.self)))
    case .int16: .int(Int(address.load(as: Int16.self)))
    case .int32: .int(Int(address.load(as: Int32.self)))
    case .int64: .int(address.load(as: Int.self))
    case .float32: .double(Double(address.load(as: Float.self)))
    case .float64: .double(address.load(as: Double.self))
    }
  }
}

extension Tensor.Checked {
  /// The one element of `x`.
  public static func scalar(_ x: Tensor) throws(TensorError) -> Scalar {
    guard x.numel == 1 else {
      throw .runtime("a Tensor with \(x.numel) elements cannot be converted to Scalar")
    }
    return x.scalar(at: x.pointer)
  }
}

extension Tensor.Checked {
  /// A copy in the layout of `x` where that is dense. Gradient: g.
  public static func clone(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = Tensor(
      uninitialized: x.shape, x.dtype,
      strides: Layout.isDense(x.shape, x.strides) ? x.strides : nil)
    Elementwise.copy(x, to: out)
    if records(x) {
      try out.record("CloneBackward0", from: x) { (_, g) throws(TensorError) in Gradients(g) }
    }
    return out
  }

  /// `x` itself if it is contiguous, else a row-major copy. Gradient: g.
  public static func contiguous(_ x: Tensor) throws(TensorError) -> Tensor {
    if x.isContiguous { return x }
    let out = x.contiguousCopy(as: x.dtype)
    if records(x) {
      try out.record("CloneBackward0", from: x) { (_, g) throws(TensorError) in Gradients(g) }
    }
    return out
  }

  /// Another tensor of the same elements, with history. Gradient: g.
  static func alias(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.view("AliasBackward0", x.shape, x.strides) { (_, g) throws(TensorError) in Gradients(g) }
  }
}

extension Tensor {
  /// A copy with history: gradients flow back through it.
  public func clone() -> Tensor { trapping { () throws(TensorError) in try Checked.clone(self) } }

  /// The tensor itself if its elements lie in row-major order without gaps, else a copy of which that is
  /// true.
  public func contiguous() -> Tensor {
    trapping { () throws(TensorError) in try Checked.contiguous(self) }
  }
}
