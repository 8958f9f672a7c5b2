import Foundation
import Testing

@testable import Autograd

/// The notebook's gradient descent against PyTorch's record of it, bit by bit.
@Suite struct NotebookTests {
  struct Case: Decodable {
    struct Raw: Decodable {
      let loss: [Double]
      let w: [[Double]]
      let grad: [[Double]]
    }
    let id: String
    let seed: UInt64
    let lr: Double
    let noise: Double
    let n: Int
    let iters: Int
    let variant: String
    let raw: Raw
  }

  struct Fixture: Decodable {
    let cases: [Case]
  }

  private static func cases() throws -> [Case] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let url = tests.appending(path: "ConformanceTests/Fixtures/notebook.json")
    return try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url)).cases
  }

  private static func normals(_ shape: Shape, _ generator: Generator) -> Tensor {
    let x = zeros(shape)
    x.withUnsafeMutableElements(as: Float.self) { generator.fillNormal($0) }
    return x
  }

  @Test func everyLossAndWeightHasPyTorchsBits() throws {
    let cases = try Self.cases()
    try #require(cases.count == 86)
    for test in cases { Self.check(test) }
  }

  private static func check(_ test: Case) {
    let generator = Generator().manualSeed(test.seed)
    let (X, e) = (normals([test.n, 2], generator), normals([test.n, 1], generator))
    let trueW = tensor([-1.0, 2.0]).view(2, 1)
    let y = matmul(X, trueW) + test.noise * e
    let w = tensor([[1.0], [0.0]], requiresGrad: true)
    func loss() -> Tensor { norm(y - matmul(X, w)) ** 2 / test.n }
    loss().backward()
    if test.variant == "recorded" { w.data = w.data - test.lr * w.grad! }
    if test.variant != "as_written" { w.zeroGrad() }
    for k in 0..<test.iters {
      let value = loss()
      value.backward()
      expectSame([value.item()], [test.raw.loss[k]], "\(test.id) loss \(k)")
      let grad = w.grad!
      expectSame(grad.toArray(of: Double.self), test.raw.grad[k], "\(test.id) grad \(k)")
      w.data = w.data - test.lr * grad.detach()
      w.zeroGrad()
      expectSame(w.toArray(of: Double.self), test.raw.w[k], "\(test.id) w \(k)")
    }
  }

  private static func expectSame(_ found: [Double], _ expected: [Double], _ what: String) {
    #expect(
      found.map { Float($0).bitPattern } == expected.map { Float($0).bitPattern },
      "\(what): \(found) but PyTorch has \(expected)")
  }
}
