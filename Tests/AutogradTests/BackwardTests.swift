import Testing

@testable import Autograd

@Suite struct BackwardTests {
  @Test func gradientOfTheNotebooksFunction() {
    // z = x² + cos(x)·y at (1, 2), differentiated by hand.
    let x = tensor(1.0, dtype: .float64, requiresGrad: true)
    let y = tensor(2.0, dtype: .float64, requiresGrad: true)
    let z = x ** 2 + cos(x) * y
    z.backward()
    #expect(x.grad?.item() == 2 - 0.8414709848078965 * 2)
    #expect(y.grad?.item() == 0.5403023058681398)
  }

  @Test func gradientsAddUpUntilCleared() {
    let w = tensor([3.0, 4.0], requiresGrad: true)
    (w * w).sum().backward()
    (w * w).sum().backward()
    #expect(w.grad?.toArray() == [Float(12), 16])
    w.zeroGrad()
    #expect(w.grad == nil)
  }

  @Test func broadcastGradientsAreSummed() {
    let a = zeros([2, 3], requiresGrad: true)
    let b = zeros([3], requiresGrad: true)
    (a + b).sum().backward()
    #expect(b.grad?.toArray() == [Float(2), 2, 2])
    #expect(a.grad?.shape == [2, 3])
  }

  @Test func hessianByDoubleBackward() {
    // The Hessian of x³y is [[6xy, 3x²], [3x², 0]].
    let p = tensor([2.0, 5.0], dtype: .float64, requiresGrad: true)
    let f = p[0] ** 3 * p[1]
    let g = grad(of: f, withRespectTo: p, createGraph: true)
    let first = grad(of: g[0], withRespectTo: p, retainGraph: true)
    let second = grad(of: g[1], withRespectTo: p)
    #expect(g.toArray() == [60.0, 8.0])
    #expect(first.toArray() == [60.0, 12.0])
    #expect(second.toArray() == [12.0, 0.0])
  }

  @Test func secondPassIsRefused() throws {
    let x = tensor(2.0, requiresGrad: true)
    let y = x * x
    y.backward()
    let error = #expect(throws: TensorError.self) { try Tensor.Checked.backward(y) }
    #expect(error?.message.hasPrefix("Trying to backward through the graph a second time") == true)
  }

  @Test func noGradRecordsNothing() {
    let x = tensor(2.0, requiresGrad: true)
    let y = noGrad { x * x }
    #expect(!y.requiresGrad)
    #expect(!x.detach().requiresGrad)
  }

  @Test func settingDataKeepsLeafAndGradient() {
    let w = tensor([1.0, 2.0], requiresGrad: true)
    (w * 3).sum().backward()
    w.data = w.data - 0.5 * w.grad!
    #expect(w.isLeaf && w.requiresGrad)
    #expect(w.toArray() == [Float(-0.5), 0.5])
    #expect(w.grad?.toArray() == [Float(3), 3])
  }

  @Test func gradientsOfAtan2AreMultipliedFromTheLeft() {
    let y = tensor([-1.5], requiresGrad: true)
    let x = tensor([3e38], requiresGrad: true)
    atan2(y, x).backward(gradient: tensor([-1.5]))
    // −1.5 · 3e38 overflows before 1 / (y² + x²) = 0 comes in.
    #expect(y.grad?.item().isNaN == true)
  }
}
