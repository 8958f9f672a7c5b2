@testable import Autograd

/// One run of the notebook's cells from In[26] on.
struct NotebookRun {
  private let fixture: JSON
  private let raw: JSON
  private let n: Int
  private let learningRate: Double
  private let trueW = tensor([[-1.0], [2.0]])
  private let x: Tensor
  private let y: Tensor
  private let w = tensor([[1.0], [0.0]], requiresGrad: true)
  private let exact = TensorComparison()

  init(_ fixture: JSON) throws {
    self.fixture = fixture
    raw = try fixture.member("raw")
    n = try fixture.member("n", \.int)
    learningRate = try fixture.member("lr", \.double)
    let noise = try fixture.member("noise", \.double)
    let generator = Generator().manualSeed(try fixture.member("seed", \.int))
    x = randn(n, 2, generator: generator)
    y = matmul(x, trueW) + randn(n, 1, generator: generator) * noise
  }

  private func loss() -> Tensor {
    norm(y - matmul(x, w)) ** 2 / n
  }

  /// In[26]: the data.
  func checkData() throws {
    try expectEqual(digest(x), try raw.member("X_sha256", \.string), "the digest of X")
    try expectEqual(digest(y), try raw.member("y_sha256", \.string), "the digest of y")
    try checkFirst(x, "X_first")
    try checkFirst(y, "y_first")
  }

  private func checkFirst(_ tensor: Tensor, _ key: String) throws {
    let first = try raw.member(key, \.array)
    let flat = tensor.reshape(tensor.numel).narrow(0, 0, first.count)
    try exact.checkValues(flat, first, key)
  }

  private func digest(_ tensor: Tensor) -> String {
    tensor.withUnsafeElements(as: Float.self) { sha256(UnsafeRawBufferPointer($0)) }
  }

  /// In[27]: the gradient by hand and by the library; and what is between it and the loop.
  mutating func checkFirstGradient() throws {
    let loss = loss()
    loss.backward()
    let byHand = matmul((-2 * x).t(), y - matmul(x, w.detach())) / n
    guard let gradient = w.grad else { throw Mismatch("w has no gradient") }
    try exact.checkValues(loss.reshape(1), [try raw.member("loss0")], "loss0")
    try expectEqual(loss.description, try raw.member("loss0_text", \.string), "loss0")
    try exact.checkValues(gradient, try raw.member("grad0", \.array), "grad0")
    try exact.checkValues(byHand, try raw.member("analytic_grad0", \.array), "analytic_grad0")
    switch try fixture.member("variant", \.string) {
    case "as_written": break
    case "recorded":
      w.data = w.data - learningRate * gradient
      gradient.zeroInPlace()
    case "cleared": w.zeroGrad()
    case let variant: throw FixtureError("variant \(variant)")
    }
  }

  /// In[29]: the descent.
  func checkDescent() throws {
    for step in 0..<(try fixture.member("iters", \.int)) {
      let loss = loss()
      loss.backward()
      guard let gradient = w.grad else { throw Mismatch("w has no gradient") }
      try check(gradient, "grad", step)
      w.data = w.data - learningRate * gradient
      gradient.zeroInPlace()
      try check(loss.reshape(1), "loss", step)
      try check(w.detach(), "w", step)
    }
  }

  private func check(_ tensor: Tensor, _ key: String, _ step: Int) throws {
    let expected = try raw.member(key, \.array)[step]
    try exact.checkValues(tensor, expected.array ?? [expected], "\(key) of step \(step)")
  }
}
