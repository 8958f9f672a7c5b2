import Testing

@testable import Autograd

@Suite struct VarianceTests {
  @Test func correctionIsTakenFromTheCount() {
    let x = tensor([1.0, 2, 3, 4], dtype: .float64)
    #expect(x.var().item() == 5.0 / 3)
    #expect(x.var(correction: 0).item() == 1.25)
    #expect(x.std(correction: 0).item() == 1.25.squareRoot())
    #expect(x.var(correction: -1).item() == 1)
  }

  @Test func tooFewValuesHaveNoVariance() {
    #expect(tensor([1.0]).var().item().isNaN)
    #expect(tensor([2.0, 2]).var(correction: 2).item().isNaN)
    #expect(tensor([1.0, 2]).var(correction: 5).item() == .infinity)
    #expect(zeros([0]).var().item().isNaN)
  }

  @Test func aLargeMeanDoesNotSwallowTheDifferences() {
    let x = tensor([1e9 + 1, 1e9 + 2, 1e9 + 3], dtype: .float64)
    #expect(x.var().item() == 1)
    #expect(tensor([16_777_214.0, 16_777_215, 16_777_216]).var().item() == 1)
  }

  @Test func standardDeviationOfEqualValuesHasGradientZero() {
    let x = tensor([1.0, 1], requiresGrad: true)
    x.std().backward()
    #expect(x.grad?.toArray() == [Float(0), 0])
  }

  @Test func gradientWithoutDegreesOfFreedomIsPyTorchs() {
    let x = tensor([1.0, 2, 3], requiresGrad: true)
    x.var(correction: 5).backward()
    let whole = x.grad?.toArray(of: Float.self) ?? []
    #expect(whole[0] == .infinity && whole[1].isNaN && whole[2] == .infinity)
    x.grad = nil
    x.var(0, correction: 5).backward()
    #expect(x.grad?.toArray() == [Float(1), 0, -1])
  }
}
