import Testing

@testable import Autograd

@Suite struct LossTests {
  func close(_ a: Tensor, _ b: Double...) -> Bool {
    // Float64 sums of a few terms of size 1.
    zip(a.reshape(a.numel).toArray(of: Double.self), b).allSatisfy { abs($0 - $1) < 1e-14 }
  }

  @Test func squaredDifferences() {
    let (x, y) = (tensor([1.0, 2, 4]), tensor([1.0, 1, 1]))
    #expect(mseLoss(x, y, reduction: .none).toArray() == [Float(0), 1, 9])
    #expect(mseLoss(x, y, reduction: .sum).item() == 10)
    #expect(mseLoss(x, y).item() == Double(Float(10) / 3))
    #expect(mseLoss(x, tensor(1.0)).item() == Double(Float(10) / 3))
  }

  @Test func roundedAbsoluteDifferences() {
    let x = tensor([0.5, -4], dtype: .float64)
    let zero = zeros([2], dtype: .float64)
    #expect(close(huberLoss(x, zero, reduction: .none, delta: 2), 0.125, 6))
    #expect(close(smoothL1Loss(x, zero, reduction: .none, beta: 2), 0.0625, 3))
    #expect(close(smoothL1Loss(x, zero, reduction: .none, beta: 0), 0.5, 4))
    #expect(close(l1Loss(x, zero), 2.25))
  }

  /// PyTorch's gradients of 1.7 times the mean with a `delta` or `beta` of 0.3, for elements that fill a block
  /// of 64 bytes and then some, which it rounds otherwise: x = randn(n) / 3 and y = randn(n) / 7, drawn in
  /// float32 from a generator with the seed 5.
  @Test(arguments: [
    (
      isHuber: true, dtype: DType.float32,
      expected: [
        0.026842107996344566, -0.00910488422960043, -0.026842107996344566, -0.014246301725506783,
        0.006624724715948105, -0.026842107996344566, -0.0023185245227068663, 0.004301261156797409,
        0.026842107996344566, -0.019188042730093002, 0.006522184703499079, -0.026842107996344566,
        0.026842107996344566, -0.005185721907764673, 0.012004583142697811, 0.026842107996344566,
        0.026842106133699417, 0.0075202821753919125, -0.026842106133699417,
      ]
    ),
    (
      isHuber: true, dtype: DType.float64,
      expected: [
        -0.04032621992614878, -0.036017383286705264, -0.01404154259405095, 0.019272137281698586,
        -0.02284263153741886, 0.04636363636363636, -0.04636363636363636, -0.04054373434676237,
        0.046363636363636364, -0.03382552217095445, -0.010351548643855306,
      ]
    ),
    (
      isHuber: false, dtype: DType.float32,
      expected: [
        0.08947368711233139, -0.03034961223602295, -0.08947368711233139, -0.04748766869306564,
        0.022082414478063583, -0.08947368711233139, -0.00772841414436698, 0.014337538741528988,
        0.08947368711233139, -0.06396014243364334, 0.021740615367889404, -0.08947368711233139,
        0.08947368711233139, -0.01728573814034462, 0.04001527652144432, 0.08947368711233139,
        0.08947368711233139, 0.025067606940865517, -0.08947368711233139,
      ]
    ),
    (
      isHuber: false, dtype: DType.float64,
      expected: [
        -0.13442073308716262, -0.12005794428901756, -0.04680514198016983, 0.06424045760566195,
        -0.07614210512472955, 0.15454545454545454, -0.15454545454545454, -0.13514578115587453,
        0.15454545454545454, -0.11275174056984817, -0.034505162146184355,
      ]
    ),
  ])
  func gradientsAreRoundedAsInPyTorch(_ row: (isHuber: Bool, dtype: DType, expected: [Double])) {
    let generator = Generator()
    generator.manualSeed(5)
    let count = row.expected.count
    let x = randn([count], generator: generator).to(row.dtype) / 3
    let y = randn([count], generator: generator).to(row.dtype) / 7
    x.requiresGrad = true
    let loss = row.isHuber ? huberLoss(x, y, delta: 0.3) : smoothL1Loss(x, y, beta: 0.3)
    (loss * 1.7).backward()
    #expect(x.grad?.toArray(of: Double.self) == row.expected)
  }

  @Test func huberLossHasTheTypeOfItsFirstInput() {
    #expect(huberLoss(zeros([2]), zeros([2], dtype: .float64)).dtype == .float32)
    #expect(mseLoss(zeros([2]), zeros([2], dtype: .float64)).dtype == .float64)
  }

  @Test func likelihoodWeighsItsMean() {
    let x = tensor([[-1.0, -2], [-3, -4]], requiresGrad: true)
    let loss = nllLoss(x, tensor([0, 1]), weight: tensor([1.0, 3]))
    #expect(loss.item() == 3.25)
    loss.backward()
    #expect(x.grad?.toArray() == [Float(-0.25), 0, 0, -0.75])
  }

  @Test func nothingToCountIsNaNWithoutAGradient() {
    let x = tensor([[-1.0, -2]], requiresGrad: true)
    let loss = nllLoss(x, tensor([-100]))
    #expect(loss.item().isNaN)
    loss.backward()
    #expect(x.grad?.toArray() == [Float(0), 0])
  }

  @Test func ignoredTargetsMayBeInfinite() {
    let x = tensor([[-Double.infinity, -2], [-1, -3]])
    let losses = nllLoss(x, tensor([0, 1]), ignoreIndex: 0, reduction: .none)
    #expect(losses.toArray() == [Float(0), 3])
  }

  /// Values of PyTorch in float64.
  @Test func logitsHaveThePublishedLosses() {
    let x = tensor([1, -2, 0.5], dtype: .float64)
    let target = Tensor([0.2, 0.9, 0.4] as [Float]).to(.float64)
    let weight = tensor([2, 0.5, 3], dtype: .float64)
    let plain = binaryCrossEntropyWithLogits(x, target, weight: weight, reduction: .none)
    #expect(close(plain, 2.226523369075981, 0.9634639816796284, 2.3222309435996236))
    let positive = binaryCrossEntropyWithLogits(x, target, positiveWeight: weight)
    #expect(close(positive, 1.0996876603051675))
  }

  @Test func largeLogitsDoNotOverflow() {
    let x = tensor([1000.0, -1000], requiresGrad: true)
    let loss = binaryCrossEntropyWithLogits(x, tensor([0.0, 1]), reduction: .none)
    #expect(loss.toArray() == [Float(1000), 1000])
    loss.sum().backward()
    #expect(x.grad?.toArray() == [Float(1), -1])
  }
}

extension LossTests {
  /// Values of PyTorch in float64.
  @Test func crossEntropyHasThePublishedLosses() {
    let x = tensor([[0.5, -1.25, 2], [1.5, 0.25, -0.75]], dtype: .float64)
    let target = tensor([2, 0])
    let weight = tensor([0.5, 2, 1.5], dtype: .float64)
    #expect(close(crossEntropy(x, target), 0.28164729625462837))
    #expect(close(crossEntropy(x, target, reduction: .sum), 0.5632945925092567))
    #expect(close(crossEntropy(x, target, weight: weight), 0.2571346396783305))
    #expect(close(crossEntropy(x, target, labelSmoothing: 0.1), 0.4191472962546283))
    #expect(
      close(crossEntropy(x, target, weight: weight, labelSmoothing: 0.2), 0.7183136574105653))
    #expect(
      close(crossEntropy(x, target, ignoreIndex: 0, labelSmoothing: 0.2), 0.5492886497686993))
  }

  @Test func classesAsProbabilitiesAreTheSameLoss() {
    let x = tensor([[0.5, -1.25, 2], [1.5, 0.25, -0.75]], dtype: .float64)
    let certain = tensor([[0.0, 0, 1], [1, 0, 0]], dtype: .float64)
    #expect(close(crossEntropy(x, certain), 0.28164729625462837))
  }
}
