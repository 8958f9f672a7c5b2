import CKernels

extension Tensor.Checked {
  /// `x` limited to the numbers `min` and `max`; `max` wins if it is the lower. NaN stays, and a bound that
  /// is NaN makes NaN.
  ///
  /// Gradient: g strictly between the bounds, else 0. Throws if there is no bound.
  public static func clamp(
    _ x: Tensor, min: Scalar?, max: Scalar?
  ) throws(TensorError) -> Tensor {
    try clamp(x, min, max, "ClampBackward1")
  }

  /// `x`, at least `min`. Gradient: g where x > min, else 0.
  public static func clampMin(_ x: Tensor, _ min: Scalar) throws(TensorError) -> Tensor {
    try clamp(x, min, nil, "ClampMinBackward0")
  }

  /// `x`, at most `max`. Gradient: g where x < max, else 0.
  public static func clampMax(_ x: Tensor, _ max: Scalar) throws(TensorError) -> Tensor {
    try clamp(x, nil, max, "ClampMaxBackward0")
  }

  private static func clamp(
    _ x: Tensor, _ min: Scalar?, _ max: Scalar?, _ label: StaticString
  ) throws(TensorError) -> Tensor {
    let (lower, upper) = (min.map { Tensor(wrapping: $0) }, max.map { Tensor(wrapping: $0) })
    let type = Promotion.type([x, lower, upper].compactMap { $0 })
    let out: Tensor
    if x.numel > 0 {
      let floor = try min.map { value throws(TensorError) in
        Tensor(filled: try bound(value, "min", isUpper: false, type), Shape(), type)
      }
      let ceiling = try max.map { value throws(TensorError) in
        Tensor(filled: try bound(value, "max", isUpper: true, type), Shape(), type)
      }
      out = try limited(x.cast(to: type).withPlainStrides, floor, ceiling)
    } else {
      _ = try limited(x, lower, upper)
      out = Tensor(uninitialized: x.shape, type, like: [x])
    }
    if records(x) {
      try out.record(label, from: x, saving: x) { (node, g) throws(TensorError) in
        let x = try node.saved(0)
        var inside: Tensor?
        if let lower { inside = try gt(x, lower) }
        if let upper {
          let below = try lt(x, upper)
          inside =
            try inside.map { (above) throws(TensorError) in try logicalAnd(above, below) } ?? below
        }
        guard let inside else { return Gradients(g) }
        return Gradients(try `where`(inside, g, Tensor(filled: 0, Shape(), g.dtype)))
      }
    }
    return out
  }

  /// `value`, or the end of the type's range that it is beyond: a bound there limits nothing. Throws if it
  /// would limit everything.
  private static func bound(
    _ value: Scalar, _ name: String, isUpper: Bool, _ type: DType
  ) throws(TensorError) -> Scalar {
    switch type {
    case .bool, .int64, .float64: return value
    case .float32:
      let largest = Double(Float.greatestFiniteMagnitude)
      guard !value.doubleValue.isFinite || value.doubleValue.magnitude <= largest else {
        throw .runtime("value cannot be converted to type float without overflow")
      }
      return value
    case .uint8, .int8, .int16, .int32: break
    }
    guard let numbers = type.wholeNumbers else { return value }
    let range = Double(numbers.lowerBound)...Double(numbers.upperBound)
    if range.contains(value.doubleValue) { return value }
    guard (value.doubleValue > range.upperBound) == isUpper else {
      throw .runtime(
        "Clamp \(name) value \(value.intValue) is outside the representable range of \(type.scalarTypeName)"
      )
    }
    return .double(isUpper ? range.upperBound : range.lowerBound)
  }

  /// `x` limited to the tensors `min` and `max`, broadcast.
  ///
  /// Gradients: those of the larger of x and `min`, then of the smaller of that and `max`: half each where
  /// two are equal.
  public static func clamp(
    _ x: Tensor, min: Tensor?, max: Tensor?
  ) throws(TensorError) -> Tensor {
    let none = Tensor(wrapping: 0)
    return try clamp(x, min, max, "ClampBackward0", [x, min ?? none, max ?? none])
  }

  /// `x`, at least `min`, broadcast. Gradients: as ``maximum(_:_:)``.
  public static func clampMin(_ x: Tensor, _ min: Tensor) throws(TensorError) -> Tensor {
    try clamp(x, min, nil, "ClampMinBackward1", [x, min])
  }

  /// `x`, at most `max`, broadcast. Gradients: as ``minimum(_:_:)``.
  public static func clampMax(_ x: Tensor, _ max: Tensor) throws(TensorError) -> Tensor {
    try clamp(x, nil, max, "ClampMaxBackward1", [x, max])
  }

  /// `inputs` are those of the node: `x` and the bounds, of which one may be a stand-in.
  private static func clamp(
    _ x: Tensor, _ min: Tensor?, _ max: Tensor?, _ label: StaticString, _ inputs: [Tensor]
  ) throws(TensorError) -> Tensor {
    let out = try limited(x, min, max)
    if records(inputs) {
      let hasMin = min != nil
      let hasMax = max != nil
      let isMaxThird = inputs.count > 2
      try out.record(label, fromAll: inputs, saving: [x, min, max].compactMap { $0 }) {
        (node, g) throws(TensorError) in
        let x = try node.saved(0)
        let lower = hasMin ? try node.saved(1) : nil
        let upper = hasMax ? try node.saved(hasMin ? 2 : 1) : nil
        switch (lower, upper) {
        case (let lower?, let upper?): return try betweenGradients(g, x, lower, upper)
        case (let lower?, nil):
          return Gradients(
            try share(g, of: x, against: lower, .maximum),
            try share(g, of: lower, against: x, .maximum))
        case (nil, let upper?):
          let toMax = try share(g, of: upper, against: x, .minimum)
          return Gradients(
            try share(g, of: x, against: upper, .minimum), isMaxThird ? nil : toMax,
            isMaxThird ? [toMax] : [])
        case (nil, nil): return Gradients(g)
        }
      }
    }
    return out
  }

  /// The gradients of x, `min` and `max`.
  ///
  /// Where `min` < `max` a tie goes half to x and half to the bound; where they cross, `max` has it all.
  private static func betweenGradients(
    _ g: Tensor, _ x: Tensor, _ min: Tensor, _ max: Tensor
  ) throws(TensorError) -> Gradients {
    let none = Tensor(filled: 0, Shape(), g.dtype)
    let half = try div(g, Tensor(wrapping: 2))
    let (isBelow, isAbove) = (try lt(x, min), try gt(x, max))
    let isApart = try lt(min, max)
    let isOrdered = try le(min, max)
    let onMin = try logicalAnd(try eq(x, min), isApart)
    let onMax = try logicalAnd(try eq(x, max), isApart)
    let inner = try `where`(try logicalOr(onMin, onMax), half, g)
    let toMax = try logicalOr(try lt(max, min), try logicalAnd(isOrdered, isAbove))
    return Gradients(
      try `where`(try logicalOr(isBelow, isAbove), none, inner),
      try `where`(try logicalAnd(isOrdered, isBelow), g, try `where`(onMin, half, none)),
      [try `where`(toMax, g, try `where`(onMax, half, none))])
  }

  /// The value of a clamp.
  private static func limited(
    _ x: Tensor, _ min: Tensor?, _ max: Tensor?
  ) throws(TensorError) -> Tensor {
    let type = Promotion.type([x, min, max].compactMap { $0 })
    switch (min, max) {
    case (let min?, let max?):
      guard type != .bool else {
        return try Elementwise.binary(
          CK_MINIMUM, try Elementwise.binary(CK_MAXIMUM, x, min), max)
      }
      return try Elementwise.ternary(CK_CLAMP, x, min, max, type: type)
    case (let min?, nil): return try Elementwise.binary(CK_MAXIMUM, x, min, compute: type)
    case (nil, let max?): return try Elementwise.binary(CK_MINIMUM, x, max, compute: type)
    case (nil, nil): throw .runtime("torch.clamp: At least one of 'min' or 'max' must not be None")
    }
  }

  /// The larger of x and 0. Gradient: 0 where the result is at most 0, else g.
  public static func relu(_ x: Tensor) throws(TensorError) -> Tensor {
    guard x.dtype != .bool else { throw .notImplemented("Boolean inputs not supported for relu") }
    let out = try Elementwise.unary(CK_RELU, x)
    if records(x) {
      try out.record("ReluBackward0", from: x, saving: out) { (node, g) throws(TensorError) in
        Gradients(try reluGradient(g, try node.saved(0)))
      }
    }
    return out
  }

  /// `g` where `y` is above 0 or NaN, else 0. Gradients: the same of g, and 0 for y.
  private static func reluGradient(_ g: Tensor, _ y: Tensor) throws(TensorError) -> Tensor {
    let isFlat = try le(y, Tensor(wrapping: 0))
    let out = try noGrad { () throws(TensorError) in
      try `where`(isFlat, Tensor(filled: 0, Shape(), g.dtype), g)
    }
    if records(g, y) {
      try out.record("ThresholdBackwardBackward0", from: g, y, saving: y) {
        (node, gg) throws(TensorError) in
        Gradients(
          node.needs(0) ? try reluGradient(gg, try node.saved(0)) : nil,
          node.needs(1) ? Tensor(filled: 0, gg.shape, gg.dtype) : nil)
      }
    }
    return out
  }
}

extension Tensor {
  /// The elements limited to `min` and `max`; at least one must be given.
  public func clamp(min: Scalar? = nil, max: Scalar? = nil) -> Tensor {
    trapping { () throws(TensorError) in try Checked.clamp(self, min: min, max: max) }
  }
  /// The elements limited to `min` and `max`, broadcast.
  public func clamp(min: Tensor?, max: Tensor?) -> Tensor {
    trapping { () throws(TensorError) in try Checked.clamp(self, min: min, max: max) }
  }
  /// The larger of each element and 0.
  public func relu() -> Tensor { trapping { () throws(TensorError) in try Checked.relu(self) } }
}

/// The elements of `x` limited to `min` and `max`.
public func clamp(_ x: Tensor, min: Scalar? = nil, max: Scalar? = nil) -> Tensor {
  x.clamp(min: min, max: max)
}
/// The larger of each element of `x` and 0.
public func relu(_ x: Tensor) -> Tensor { x.relu() }
