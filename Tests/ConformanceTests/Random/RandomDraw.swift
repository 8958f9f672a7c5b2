@testable import Autograd

/// A call that draws a tensor.
struct RandomDraw {
  private typealias Checked = Tensor.Checked

  private let call: JSON
  private let generator: Generator

  init(_ call: JSON, _ generator: Generator) {
    self.call = call
    self.generator = generator
  }

  /// Draws, and throws unless the type, the shape and the bytes are those of `result`.
  func check(_ result: JSON) throws {
    let tensor = try draw()
    try expectEqual(Array(tensor.shape), try result.member("shape", \.ints), "the shape")
    try expectEqual(tensor.dtype.name, try result.member("dtype", \.string), "the dtype")
    let rows = tensor.contiguousCopy(as: tensor.dtype)
    let bytes = UnsafeRawBufferPointer(start: rows.pointer, count: rows.numel * rows.itemSize)
    let digest = withExtendedLifetime(rows) { sha256(bytes) }
    try expectEqual(digest, try result.member("sha256", \.string), "the digest")
    try checkSample(tensor, result)
  }

  /// The values that stand beside the digest, so that a mutation of one is seen too.
  private func checkSample(_ tensor: Tensor, _ result: JSON) throws {
    let flat = try Checked.reshape(tensor, [tensor.numel])
    let comparison = TensorComparison()
    if let data = result["data"]?.array {
      try comparison.checkValues(flat, data, "data")
    }
    if let first = result["first"]?.array {
      try comparison.checkValues(try Checked.narrow(flat, 0, 0, first.count), first, "first")
    }
    if let last = result["last"]?.array {
      let start = tensor.numel - last.count
      try comparison.checkValues(try Checked.narrow(flat, 0, start, last.count), last, "last")
    }
  }

  private func draw() throws -> Tensor {
    let function = try call.member("fn", \.string)
    switch function {
    case "randperm":
      return try Checked.randperm(try call.member("n", \.int), generator: generator)
    case "rand":
      return try Checked.rand(try shape(), dtype: try dtype(), generator: generator)
    case "randn":
      return try Checked.randn(try shape(), dtype: try dtype(), generator: generator)
    case "randint":
      return try Checked.randint(
        try call.member("low", \.int), try call.member("high", \.int), try shape(),
        dtype: try dtype(), generator: generator)
    default:
      let tensor = try destination()
      try fill(tensor, function)
      return tensor
    }
  }

  private func fill(_ tensor: Tensor, _ function: String) throws {
    switch function {
    case "uniform_":
      try Checked.fillUniform(
        tensor, from: try call.member("from", \.double), to: try call.member("to", \.double),
        generator: generator)
    case "normal_":
      try Checked.fillNormal(
        tensor, mean: try call.member("mean", \.double),
        standardDeviation: try call.member("std", \.double), generator: generator)
    case "bernoulli_":
      try Checked.fillBernoulli(tensor, try call.member("p", \.double), generator: generator)
    case "random_":
      try Checked.fillRandom(tensor, generator: generator)
    default: throw FixtureError("function \(function)")
    }
  }

  private func shape() throws -> Shape {
    Shape(try call.member("shape", \.ints))
  }

  private func dtype() throws -> DType {
    try dtypeNamed(try call.member("dtype", \.string))
  }

  /// The tensor to fill, in the layout of the call.
  private func destination() throws -> Tensor {
    let sizes = try call.member("shape", \.ints)
    switch call["layout"]?.string {
    case nil: return try Checked.zeros(Shape(sizes), dtype: try dtype())
    case "transposed"?:
      return try Checked.t(try Checked.zeros(Shape(sizes.reversed()), dtype: try dtype()))
    case "strided"?:
      guard let last = sizes.last else { throw FixtureError("no dimension to stride along") }
      let wide = Shape(sizes.dropLast() + [2 * last])
      return try Checked.slice(try Checked.zeros(wide, dtype: try dtype()), -1, nil, nil, 2)
    case let layout?: throw FixtureError("layout \(layout)")
    }
  }
}
