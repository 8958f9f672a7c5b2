import Autograd

extension Tensor {
  /// A float32 matrix of normals: `torch.randn(rows, columns, generator=generator)`.
  static func normals(_ rows: Int, _ columns: Int, from generator: Generator) -> Tensor {
    let result = zeros([rows, columns])
    result.withUnsafeMutableElements(as: Float.self) { generator.fillNormal($0) }
    return result
  }
}
