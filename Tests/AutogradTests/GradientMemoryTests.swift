import Testing

@testable import Autograd

/// A backward pass may write over the memory of a gradient only where nobody else has it, and leaves
/// nothing of itself behind.
struct GradientMemoryTests {
  @Test func aGradientThatWasPassedInIsNotChanged() {
    let x = tensor([1.0, 2.0], requiresGrad: true)
    let gradient = tensor([3.0, 4.0])
    (-x).backward(gradient: gradient)
    #expect(gradient.toList() == [3.0, 4.0])
    #expect(x.grad?.toList() == [-3.0, -4.0])
    (x / 2).backward(gradient: gradient)
    (x * 2).backward(gradient: gradient)
    #expect(gradient.toList() == [3.0, 4.0])
  }

  @Test func aGradientThatAHookKeepsIsNotChanged() {
    let x = tensor([1.0, 2.0], requiresGrad: true)
    let y = -x
    var kept: Tensor?
    y.registerHook { gradient in
      kept = gradient
      return nil
    }
    (y * 3).sum().backward()
    #expect(kept?.toList() == [3.0, 3.0])
    #expect(x.grad?.toList() == [-3.0, -3.0])
  }

  @Test func aGradientThatTwoInputsShareIsNotChanged() {
    let a = tensor([1.0, 2.0], requiresGrad: true)
    let b = tensor([5.0, 7.0], requiresGrad: true)
    ((a - b) * tensor([2.0, 3.0])).sum().backward()
    #expect(a.grad?.toList() == [2.0, 3.0])
    #expect(b.grad?.toList() == [-2.0, -3.0])
  }

  @Test func aGradientThatRepeatsOneElementIsNotWrittenTo() {
    let x = tensor([1.0, 2.0, 3.0], requiresGrad: true)
    (-(x * 2)).sum().backward()
    #expect(x.grad?.toList() == [-2.0, -2.0, -2.0])
  }

  @Test func recordedPassesMakeGradientsOfTheirOwn() {
    let x = tensor([2.0], requiresGrad: true)
    let first = grad(of: (-(x * x * x) / 2).sum(), withRespectTo: x, createGraph: true)
    let second = grad(of: first.sum(), withRespectTo: x)
    #expect(first.toList() == [-6.0])
    #expect(second.toList() == [-6.0])
  }

  /// The graph stays alive although its last tensor no longer leads to it.
  @Test func aHookMayCutTheRootOffItsGraph() {
    let x = tensor([1.0, 2.0], requiresGrad: true)
    let root = ((x * 3).exp() * 0).sum()
    root.registerHook { _ in
      root.node = nil
      return nil
    }
    root.backward()
    #expect(x.grad?.toList() == [0.0, 0.0])
  }

  @Test func aStepLeavesNothingBehind() {
    let x = tensor([[1.0, 2.0], [3.0, 4.0]])
    let w = tensor([[1.0], [0.0]], requiresGrad: true)
    var made: [WeakTensor] = []
    for _ in 0..<3 {
      let residual = tensor([[1.0], [2.0]]) - matmul(x, w)
      let loss = norm(residual) ** 2 / 2
      loss.backward()
      guard let gradient = w.grad else { return }
      let step = 0.1 * gradient.detach()
      w.data = w.data - step
      gradient.zeroInPlace()
      made += [residual, loss, step].map { WeakTensor(tensor: $0) }
    }
    #expect(made.count == 9)
    #expect(made.allSatisfy { $0.tensor == nil })
  }
}
