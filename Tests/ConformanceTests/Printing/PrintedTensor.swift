@testable import Autograd

/// The tensor that a `build` describes.
struct PrintedTensor {
  private let build: JSON

  init(_ build: JSON) {
    self.build = build
  }

  func tensor() throws -> Tensor {
    let dtype = try dtypeNamed(try build.member("dtype", \.string))
    let shape = Shape(try build.member("shape", \.ints))
    switch try build.member("fn", \.string) {
    case "data":
      return try FixtureTensor(build).tensor()
    case "arange":
      // The start is false where it is zero.
      let (start, step) = (build["start"]?.double ?? 0, try build.member("step", \.double))
      let values = (0..<shape.elementCount).map { start + Double($0) * step }
      return Tensor(values, shape, dtype: dtype)
    case "rand":
      return try scaled(try Tensor.Checked.rand(shape, dtype: dtype, generator: try generator()))
    case "randn":
      return try scaled(try Tensor.Checked.randn(shape, dtype: dtype, generator: try generator()))
    case let function: throw FixtureError("build \(function)")
    }
  }

  private func generator() throws -> Generator {
    Generator().manualSeed(try build.member("seed", \.int))
  }

  private func scaled(_ tensor: Tensor) throws -> Tensor {
    guard let scale = build["scale"]?.double else { return tensor }
    return tensor * scale
  }
}
