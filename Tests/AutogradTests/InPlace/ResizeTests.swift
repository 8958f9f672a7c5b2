import Testing

@testable import Autograd

/// Tensors of another shape in the same memory, or in larger.
@Suite struct ResizeTests {
  @Test func smallerShapesKeepTheMemory() {
    let x = arange(6)
    let view = x.narrow(0, 0, 6)
    x.resizeInPlace([2, 2])
    #expect(x.shape == [2, 2] && x.strides == [2, 1])
    #expect(x.toArray(of: Int.self) == [0, 1, 2, 3])
    #expect(x.sharesStorage(with: view))
  }

  @Test func largerShapesKeepWhatWasThere() {
    let base = arange(4)
    let x = base.narrow(0, 1, 3)
    x.resizeInPlace([5])
    #expect(x.toArray(of: Int.self).prefix(3) == [1, 2, 3])
    #expect(x.numel == 5 && !x.sharesStorage(with: base))
    #expect(base.toArray(of: Int.self) == [0, 1, 2, 3])
  }

  @Test func gradientsAndNegativeSizesAreRefused() {
    let leaf = zeros([2], requiresGrad: true)
    #expect(throws: TensorError(.runtime, "cannot resize variables that require grad")) {
      try Tensor.Checked.resizeInPlace(leaf, [1])
    }
    #expect(throws: TensorError.self) { try Tensor.Checked.resizeInPlace(zeros([2]), [-1]) }
  }
}
