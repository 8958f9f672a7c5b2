precedencegroup PowerPrecedence {
  associativity: right
  higherThan: MultiplicationPrecedence
}

/// Raises to a power; binds more tightly than multiplication and groups to the right, as in Python.
infix operator ** : PowerPrecedence

extension Tensor {
  /// The sum, broadcast.
  public static func + (a: Tensor, b: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.add(a, b) }
  }
  /// The difference, broadcast.
  public static func - (a: Tensor, b: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.sub(a, b) }
  }
  /// The product of elements, broadcast; the product of matrices is ``matmul(_:_:)``.
  public static func * (a: Tensor, b: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.mul(a, b) }
  }
  /// The quotient, broadcast; whole numbers are divided as `float32`.
  public static func / (a: Tensor, b: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.div(a, b) }
  }
  /// The power, broadcast.
  public static func ** (base: Tensor, exponent: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.pow(base, exponent) }
  }
  /// The negative.
  public static prefix func - (x: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.neg(x) }
  }
  /// The tensor itself.
  public static prefix func + (x: Tensor) -> Tensor { x }

  /// The sum with a number.
  @inlinable
  public static func + <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor {
    a.adding(b.scalar)
  }
  /// The sum with a number.
  @inlinable
  public static func + <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor {
    b.adding(a.scalar)
  }
  /// The difference to a number.
  @inlinable
  public static func - <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor {
    a.subtracting(b.scalar)
  }
  /// The difference of a number and a tensor.
  @inlinable
  public static func - <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor {
    b.subtracted(from: a.scalar)
  }
  /// The multiple.
  @inlinable
  public static func * <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor {
    a.multiplied(by: b.scalar)
  }
  /// The multiple.
  @inlinable
  public static func * <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor {
    b.multiplied(by: a.scalar)
  }
  /// The quotient by a number.
  @inlinable
  public static func / <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor {
    a.divided(by: b.scalar)
  }
  /// A number divided by each element: its reciprocal times the number.
  @inlinable
  public static func / <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor {
    b.dividing(a.scalar)
  }
  /// The power with a number as exponent.
  @inlinable
  public static func ** <Number: TensorScalar>(base: Tensor, exponent: Number) -> Tensor {
    base.pow(exponent.scalar)
  }
  /// A number raised to each element.
  @inlinable
  public static func ** <Number: TensorScalar>(base: Number, exponent: Tensor) -> Tensor {
    exponent.exponent(of: base.scalar)
  }
}

extension Tensor {
  @usableFromInline func adding(_ number: Scalar) -> Tensor {
    trapping { () throws(TensorError) in try Checked.add(self, Tensor(wrapping: number)) }
  }
  @usableFromInline func subtracting(_ number: Scalar) -> Tensor {
    trapping { () throws(TensorError) in try Checked.sub(self, Tensor(wrapping: number)) }
  }
  @usableFromInline func subtracted(from number: Scalar) -> Tensor {
    trapping { () throws(TensorError) in try Checked.rsub(self, Tensor(wrapping: number)) }
  }
  @usableFromInline func multiplied(by number: Scalar) -> Tensor {
    trapping { () throws(TensorError) in try Checked.mul(self, number) }
  }
  @usableFromInline func divided(by number: Scalar) -> Tensor {
    trapping { () throws(TensorError) in try Checked.div(self, number) }
  }
  @usableFromInline func dividing(_ number: Scalar) -> Tensor {
    trapping { () throws(TensorError) in try Checked.rdiv(self, Tensor(wrapping: number)) }
  }
  @usableFromInline func exponent(of base: Scalar) -> Tensor {
    trapping { () throws(TensorError) in try Checked.pow(base, self) }
  }
  /// Each element raised to `exponent`. Gradient: g · (p · x^(p−1)).
  public func pow(_ exponent: Scalar) -> Tensor {
    trapping { () throws(TensorError) in try Checked.pow(self, exponent) }
  }
}

extension Tensor {
  /// eˣ of each element.
  public func exp() -> Tensor { trapping { () throws(TensorError) in try Checked.exp(self) } }
  /// The natural logarithm of each element.
  public func log() -> Tensor { trapping { () throws(TensorError) in try Checked.log(self) } }
  /// log(1 + x) of each element.
  public func log1p() -> Tensor { trapping { () throws(TensorError) in try Checked.log1p(self) } }
  /// The square root of each element.
  public func sqrt() -> Tensor { trapping { () throws(TensorError) in try Checked.sqrt(self) } }
  /// 1 / √x of each element.
  public func rsqrt() -> Tensor { trapping { () throws(TensorError) in try Checked.rsqrt(self) } }
  /// x² of each element.
  public func square() -> Tensor { trapping { () throws(TensorError) in try Checked.square(self) } }
  /// 1 / (1 + e⁻ˣ) of each element.
  public func sigmoid() -> Tensor {
    trapping { () throws(TensorError) in try Checked.sigmoid(self) }
  }
  /// The sine of each element.
  public func sin() -> Tensor { trapping { () throws(TensorError) in try Checked.sin(self) } }
  /// The cosine of each element.
  public func cos() -> Tensor { trapping { () throws(TensorError) in try Checked.cos(self) } }
  /// The hyperbolic tangent of each element.
  public func tanh() -> Tensor { trapping { () throws(TensorError) in try Checked.tanh(self) } }
  /// The absolute value of each element.
  public func abs() -> Tensor { trapping { () throws(TensorError) in try Checked.abs(self) } }
  /// −1, 0 or 1 for each element.
  public func sign() -> Tensor { trapping { () throws(TensorError) in try Checked.sign(self) } }
}

/// eˣ of each element.
public func exp(_ x: Tensor) -> Tensor { x.exp() }
/// The natural logarithm of each element.
public func log(_ x: Tensor) -> Tensor { x.log() }
/// log(1 + x) of each element.
public func log1p(_ x: Tensor) -> Tensor { x.log1p() }
/// The square root of each element.
public func sqrt(_ x: Tensor) -> Tensor { x.sqrt() }
/// 1 / √x of each element.
public func rsqrt(_ x: Tensor) -> Tensor { x.rsqrt() }
/// x² of each element.
public func square(_ x: Tensor) -> Tensor { x.square() }
/// 1 / (1 + e⁻ˣ) of each element.
public func sigmoid(_ x: Tensor) -> Tensor { x.sigmoid() }
/// The sine of each element.
public func sin(_ x: Tensor) -> Tensor { x.sin() }
/// The cosine of each element.
public func cos(_ x: Tensor) -> Tensor { x.cos() }
/// The hyperbolic tangent of each element.
public func tanh(_ x: Tensor) -> Tensor { x.tanh() }
/// The absolute value of each element.
public func abs(_ x: Tensor) -> Tensor { x.abs() }
/// −1, 0 or 1 for each element.
public func sign(_ x: Tensor) -> Tensor { x.sign() }
