import Autograd

/// The values that a `build` describes.
struct PrintedValues {
  let source: TextSource
  private let values: [TextElement]

  init(_ build: JSON) throws {
    let dtype = try dtypeNamed(try build.member("dtype", \.string))
    let shape = try build.member("shape", \.ints)
    let count = shape.reduce(1, *)
    let values = try Self.values(build, dtype: dtype, count: count)
    self.values = values
    source = TextSource(
      dtype: dtype, shape: shape, strides: rowMajorStrides(shape), offset: 0
    ) { values[$0] }
  }

  func first() throws -> TextElement {
    guard let first = values.first else { throw FixtureError("no values") }
    return first
  }

  private static func values(_ build: JSON, dtype: DType, count: Int) throws -> [TextElement] {
    let function = try build.member("fn", \.string)
    switch function {
    case "data":
      return try build.member("data", \.array).map { try element($0, dtype: dtype) }
    case "arange":
      let (start, step) = (build["start"]?.double ?? 0, try build.member("step", \.double))
      return (0..<count).map { cast(start + Double($0) * step, dtype: dtype) }
    case "rand", "randn":
      let generator = Generator().manualSeed(try build.member("seed", \.int))
      let scale = build["scale"]?.double
      if dtype == .float32 {
        var drawn = [Float](repeating: 0, count: count)
        drawn.withUnsafeMutableBufferPointer {
          function == "rand" ? generator.fillUniform($0) : generator.fillNormal($0)
        }
        return drawn.map { .real(Double($0 * Float(scale ?? 1))) }
      }
      var drawn = [Double](repeating: 0, count: count)
      drawn.withUnsafeMutableBufferPointer {
        function == "rand" ? generator.fillUniform($0) : generator.fillNormal($0)
      }
      return drawn.map { .real($0 * (scale ?? 1)) }
    default: throw FixtureError("build \(function)")
    }
  }

  private static func element(_ value: JSON, dtype: DType) throws -> TextElement {
    switch (dtype, value) {
    case (.bool, .bool(let value)): return .boolean(value)
    case (.float32, _), (.float64, _):
      guard let number = value.double else { throw FixtureError("no number: \(value)") }
      return cast(number, dtype: dtype)
    case (_, .integer(let value)): return .integer(value)
    default: throw FixtureError("no \(dtype): \(value)")
    }
  }

  private static func cast(_ value: Double, dtype: DType) -> TextElement {
    switch dtype {
    case .float32: .real(Double(Float(value)))
    case .float64: .real(value)
    case .bool: .boolean(value != 0)
    case .uint8, .int8, .int16, .int32, .int64: .integer(Int64(value))
    }
  }
}

/// The strides of a row-major tensor.
func rowMajorStrides(_ shape: [Int]) -> [Int] {
  var strides = [Int](repeating: 1, count: shape.count)
  for dimension in shape.indices.dropLast().reversed() {
    strides[dimension] = strides[dimension + 1] * max(shape[dimension + 1], 1)
  }
  return strides
}

/// The dtype of that name.
func dtypeNamed(_ name: String) throws -> DType {
  guard let dtype = DType.allCases.first(where: { $0.name == name }) else {
    throw FixtureError("no dtype \(name)")
  }
  return dtype
}
