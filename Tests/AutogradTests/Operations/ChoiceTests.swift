import Testing

@testable import Autograd

@Suite struct ChoiceTests {
  @Test func allAndAnyOfNothing() {
    #expect(zeros([0]).all().scalar() == .bool(true))
    #expect(zeros([0]).any().scalar() == .bool(false))
    #expect(zeros([2, 0]).all(1).toArray() == [true, true])
  }

  @Test func truthOfBytesIsAByteAndNaNIsTrue() throws {
    let bytes = tensor([UInt8(2), 0])
    #expect(bytes.all().dtype == .uint8)
    #expect(bytes.any().scalar() == .int(1))
    #expect(tensor([Double.nan]).all().scalar() == .bool(true))
    // An empty list of dimensions reduces none.
    #expect(try Tensor.Checked.any(tensor([0.0, 3]), []).toArray() == [false, true])
  }

  @Test func comparisonOperators() {
    let x = tensor([1.0, 2, 3])
    #expect((x .> 1.5).toArray() == [false, true, true])
    #expect((x .<= tensor([1.0, 1, 3])).toArray() == [true, false, true])
    #expect((x .== 2).logicalOr(x .< 2).toArray() == [true, true, false])
    #expect((x .!= x).any().scalar() == .bool(false))
  }

  @Test func gatheringFromATransposeTakesItsIndices() {
    let x = arange(6).reshape(2, 3).t()
    let index = tensor([[0, 2], [1, 0]]).t()
    #expect(x.gather(0, index).toArray() == [0, 4, 2, 3])
    #expect(x.indexSelect(1, tensor([1, 1])).toArray() == [3, 3, 4, 4, 5, 5])
  }

  @Test func duplicatesAddUpInTheGradient() {
    let x = tensor([1.0, 2, 3], requiresGrad: true)
    x.indexSelect(0, tensor([0, 2, 0, 0])).sum().backward()
    #expect(x.grad?.toArray() == [Float(3), 0, 1])
  }

  @Test func maskedFillKeepsTheType() {
    let x = tensor([1, 2, 3]).maskedFill(tensor([true, false, true]), 7.9)
    #expect(x.dtype == .int64)
    #expect(x.toArray() == [7, 2, 7])
    let wide = tensor([1.0]).maskedFill(tensor([[true], [false]]), .double(-.infinity))
    #expect(wide.toArray() == [-Float.infinity, 1])
  }

  @Test func flipAndTrianglesOfViews() {
    let x = arange(6).reshape(2, 3).t()
    #expect(x.flip(0).toArray() == [2, 5, 1, 4, 0, 3])
    #expect(x.tril().toArray() == [0, 0, 1, 4, 2, 5])
    #expect(x.triu(.max).toArray() == [0, 0, 0, 0, 0, 0])
    #expect(x.tril(.max).toArray() == [0, 3, 1, 4, 2, 5])
  }

  @Test func repeatAddsDimensionsInFront() {
    let x = tensor([1, 2]).repeat(2, 2)
    #expect(x.shape == [2, 4])
    #expect(x.toArray() == [1, 2, 1, 2, 1, 2, 1, 2])
    #expect(tensor([1, 2]).repeat(0, 3).shape == [0, 6])
  }

  @Test func traceOfWholeNumbersIsInt64() {
    let x = tensor([[Int8(100), 0], [0, 100]]).trace()
    #expect(x.scalar() == .int(200))
  }

  @Test func remaindersTakeTheSignOfDivisorOrDividend() {
    let x = tensor([-7, 7])
    #expect((x % 3).toArray() == [2, 1])
    #expect(x.fmod(3).toArray() == [-1, 1])
    #expect(x.remainder(tensor([-3])).toArray() == [-1, -2])
    #expect(tensor([5.5]).remainder(-2.0).item() == -0.5)
  }
}

extension ChoiceTests {
  /// Behaviour of PyTorch 2.15: a bound beyond the type's range limits nothing, or is refused.
  @Test func boundsBeyondTheRangeOfTheType() throws {
    let bytes = tensor([UInt8(0), 7, 200])
    #expect(try Tensor.Checked.clamp(bytes, min: -1, max: 300).toArray() == [UInt8(0), 7, 200])
    let error = #expect(throws: TensorError.self) {
      try Tensor.Checked.clamp(bytes, min: nil, max: -1)
    }
    #expect(
      error
        == TensorError(
          .runtime, "Clamp max value -1 is outside the representable range of Byte"))
  }

  @Test func wholePowersWithNegativeExponentsAreCutToWholeNumbers() {
    #expect((2 ** tensor([-1, 2])).toArray() == [0, 4])
    #expect((tensor([1, -1, 3]) ** tensor([-1, -1, -1])).toArray() == [1, -1, 0])
  }
}
