import Testing

@testable import Autograd

@Suite struct LayerTests {
  @Test func linearGoesThroughTheNodesOfPyTorch() {
    let weight = ones([4, 3], requiresGrad: true)
    let bias = ones([4], requiresGrad: true)
    #expect(linear(ones([2, 3]), weight, bias).gradFn?.name == "AddmmBackward0")
    let stacked = linear(ones([2, 2, 3]), weight, bias)
    #expect(stacked.gradFn?.name == "UnsafeViewBackward0")
    #expect(stacked.gradFn?.nextNames == ["AddmmBackward0"])
    #expect(linear(ones([3]), weight, bias).gradFn?.name == "UnsafeViewBackward0")
    let transposed = ones([2, 2, 3]).transpose(0, 1).contiguous().transpose(0, 1)
    #expect(linear(transposed, weight, bias).gradFn?.name == "AddBackward0")
    #expect(linear(ones([2, 3]), weight).gradFn?.name == "MmBackward0")
  }

  @Test func addmmWithBetaZeroIgnoresWhatIsThere() {
    let nan = full([2, 2], .double(.nan))
    let sum = nan.addmm(ones([2, 3]), ones([3, 2]), beta: 0, alpha: 2)
    #expect(sum.toArray() == [Float(6), 6, 6, 6])
  }

  @Test func wholeAddmmCutsItsFactors() {
    let sum = ones([2, 2], dtype: .int64).addmm(
      ones([2, 3], dtype: .int64), ones([3, 2], dtype: .int64), alpha: 1.5)
    #expect(sum.toArray() == [4, 4, 4, 4])
  }

  @Test func lerpReachesItsEnds() {
    let (a, b) = (tensor([0.1, 1e8]), tensor([0.7, -3.0]))
    #expect(a.lerp(b, 1).toArray(of: Float.self) == b.toArray())
    #expect(a.lerp(b, 0).toArray(of: Float.self) == a.toArray())
  }

  @Test func addedProductsAreFused() {
    // (1 + 2⁻¹²)² − 1 = 2⁻¹¹ + 2⁻²⁴, of which a rounded product would lose the last bit.
    let x = tensor([1 + 0x1p-12])
    #expect(tensor([-1.0]).addcmul(x, x).item() == 0x1p-11 + 0x1p-24)
    #expect(tensor([1.0]).addcdiv(tensor([3.0]), tensor([4.0]), value: 2).item() == 2.5)
  }

  /// Values of PyTorch in float64, at 1, −2 and ½.
  @Test func curvesHaveThePublishedValues() {
    let x = tensor([1, -2, 0.5], dtype: .float64)
    let close = { (a: Tensor, b: [Double]) in
      zip(a.toArray(of: Double.self), b).allSatisfy { abs($0 - $1) < 1e-15 }
    }
    #expect(close(silu(x), [0.7310585786300049, -0.2384058440442351, 0.3112296656009273]))
    #expect(close(elu(x, alpha: 1.5), [1, -1.296997075145081, 0.5]))
    #expect(
      close(logSigmoid(x), [-0.31326168751822286, -2.1269280110429727, -0.4740769841801067]))
    #expect(
      close(softplus(x, beta: 2, threshold: 1), [1, 0.009074963958904869, 0.6566308437591114]))
    #expect(close(leakyRelu(x, slope: 0.5), [1, -1, 0.5]))
  }

  @Test func softplusHasAFiniteGradientBeyondItsThreshold() {
    let x = tensor([1000.0], requiresGrad: true)
    softplus(x).backward()
    #expect(x.grad?.item() == 1)
  }
}
