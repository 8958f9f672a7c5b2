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
