extension Tensor {
  /// Fills the elements in the order in which they lie in memory, which is PyTorch's for random
  /// numbers.
  ///
  /// - Parameter fill: Fills a row-major tensor; the flag says whether it is this very tensor, and
  ///   not a stand-in for one that is not contiguous.
  func fillInMemoryOrder(
    _ fill: (_ tensor: Tensor, _ isContiguous: Bool) throws(TensorError) -> Void
  ) throws(TensorError) {
    if isContiguous {
      try fill(self, true)
      return
    }
    let order = StridedLoop.order(shape, [strides]).reversed()
    let shape = Shape(order.map { self.shape[$0] })
    let standIn = Tensor(uninitialized: shape, dtype)
    try fill(standIn, false)
    Elementwise.copy(standIn, to: rawView(shape, Shape(order.map { strides[$0] })))
  }

  /// The elements of a contiguous tensor.
  func buffer<Element>(_: Element.Type) -> UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(start: elements(Element.self), count: numel)
  }

  /// Fills with uniforms between two bounds; the type is a floating-point one.
  func drawUniform(
    from lower: Double, to upper: Double, _ generator: Generator
  ) throws(TensorError) {
    try fillInMemoryOrder { (tensor, _) throws(TensorError) in
      switch dtype {
      case .float32:
        generator.fillUniform(tensor.buffer(Float.self), from: lower, to: upper)
      case .float64:
        generator.fillUniform(tensor.buffer(Double.self), from: lower, to: upper)
      case .bool, .uint8, .int8, .int16, .int32, .int64:
        throw notImplemented("check_uniform_bounds")
      }
    }
  }

  /// Fills with normals; the type is a floating-point one.
  func drawNormal(
    mean: Double, standardDeviation: Double, _ generator: Generator
  ) throws(TensorError) {
    try fillInMemoryOrder { (tensor, isContiguous) throws(TensorError) in
      switch dtype {
      case .float32:
        generator.fillNormal(
          tensor.buffer(Float.self), mean: mean, standardDeviation: standardDeviation,
          inBlocks: isContiguous)
      case .float64:
        generator.fillNormal(
          tensor.buffer(Double.self), mean: mean, standardDeviation: standardDeviation,
          inBlocks: isContiguous)
      case .bool, .uint8, .int8, .int16, .int32, .int64:
        throw notImplemented("normal_kernel_cpu")
      }
    }
  }

  private func notImplemented(_ kernel: String) -> TensorError {
    .notImplemented("\"\(kernel)\" not implemented for '\(dtype.scalarTypeName)'")
  }

  /// Fills with whole numbers from `low` up to, but without, `high`.
  func drawIntegers(
    from low: Int, below high: Int, _ generator: Generator
  ) throws(TensorError) {
    let (low, high) = (Int64(low), Int64(high))
    try fillInMemoryOrder { (tensor, _) throws(TensorError) in
      switch dtype {
      case .bool:
        generator.fillIntegers(tensor.buffer(Bool.self), from: low, below: high) { $0 != 0 }
      case .uint8: Self.drawWhole(tensor.buffer(UInt8.self), low, high, generator)
      case .int8: Self.drawWhole(tensor.buffer(Int8.self), low, high, generator)
      case .int16: Self.drawWhole(tensor.buffer(Int16.self), low, high, generator)
      case .int32: Self.drawWhole(tensor.buffer(Int32.self), low, high, generator)
      case .int64: Self.drawWhole(tensor.buffer(Int64.self), low, high, generator)
      case .float32:
        generator.fillIntegers(tensor.buffer(Float.self), from: low, below: high) { Float($0) }
      case .float64:
        generator.fillIntegers(tensor.buffer(Double.self), from: low, below: high) { Double($0) }
      }
    }
  }

  private static func drawWhole<Element: FixedWidthInteger>(
    _ buffer: UnsafeMutableBufferPointer<Element>, _ low: Int64, _ high: Int64,
    _ generator: Generator
  ) {
    generator.fillIntegers(buffer, from: low, below: high) { Element(truncatingIfNeeded: $0) }
  }

  /// Fills with whole numbers of the whole range of the type.
  func drawRandom(_ generator: Generator) throws(TensorError) {
    try fillInMemoryOrder { (tensor, _) throws(TensorError) in
      switch dtype {
      case .bool: generator.fillRandom(tensor.buffer(Bool.self))
      case .uint8: generator.fillRandom(tensor.buffer(UInt8.self))
      case .int8: generator.fillRandom(tensor.buffer(Int8.self))
      case .int16: generator.fillRandom(tensor.buffer(Int16.self))
      case .int32: generator.fillRandom(tensor.buffer(Int32.self))
      case .int64: generator.fillRandom(tensor.buffer(Int64.self))
      case .float32: generator.fillRandom(tensor.buffer(Float.self))
      case .float64: generator.fillRandom(tensor.buffer(Double.self))
      }
    }
  }

  /// Fills with 1 at the probability given, else 0.
  func drawBernoulli(_ probability: Double, _ generator: Generator) throws(TensorError) {
    try fillInMemoryOrder { (tensor, _) throws(TensorError) in
      switch dtype {
      case .bool:
        generator.fillBernoulli(
          tensor.buffer(Bool.self), probability: probability, zero: false, one: true)
      case .uint8: Self.drawChoice(tensor.buffer(UInt8.self), probability, generator)
      case .int8: Self.drawChoice(tensor.buffer(Int8.self), probability, generator)
      case .int16: Self.drawChoice(tensor.buffer(Int16.self), probability, generator)
      case .int32: Self.drawChoice(tensor.buffer(Int32.self), probability, generator)
      case .int64: Self.drawChoice(tensor.buffer(Int64.self), probability, generator)
      case .float32: Self.drawChoice(tensor.buffer(Float.self), probability, generator)
      case .float64: Self.drawChoice(tensor.buffer(Double.self), probability, generator)
      }
    }
  }

  private static func drawChoice<Element: Numeric>(
    _ buffer: UnsafeMutableBufferPointer<Element>, _ probability: Double, _ generator: Generator
  ) {
    generator.fillBernoulli(buffer, probability: probability, zero: 0, one: 1)
  }
}

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
