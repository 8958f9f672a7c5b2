import Testing

@testable import Autograd

/// Division rounded down; values and errors are PyTorch's.
@Suite struct FloorDivisionTests {
  @Test func roundsDown() {
    let x = Tensor([7, -7, 0.5] as [Float])
    #expect(x.floorDivide(tensor(2)).toArray(of: Float.self) == [3, -4, 0])
    #expect(Tensor([7, -7]).floorDivide(tensor(2)).toArray(of: Int.self) == [3, -4])
  }

  @Test func truthValuesAreRefused() {
    let truths = Tensor([true, true])
    let expected = TensorError(.notImplemented, "\"div_floor_cpu\" not implemented for 'Bool'")
    #expect(throws: expected) { try Tensor.Checked.floorDivide(truths, truths) }
  }

  @Test func hasNoGradient() {
    let x = tensor([7.0, -7.0], requiresGrad: true)
    let sum = x.floorDivide(tensor(2)).sum()
    #expect(sum.requiresGrad)
    let expected = TensorError(.runtime, "derivative for aten::floor_divide is not implemented")
    #expect(throws: expected) { try Tensor.Checked.backward(sum) }
  }
}
