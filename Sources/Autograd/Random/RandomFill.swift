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
