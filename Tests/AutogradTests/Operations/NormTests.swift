import Testing

@testable import Autograd

@Suite struct NormTests {
  /// Squares of these overflow or vanish.
  @Test(arguments: [3e19, -3e19, 3e-23, -3e-23], [2, 1, 3, 0.5, -1, .infinity, -.infinity])
  func oneElementIsItsMagnitude(value: Double, p: Double) {
    let extreme = (0..<7).reduce(value) { power, _ in power * abs(value) }
    for (x, dtype) in [(value, DType.float32), (extreme, .float64)] {
      let element = Tensor([x], [1], dtype: dtype)
      let magnitude = element.abs().item()
      #expect(element.norm(p: p).item() == magnitude)
      #expect(Tensor([x], [1, 1], dtype: dtype).norm(p: p, [1]).toArray() == [magnitude])
    }
  }

  @Test func rowsOfOneElementAreTheirMagnitudes() {
    let x = tensor([[3e19], [-3e-23]])
    #expect(x.norm([1]).toArray() == x.abs().reshape(2).toArray(of: Float.self))
  }

  @Test func aNumberOfNonZerosIsNoMagnitude() {
    #expect(tensor([3.0]).norm(p: 0).item() == 1)
    #expect(tensor([0.0]).norm(p: 0).item() == 0)
  }
}
