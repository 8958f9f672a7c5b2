@testable import Autograd
@testable import Training

/// A case of `optim.json` that descends on a problem, whose gradients are derived.
struct DescentCase<Scalar: RunScalar & TensorScalar> {
  private let fixture: JSON
  private let kind: String
  private let data: [String: Tensor]
  private var trajectory: Trajectory<Scalar>

  init(_ fixture: JSON) throws {
    self.fixture = fixture
    let problem = try fixture.member("problem")
    kind = try problem.member("kind", \.string)
    data = try (problem["data"]?.object ?? [:]).mapValues {
      try FixtureTensor($0, dtype: Scalar.dtype).tensor()
    }
    trajectory = try Trajectory(fixture, parameters: try problem.member("params", \.array))
  }

  func run() throws {
    var trajectory = trajectory
    let result = try fixture.member("result")
    let losses = try result.member("loss", \.array)
    let tolerance = try result.member("tol_loss", \.double)
    let steps = try fixture.member("steps", \.int)
    for step in 0..<steps {
      let leaves = zip(trajectory.parameters, trajectory.shapes).map { values, shape in
        Tensor(values, shape).requiresGrad()
      }
      let loss = try loss(leaves)
      try TensorComparison(tolerance: tolerance).checkValues(
        loss.reshape(1), [losses[step]], "the loss before step \(step)")
      loss.backward()
      for (index, leaf) in leaves.enumerated() {
        guard let gradient = leaf.grad else { throw Mismatch("parameter \(index) has no gradient") }
        try trajectory.update(index, gradient: gradient.toArray(of: Scalar.self))
      }
      try trajectory.check(step: step)
    }
    try trajectory.checkState()
  }

  private func constant(_ name: String) throws -> Tensor {
    guard let tensor = data[name] else { throw FixtureError("no data \(name)") }
    return tensor
  }

  private func loss(_ parameters: [Tensor]) throws -> Tensor {
    let w = parameters[0]
    switch kind {
    case "quadratic":
      let (a, b) = (try constant("a"), try constant("b"))
      return (a * w * w).sum() * 0.5 - (b * w).sum()
    case "rosenbrock":
      return (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2
    case "linreg":
      let residual = matmul(try constant("X"), w) + parameters[1] - (try constant("y"))
      return (residual ** 2).mean()
    case "notebook":
      let y = try constant("y")
      return norm(y - matmul(try constant("X"), w)) ** 2 / y.shape[0]
    case "logistic":
      let y = try constant("y")
      return log(1 + exp(-y * matmul(try constant("X"), w))).mean()
    default: throw FixtureError("problem \(kind)")
    }
  }
}
