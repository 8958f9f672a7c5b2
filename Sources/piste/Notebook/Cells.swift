// X is the field's name for the matrix of the data.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

import Autograd

// The cells of the notebook, line for line: what stands here is what is shown and what runs.
extension Notebook {
  /// Tensors and arrays side by side, views, and a gradient checked by hand.
  func runTensorCells() {
    cell(21)
    let xNumPy = NumPyArray([0.1, 0.2, 0.3])
    let xTorch = tensor([0.1, 0.2, 0.3])
    print(xNumPy, xTorch)

    cell(22)
    // to and from NumPy: the memory is shared
    print(fromNumPy(xNumPy), xTorch.numpy)

    cell(23)
    let yNumPy = NumPyArray([3, 4, 5.0])
    let yTorch = tensor([3, 4, 5.0])
    print(xNumPy + yNumPy)
    print(xTorch + yTorch)

    cell(24)
    // a batch of N images of C channels, each W × H, as N × C vectors
    let (N, C, W, H) = (10000, 3, 28, 28)
    let images = randn(N, C, W, H)
    print(images.shape)
    print(images.view(N, C, 784).shape)

    cell(25)
    // g(w) = 2w₁w₂ + w₂cos(w₁) at w = (π, 1), and its gradient by hand
    let v = tensor([Double.pi, 1], requiresGrad: true)
    let z = 2 * v[0] * v[1] + v[1] * cos(v[0])
    print(z)
    z.backward()
    print(v.grad!)
    let byHand = [2 * v[1] - v[1] * sin(v[0]), 2 * v[0] + cos(v[0])]
    print(tensor(byHand.map { $0.item() }))
  }

  /// Linear regression: the data, the gradient of the loss, and gradient descent as a table.
  func runDescentCells() {
    cell(26)
    manualSeed(seed)
    let (n, d) = (samples, 2)
    let X = randn(n, d)
    let trueW = tensor([[-1.0], [2.0]])
    let y = matmul(X, trueW) + noise * randn(n, 1)
    print(X.shape)
    print(y.shape)
    print(trueW)

    cell(27)
    // the loss norm(y − Xw)² / n, its gradient by hand and by autograd
    let w = tensor([[1.0], [0.0]], requiresGrad: true)
    let loss = norm(y - matmul(X, w)) ** 2 / n
    loss.backward()
    print((matmul((-2 * X).t(), y - matmul(X, w)) / n).detach().view(2).numpy())
    print(w.grad!.view(2).numpy())

    if variant == .recorded {
      cell(28)
      w.data = w.data - learningRate * w.grad!.detach()
      w.grad!.zeroInPlace()
    }
    if variant == .cleared {
      cell(28)
      w.grad = nil
    }

    cell(29)
    print("iter", "\tloss", "\tw")
    for i in 0..<steps {
      let loss = norm(y - matmul(X, w)) ** 2 / n
      loss.backward()
      w.data = w.data - learningRate * w.grad!.detach()
      print(i, "\t" + format("{:.2f}", loss.item()), "\t" + w.detach().view(2).numpy().description)
      w.grad!.zeroInPlace()
    }
    print(trueW.view(2).numpy())
    print(w.detach().view(2).numpy())
  }
}
