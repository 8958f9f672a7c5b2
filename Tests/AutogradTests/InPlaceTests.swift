import Testing

@testable import Autograd

@Suite struct InPlaceTests {
  private func error(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch { return (error as? TensorError)?.message }
  }

  @Test func leafThatRequiresGradIsRefused() {
    let x = tensor([1.0, 2.0], requiresGrad: true)
    #expect(
      error { try Tensor.Checked.addInPlace(x, tensor(1.0)) }
        == "a leaf Variable that requires grad is being used in an in-place operation.")
    #expect(
      error { try Tensor.Checked.addInPlace(x[0], tensor(1.0)) }
        == "a view of a leaf Variable that requires grad is being used in an in-place operation.")
    noGrad { _ = x.addInPlace(1) }
    #expect(x.toArray() == [Float(2), 3])
    #expect(x.version == 1)
  }

  @Test func savedTensorThatWasChangedIsNoticed() {
    let x = tensor([1.0, 2.0, 3.0], requiresGrad: true)
    let y = x.exp()
    y.addInPlace(1)
    let changed =
      "one of the variables needed for gradient computation has been modified by an inplace operation: "
      + "[torch.FloatTensor [3]], which is output 0 of "
    #expect(
      error { try Tensor.Checked.backward(y.sum()) }?.hasPrefix(
        changed + "Exp, is at version 1; expected version 0 instead.") == true)
    let z = x * 1
    let square = (z * z).sum()
    z.mulInPlace(2)
    #expect(
      error { try Tensor.Checked.backward(square) }?.hasPrefix(
        changed + "Mul, is at version 1; expected version 0 instead.") == true)
  }

  @Test func writingThroughAViewMakesTheBaseDependOnIt() {
    let p = tensor(3.0, requiresGrad: true)
    let base = tensor([1.0, 2.0, 4.0])
    let view = base[1...]
    view *= p
    #expect(base.toArray() == [Float(1), 6, 12])
    #expect(base.gradFn?.name == "CopySlices")
    #expect(view.gradFn?.name == "AsStridedBackward0")
    base.sum().backward()
    #expect(p.grad?.item() == 6)
  }

  @Test func gradientOfGradientThroughASlice() {
    // y = [e^{2a}, 2b]; d/da of Σy is 2e^{2a}, and of that 4e^{2a}.
    let x = tensor([0.5, 1.0], dtype: .float64, requiresGrad: true)
    let y = x * 2
    y[0..<1].inPlace { $0.exp() }
    let g = grad(of: y.sum(), withRespectTo: x, createGraph: true)
    #expect(g.toArray() == [2 * 2.718281828459045, 2])
    let h = grad(of: g[0], withRespectTo: x)
    #expect(h.toArray() == [4 * 2.718281828459045, 0])
  }

  @Test func typeOfTheLeftSideIsKept() {
    let x = tensor([1, 2])
    #expect(
      error { try Tensor.Checked.addInPlace(x, tensor([0.5, 0.5])) }
        == "result type Float can't be cast to the desired output type Long")
    #expect(
      error { try Tensor.Checked.addInPlace(x, zeros([2, 2], dtype: .int64)) }
        == "output with shape [2] doesn't match the broadcast shape [2, 2]")
  }
}
