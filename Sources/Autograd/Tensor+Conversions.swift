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
