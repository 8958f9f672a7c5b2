// X is the field's name for the matrix of the data.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

import Autograd
import Benchmark

/// The large tensors of everyday work, one operation each.
func addTensorBenchmarks() {
  benchmark("Tensor.randn(10000x3x28x28)") {
    blackHole(randn(10000, 3, 28, 28))
  }

  for (count, label) in [(1_000_000, "1e6"), (23_520_000, "23.5e6")] {
    let a = rand(count)
    let b = rand(count)
    benchmark("Tensor.add(\(label))") { blackHole(a + b) }
    benchmark("Tensor.mul(\(label))") { blackHole(a * b) }
    benchmark("Tensor.cos(\(label))") { blackHole(cos(a)) }
    benchmark("Tensor.exp(\(label))") { blackHole(exp(a)) }
    benchmark("Tensor.sum(\(label))") { blackHole(a.sum().item()) }
  }

  for columns in [2, 64] {
    let X = rand(1_000_000, columns)
    let w = rand(columns, 1)
    let g = rand(1_000_000, 1)
    benchmark("Tensor.matmul(1e6x\(columns))") { blackHole(matmul(X, w)) }
    benchmark("Tensor.transposedMatmul(1e6x\(columns))") { blackHole(matmul(X.t(), g)) }
  }
}
