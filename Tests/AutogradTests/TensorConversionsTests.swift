import Testing

@testable import Autograd

/// Numbers of tensors of one element; the errors are PyTorch's.
@Suite struct TensorConversionsTests {
  @Test func singleElements() {
    #expect(Double(Tensor([Float(0.5)])) == 0.5)
    #expect(Int(Tensor([-2.9])) == -2)
    #expect(Bool(Tensor([Double.nan])) && !Bool(tensor(0)))
    #expect(Int(Tensor([true])) == 1)
  }

  @Test(arguments: [0, 2])
  func otherCountsAreRefused(count: Int) {
    let x = zeros([count])
    let noScalar = TensorError(
      .value, "only one element tensors can be converted to Python scalars")
    #expect(throws: noScalar) { try Tensor.Checked.double(x) }
    #expect(throws: noScalar) { try Tensor.Checked.int(x) }
    let what = count == 0 ? "no values" : "more than one value"
    #expect(throws: TensorError(.runtime, "Boolean value of Tensor with \(what) is ambiguous")) {
      try Tensor.Checked.truth(x)
    }
  }

  @Test func notANumberIsNoWholeNumber() {
    #expect(throws: TensorError(.value, "cannot convert float NaN to integer")) {
      try Tensor.Checked.int(Tensor([Double.nan]))
    }
    #expect(throws: TensorError(.value, "cannot convert float infinity to integer")) {
      try Tensor.Checked.int(Tensor([-Double.infinity]))
    }
  }

  @Test func partsAreViewsAlongTheFirstDimension() {
    let x = arange(6).reshape(2, 3)
    #expect(x.count == 2)
    #expect(x.parts.map { $0.toArray(of: Int.self) } == [[0, 1, 2], [3, 4, 5]])
    #expect(x.parts[0].sharesStorage(with: x))
    #expect(throws: TensorError(.type, "iteration over a 0-d tensor")) {
      try Tensor.Checked.parts(tensor(1))
    }
    #expect(throws: TensorError(.type, "len() of a 0-d tensor")) {
      try Tensor.Checked.count(tensor(1))
    }
  }

  @Test func aNumberIsAnIndexUnlessItIsAFraction() throws {
    let x = arange(3)
    let place = try TensorIndex(Scalar.int(-1))
    #expect(try Tensor.Checked.getItem(x, [place]).item() == 2)
    #expect(throws: TensorError.self) { try TensorIndex(Scalar.double(1)) }
  }
}
