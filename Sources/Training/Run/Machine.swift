import Autograd

/// The parameters of a run and its optimiser's state, in the run's dtype, and the update of both.
///
/// A class behind a protocol, so that the run does not depend on the dtype.
protocol Machine: AnyObject {
  /// The parameters, widened.
  var parameters: [Double] { get set }
  /// The optimiser's state, widened.
  var optimizerState: OptimizerState<Double> { get set }
  /// Does one update and records it.
  func update(_ objective: any Objective, _ step: UpdateSettings, recording history: inout History)
  /// Does one update that has been recorded before.
  func update(_ objective: any Objective, _ step: UpdateSettings)
  /// The loss at the parameters.
  func loss(_ objective: any Objective) -> Double
}

/// What one update needs to know.
struct UpdateSettings {
  var optimizer: any Optimizer
  var learningRate: Double
}

extension DType {
  /// A machine that computes in this dtype; float64 for any but float32.
  func makeMachine(shape: [Int], start: [Double]) -> any Machine {
    self == .float32
      ? TensorMachine<Float>(shape: shape, start: start)
      : TensorMachine<Double>(shape: shape, start: start)
  }
}

/// Parameters in a leaf tensor whose gradient `backward()` computes.
final class TensorMachine<Scalar: RunScalar>: Machine {
  private let leaf: Tensor
  private var state = OptimizerState<Scalar>()

  init(shape: [Int], start: [Double]) {
    leaf = Tensor(start.map { Scalar($0) }, Shape(shape))
    leaf.requiresGrad = true
  }

  var parameters: [Double] {
    get { leaf.withUnsafeElements(as: Scalar.self) { $0.map { Double($0) } } }
    set {
      leaf.withUnsafeMutableElements(as: Scalar.self) { values in
        for (index, value) in newValue.enumerated() { values[index] = Scalar(value) }
      }
    }
  }

  var optimizerState: OptimizerState<Double> {
    get {
      var wide = OptimizerState<Double>()
      wide.step = state.step
      wide.buffers = state.buffers.map { Double($0) }
      return wide
    }
    set {
      state.step = newValue.step
      state.buffers = newValue.buffers.map { Scalar($0) }
    }
  }

  func update(
    _ objective: any Objective, _ step: UpdateSettings, recording history: inout History
  ) {
    let loss = descend(objective)
    let norm = move(step)
    loss.withUnsafeElements(as: Scalar.self) { loss in
      leaf.withUnsafeElements(as: Scalar.self) { parameters in
        history.append(
          loss: loss[0], gradientNorm: norm, learningRate: step.learningRate,
          parameters: parameters)
      }
    }
  }

  func update(_ objective: any Objective, _ step: UpdateSettings) {
    _ = descend(objective)
    _ = move(step)
  }

  func loss(_ objective: any Objective) -> Double {
    noGrad { objective.loss(leaf).item() }
  }

  /// The loss, with its gradient in the leaf.
  private func descend(_ objective: any Objective) -> Tensor {
    leaf.zeroGrad()
    let loss = objective.loss(leaf)
    loss.backward()
    return loss
  }

  /// Updates the leaf by its gradient; the gradient's norm.
  private func move(_ step: UpdateSettings) -> Scalar {
    // Without a gradient there is nothing to update, as in PyTorch's optimisers.
    guard let gradient = leaf.grad else { return 0 }
    return gradient.withUnsafeElements(as: Scalar.self) { gradient in
      leaf.withUnsafeMutableElements(as: Scalar.self) { values in
        step.optimizer.update(
          values, gradient: gradient, state: &state, learningRate: step.learningRate)
      }
      return VectorNorm.euclidean(gradient)
    }
  }
}

/// The two types in which a run computes: `Float` and `Double`.
///
/// Numbers that people set are double precision and are rounded to the run's type where they meet a
/// tensor, as PyTorch rounds Python's numbers.
package protocol RunScalar: TensorScalar, SquareSummable {}

extension Float: RunScalar {}
extension Double: RunScalar {}
