// X is the field's name for the matrix of the data.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

import Autograd

manualSeed(0)
let X = randn(50, 2)
let y = matmul(X, tensor([[-1.0], [2.0]])) + 0.1 * randn(50, 1)
let w = tensor([[1.0], [0.0]], requiresGrad: true)
for _ in 0..<20 {
  w.zeroGrad()
  (norm(y - matmul(X, w)) ** 2 / 50).backward()
  if let gradient = w.grad { w.data = w.data - 0.1 * gradient }
}
print(w)
