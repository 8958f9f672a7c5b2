import Testing

@testable import Autograd

@Suite struct RunningSumTests {
  @Test func floatsAddUpInDoublePrecision() {
    // In float32 alone 1 + 2⁻²⁵ stays 1 for ever; values by PyTorch.
    let x = cat([ones([1]), full([5], .double(0x1p-25))])
    let above: Float = 1 + 0x1p-23
    #expect(x.cumsum(0).toArray() == [Float(1), 1, 1, above, above, above])
  }

  @Test func runsAlongTheDimensionAlone() {
    let x = arange(6).reshape(2, 3)
    #expect(x.cumsum(0).toArray() == [0, 1, 2, 3, 5, 7])
    #expect(x.cumsum(1).toArray() == [0, 1, 3, 3, 7, 12])
    #expect(x.t().cumsum(-1).toArray() == [0, 3, 1, 5, 2, 7])
  }

  @Test func boolsAreCounted() {
    let x = tensor([true, false, true]).cumsum(0)
    #expect(x.dtype == .int64)
    #expect(x.toArray() == [1, 1, 2])
  }

  @Test func logarithmOfSumsNeitherOverflowsNorLosesInfinity() {
    #expect(tensor([1000.0, 1000]).logsumexp(0).item() == Double(Float(1000.6931471805599)))
    #expect(full([2], .double(-.infinity)).logsumexp(0).item() == -.infinity)
    #expect(tensor([Double.infinity, 1]).logsumexp(0).item() == .infinity)
    #expect(zeros([2, 0]).logsumexp(1).toArray() == [-Float.infinity, -.infinity])
  }
}

extension RunningSumTests {
  /// Behaviour of PyTorch: powers are float32, so they may overflow or vanish where the norm would not.
  @Test func powersOfANormAreOfItsType() throws {
    #expect(try Tensor.Checked.norm(tensor([1e30, 1]), p: 3).item() == .infinity)
    #expect(try Tensor.Checked.norm(tensor([1e-30, 1e-30]), p: 3).item() == 0)
    #expect(try Tensor.Checked.norm(tensor([1e30, 1], dtype: .float64), p: 3).item() > 9e29)
  }

  @Test func meansWithoutElementsAreRowMajor() throws {
    let mean = try Tensor.Checked.mean(zeros([0, 1]), [-1], keepdim: true)
    #expect(Array(mean.strides) == [1, 1])
  }
}
