// X is the field's name for the matrix of the data.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

import Autograd
import Benchmark

/// The notebook's loop, a thousand iterations at a time: the forward pass, `backward`, the update,
/// zeroing the gradient and reading the loss.
func addNotebookBenchmarks() {
  let generator = Generator().manualSeed(0)
  let n = 50
  let X = randn(n, 2, generator: generator)
  let y = matmul(X, tensor([[-1.0], [2.0]])) + 0.1 * randn(n, 1, generator: generator)
  let w = tensor([[1.0], [0.0]], requiresGrad: true)

  benchmark("Tensor.notebookSteps(50x2, 1000)") {
    for _ in 0..<1000 {
      let loss = norm(y - matmul(X, w)) ** 2 / n
      loss.backward()
      if let gradient = w.grad {
        w.data = w.data - 0.1 * gradient.detach()
        gradient.zeroInPlace()
      }
      blackHole(loss.item())
    }
  }
}

/// Keeps the optimiser from removing a computation whose result nobody reads.
@inline(never)
func blackHole<Value>(_ value: Value) {}
