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
