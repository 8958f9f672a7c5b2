@testable import Autograd
@testable import Training

/// A case of `optim.json` that gives the gradients of every step.
struct GivenGradientsCase<Scalar: RunScalar & TensorScalar> {
  private let steps: [JSON]
  private var trajectory: Trajectory<Scalar>

  init(_ fixture: JSON) throws {
    steps = try fixture.member("grad_steps", \.array)
    trajectory = try Trajectory(fixture, parameters: try fixture.member("params", \.array))
  }

  func run() throws {
    var trajectory = trajectory
    for (step, gradients) in steps.enumerated() {
      for (index, gradient) in (gradients.array ?? []).enumerated() {
        // A parameter without gradient is left alone, and so is what is remembered of it.
        guard let values = gradient.array else { continue }
        let dtype = Scalar.dtype
        let numbers = values.compactMap(\.double)
        let cast = Tensor(numbers, dtype: dtype).toArray(of: Scalar.self)
        try trajectory.update(index, gradient: cast)
      }
      try trajectory.check(step: step)
    }
    try trajectory.checkState()
  }
}
