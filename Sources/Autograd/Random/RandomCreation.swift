extension Tensor.Checked {
  /// Uniforms in [0, 1).
  public static func rand(
    _ shape: Shape, dtype: DType = .float32, generator: Generator = .default
  ) throws(TensorError) -> Tensor {
    try validate(shape)
    let result = Tensor(uninitialized: shape, dtype)
    try result.drawUniform(from: 0, to: 1, generator)
    return result
  }

  /// Standard normals.
  public static func randn(
    _ shape: Shape, dtype: DType = .float32, generator: Generator = .default
  ) throws(TensorError) -> Tensor {
    try validate(shape)
    let result = Tensor(uninitialized: shape, dtype)
    try result.drawNormal(mean: 0, standardDeviation: 1, generator)
    return result
  }

  /// Whole numbers from `low` up to, but without, `high`.
  public static func randint(
    _ low: Int = 0, _ high: Int, _ shape: Shape, dtype: DType = .int64,
    generator: Generator = .default
  ) throws(TensorError) -> Tensor {
    try validate(shape)
    let result = Tensor(uninitialized: shape, dtype)
    try checkRange(low, high, dtype)
    try result.drawIntegers(from: low, below: high, generator)
    return result
  }

  /// The numbers from 0 to `count` − 1 in a random order.
  public static func randperm(
    _ count: Int, dtype: DType = .int64, generator: Generator = .default
  ) throws(TensorError) -> Tensor {
    guard count >= 0 else {
      throw .runtime("Trying to create tensor with negative dimension \(count): [\(count)]")
    }
    return Tensor(generator.permutation(count), [count], dtype: dtype)
  }

  /// Uniforms in [0, 1), in the shape, type and layout of `other`.
  public static func randLike(
    _ other: Tensor, dtype: DType? = nil, generator: Generator = .default
  ) throws(TensorError) -> Tensor {
    let result = Tensor(uninitialized: other.shape, dtype ?? other.dtype, like: [other])
    try result.drawUniform(from: 0, to: 1, generator)
    return result
  }

  /// Standard normals, in the shape, type and layout of `other`.
  public static func randnLike(
    _ other: Tensor, dtype: DType? = nil, generator: Generator = .default
  ) throws(TensorError) -> Tensor {
    let result = Tensor(uninitialized: other.shape, dtype ?? other.dtype, like: [other])
    try result.drawNormal(mean: 0, standardDeviation: 1, generator)
    return result
  }

  /// 1 at the probability that each element of `x` gives, else 0.
  public static func bernoulli(
    _ x: Tensor, generator: Generator = .default
  ) throws(TensorError) -> Tensor {
    let probabilities = x.contiguousCopy(as: x.dtype)
    let result = Tensor(uninitialized: x.shape, x.dtype)
    switch x.dtype {
    case .float32:
      let source = UnsafeBufferPointer(probabilities.buffer(Float.self))
      try checkProbabilities(source)
      generator.fillBernoulli(result.buffer(Float.self), probabilities: source)
    case .float64:
      let source = UnsafeBufferPointer(probabilities.buffer(Double.self))
      try checkProbabilities(source)
      generator.fillBernoulli(result.buffer(Double.self), probabilities: source)
    case .bool, .uint8, .int8, .int16, .int32, .int64:
      throw .notImplemented(
        "\"bernoulli_tensor_cpu_p_\" not implemented for '\(x.dtype.scalarTypeName)'")
    }
    return result
  }

  private static func checkProbabilities<Value: BinaryFloatingPoint>(
    _ probabilities: UnsafeBufferPointer<Value>
  ) throws(TensorError) {
    guard probabilities.allSatisfy({ (0...1).contains($0) }) else {
      throw .runtime(
        "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be "
          + "improved?  If so, please report an enhancement request to PyTorch.)")
    }
  }

  /// PyTorch's error unless the whole numbers from `low` below `high` are some, and the type has them.
  static func checkRange(_ low: Int, _ high: Int, _ dtype: DType) throws(TensorError) {
    guard low < high else {
      throw .runtime(
        "random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
    }
    guard let bounds = dtype.wholeNumbers else { return }
    guard bounds.contains(low) else {
      throw .runtime("from is out of bounds for \(dtype.cName)")
    }
    guard bounds.contains(high - 1) else {
      throw .runtime("to - 1 is out of bounds for \(dtype.cName)")
    }
  }
}

extension DType {
  /// The numbers that a type of whole numbers has; nil for floating-point types.
  var wholeNumbers: ClosedRange<Int>? {
    switch self {
    case .bool: 0...1
    case .uint8: 0...255
    case .int8: -128...127
    case .int16: -0x8000...0x7FFF
    case .int32: -0x8000_0000...0x7FFF_FFFF
    case .int64: .min ... .max
    case .float32, .float64: nil
    }
  }
}

/// Uniforms in [0, 1), on a grid of 2⁻²⁴, or of 2⁻⁵³ for `float64`.
///
/// Traps unless the type is a floating-point one. O(n).
public func rand(
  _ shape: Shape, dtype: DType = .float32, generator: Generator = .default,
  requiresGrad: Bool = false
) -> Tensor {
  let result = trapping { () throws(TensorError) in
    try Tensor.Checked.rand(shape, dtype: dtype, generator: generator)
  }
  result.requiresGrad = requiresGrad
  return result
}

/// Uniforms in [0, 1); see ``rand(_:dtype:generator:requiresGrad:)-(Shape,_,_,_)``.
public func rand(
  _ sizes: Int..., dtype: DType = .float32, generator: Generator = .default,
  requiresGrad: Bool = false
) -> Tensor {
  rand(Shape(sizes), dtype: dtype, generator: generator, requiresGrad: requiresGrad)
}

/// Standard normals.
///
/// Traps unless the type is a floating-point one. O(n).
public func randn(
  _ shape: Shape, dtype: DType = .float32, generator: Generator = .default,
  requiresGrad: Bool = false
) -> Tensor {
  let result = trapping { () throws(TensorError) in
    try Tensor.Checked.randn(shape, dtype: dtype, generator: generator)
  }
  result.requiresGrad = requiresGrad
  return result
}

/// Standard normals; see ``randn(_:dtype:generator:requiresGrad:)-(Shape,_,_,_)``.
public func randn(
  _ sizes: Int..., dtype: DType = .float32, generator: Generator = .default,
  requiresGrad: Bool = false
) -> Tensor {
  randn(Shape(sizes), dtype: dtype, generator: generator, requiresGrad: requiresGrad)
}

/// Uniforms in [0, 1), in the shape, type and layout of `other`. Traps unless the type is a floating-point
/// one.
public func randLike(
  _ other: Tensor, dtype: DType? = nil, generator: Generator = .default
) -> Tensor {
  trapping { () throws(TensorError) in
    try Tensor.Checked.randLike(other, dtype: dtype, generator: generator)
  }
}

/// Standard normals, in the shape, type and layout of `other`. Traps unless the type is a floating-point
/// one.
public func randnLike(
  _ other: Tensor, dtype: DType? = nil, generator: Generator = .default
) -> Tensor {
  trapping { () throws(TensorError) in
    try Tensor.Checked.randnLike(other, dtype: dtype, generator: generator)
  }
}

/// Whole numbers from `low` up to, but without, `high`.
///
/// Traps unless `low` is less than `high` and the type has the numbers.
public func randint(
  _ low: Int = 0, _ high: Int, _ shape: Shape, dtype: DType = .int64,
  generator: Generator = .default
) -> Tensor {
  trapping { () throws(TensorError) in
    try Tensor.Checked.randint(low, high, shape, dtype: dtype, generator: generator)
  }
}

/// The numbers from 0 to `count` − 1 in a random order. Traps if `count` is negative.
public func randperm(
  _ count: Int, dtype: DType = .int64, generator: Generator = .default
) -> Tensor {
  trapping { () throws(TensorError) in
    try Tensor.Checked.randperm(count, dtype: dtype, generator: generator)
  }
}

/// 1 at the probability that each element of `x` gives, else 0; without gradient.
///
/// Traps unless the type is a floating-point one and the probabilities are from 0 to 1.
public func bernoulli(_ x: Tensor, generator: Generator = .default) -> Tensor {
  trapping { () throws(TensorError) in try Tensor.Checked.bernoulli(x, generator: generator) }
}

/// Normals of the mean and standard deviation given.
///
/// Traps if the deviation is negative.
public func normal(
  mean: Double, standardDeviation: Double, _ shape: Shape, dtype: DType = .float32,
  generator: Generator = .default
) -> Tensor {
  trapping { () throws(TensorError) in
    try Tensor.Checked.validate(shape)
    let result = Tensor(uninitialized: shape, dtype)
    try Tensor.Checked.fillNormal(
      result, mean: mean, standardDeviation: standardDeviation, generator: generator)
    return result
  }
}
