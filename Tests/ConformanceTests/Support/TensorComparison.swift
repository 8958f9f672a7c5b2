import Autograd

/// How near values must be to those of the fixture.
struct TensorComparison {
  /// The largest difference; nil for equal bits.
  ///
  /// One beyond 1 comes from the largest of many values of very different sizes: it would let any other value
  /// pass. Each value is then compared by its own size as well.
  var tolerance: Double?

  /// Whether +0 and −0 count as equal.
  var ignoresSignOfZero = false

  /// Throws unless `tensor` has the type, shape and values of `expected`.
  func check(_ tensor: Tensor, _ expected: FixtureTensor, _ what: String) throws {
    try expectEqual(tensor.dtype, expected.dtype, "\(what): the dtype")
    try expectEqual(Array(tensor.shape), expected.shape, "\(what): the shape")
    try checkValues(tensor, expected.data, what)
  }

  /// Throws unless the elements of `tensor` are `expected`.
  func checkValues(_ tensor: Tensor, _ expected: [JSON], _ what: String) throws {
    try expectEqual(tensor.numel, expected.count, "\(what): the number of elements")
    guard tensor.dtype.isFloatingPoint else {
      try checkWholeNumbers(tensor, expected, what)
      return
    }
    let isSingle = tensor.dtype == .float32
    let relative = isSingle ? Self.relativeFloat : Self.relativeDouble
    for (index, (actual, json)) in zip(tensor.toArray(of: Double.self), expected).enumerated() {
      guard var value = json.double else { throw FixtureError("no number: \(json)") }
      if isSingle { value = Double(Float(value)) }
      guard matches(actual, value, relative) else {
        let difference = tolerance.map { " within \($0)" } ?? " to the bit"
        throw Mismatch("\(what): element \(index) is \(actual), not \(value)\(difference)")
      }
    }
  }

  /// What a value may differ by, as a part of itself: some hundred units in the last place, for sums of a few
  /// values of both signs are among them.
  private static let relativeFloat = 2e-5
  private static let relativeDouble = 4e-14

  private func matches(_ actual: Double, _ expected: Double, _ relative: Double) -> Bool {
    if actual.isNaN || expected.isNaN { return actual.isNaN && expected.isNaN }
    if let tolerance {
      guard actual.isFinite, expected.isFinite else { return actual == expected }
      // Below the normal numbers, one unit.
      let own = max(relative * expected.magnitude, Double(Float.leastNonzeroMagnitude))
      let limit = tolerance > 1 ? min(tolerance, own) : tolerance
      return (actual - expected).magnitude <= limit
    }
    return actual == expected && (ignoresSignOfZero || actual.sign == expected.sign)
  }

  private func checkWholeNumbers(_ tensor: Tensor, _ expected: [JSON], _ what: String) throws {
    if tensor.dtype == .bool {
      try expectEqual(tensor.toArray(of: Bool.self), expected.compactMap(\.bool), what)
    } else {
      try expectEqual(tensor.toArray(of: Int.self), expected.compactMap(\.int), what)
    }
  }
}
