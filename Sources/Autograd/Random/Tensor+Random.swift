extension Tensor.Checked {
  /// Fills `x` with uniforms in [`lower`, `upper`).
  public static func fillUniform(
    _ x: Tensor, from lower: Double = 0, to upper: Double = 1, generator: Generator = .default
  ) throws(TensorError) {
    guard lower <= upper || !x.dtype.isFloatingPoint else {
      throw .runtime(
        "uniform_ expects to return a [from, to) range, but found from=\(cText(lower)) > "
          + "to=\(cText(upper))")
    }
    try fill(x, "UniformBackward0") { (x) throws(TensorError) in
      try x.drawUniform(from: lower, to: upper, generator)
    }
  }

  /// Fills `x` with normals of the mean and standard deviation given.
  public static func fillNormal(
    _ x: Tensor, mean: Double = 0, standardDeviation: Double = 1, generator: Generator = .default
  ) throws(TensorError) {
    guard standardDeviation >= 0 else {
      throw .runtime("normal expects std >= 0.0, but found std \(cText(standardDeviation))")
    }
    try fill(x, "NormalBackward0") { (x) throws(TensorError) in
      try x.drawNormal(mean: mean, standardDeviation: standardDeviation, generator)
    }
  }

  /// Fills `x` with 1 at the probability given, else 0.
  public static func fillBernoulli(
    _ x: Tensor, _ probability: Double = 0.5, generator: Generator = .default
  ) throws(TensorError) {
    guard (0...1).contains(probability) else {
      throw .runtime("bernoulli_ expects p to be in [0, 1], but got p=\(cText(probability))")
    }
    try fill(x, "BernoulliBackward2") { (x) throws(TensorError) in
      try x.drawBernoulli(probability, generator)
    }
  }

  /// Fills `x` with whole numbers of the whole range of its type; to 2²⁴ for `float32`, to 2⁵³ for
  /// `float64`.
  public static func fillRandom(
    _ x: Tensor, generator: Generator = .default
  ) throws(TensorError) {
    try fill(x, "RandomBackward2") { (x) throws(TensorError) in
      try x.drawRandom(generator)
    }
  }

  /// Fills `x` with whole numbers from `low` up to, but without, `high`.
  public static func fillRandom(
    _ x: Tensor, from low: Int, to high: Int, generator: Generator = .default
  ) throws(TensorError) {
    try checkRange(low, high, x.dtype)
    try fill(x, "RandomBackward0") { (x) throws(TensorError) in
      try x.drawIntegers(from: low, below: high, generator)
    }
  }

  /// Fills `x` by `draw`, recorded as a change in place whose gradient is 0.
  private static func fill(
    _ x: Tensor, _ label: StaticString, _ draw: (Tensor) throws(TensorError) -> Void
  ) throws(TensorError) {
    guard records(x) else {
      try refuseOverlap(x)
      try draw(x)
      x.bumpVersion()
      return
    }
    try refuseRecordedChange(x)
    // The numbers depend on the layout.
    let drawn = Tensor(uninitialized: x.shape, x.dtype, strides: x.strides)
    try draw(drawn)
    try overwrite(x, label, drawn, isInput: false)
  }

  /// A number as C++ streams write it: six significant digits.
  private static func cText(_ value: Double) -> String {
    PythonFormat.general(value)
  }
}

extension Tensor {
  /// Fills this tensor with uniforms in [`lower`, `upper`), in place. `uniform_` in PyTorch.
  ///
  /// Rounding can reach `upper`. The elements are drawn in the order in which they lie in memory.
  @discardableResult
  public func fillUniform(
    from lower: Double = 0, to upper: Double = 1, generator: Generator = .default
  ) -> Tensor {
    trapping { () throws(TensorError) in
      try Checked.fillUniform(self, from: lower, to: upper, generator: generator)
    }
    return self
  }

  /// Fills this tensor with normals, in place. `normal_` in PyTorch.
  ///
  /// A contiguous tensor of 16 or more elements gets other numbers than the same elements in another
  /// layout.
  @discardableResult
  public func fillNormal(
    mean: Double = 0, standardDeviation: Double = 1, generator: Generator = .default
  ) -> Tensor {
    trapping { () throws(TensorError) in
      try Checked.fillNormal(
        self, mean: mean, standardDeviation: standardDeviation, generator: generator)
    }
    return self
  }

  /// Fills this tensor with 1 at the probability given, else 0, in place. `bernoulli_` in PyTorch.
  @discardableResult
  public func fillBernoulli(_ probability: Double = 0.5, generator: Generator = .default) -> Tensor
  {
    trapping { () throws(TensorError) in
      try Checked.fillBernoulli(self, probability, generator: generator)
    }
    return self
  }

  /// Fills this tensor with whole numbers of the whole range of its type, in place. `random_` in
  /// PyTorch.
  @discardableResult
  public func fillRandom(generator: Generator = .default) -> Tensor {
    trapping { () throws(TensorError) in try Checked.fillRandom(self, generator: generator) }
    return self
  }

  /// Fills this tensor with whole numbers from `low` up to, but without, `high`, in place. `random_` in
  /// PyTorch.
  @discardableResult
  public func fillRandom(from low: Int, to high: Int, generator: Generator = .default) -> Tensor {
    trapping { () throws(TensorError) in
      try Checked.fillRandom(self, from: low, to: high, generator: generator)
    }
    return self
  }
}
