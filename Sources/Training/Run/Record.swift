/// What is kept of one update, as the notebook prints it.
///
/// Record k holds the loss at position k and the parameters at position k + 1, with the learning
/// rate and the gradient norm used between. Values of a float32 run are widened, which is exact.
public struct Record: Hashable, Sendable {
  /// The position before the update, from 0.
  public let step: Int
  /// The loss at position `step`, of the update's batch.
  public let loss: Double
  /// The parameters at position `step + 1`.
  public let parameters: [Double]
  /// The learning rate that the update used.
  public let learningRate: Double
  /// The Euclidean norm of the gradient that the update used.
  public let gradientNorm: Double

  /// Makes a record.
  public init(
    step: Int, loss: Double, parameters: [Double], learningRate: Double, gradientNorm: Double
  ) {
    self.step = step
    self.loss = loss
    self.parameters = parameters
    self.learningRate = learningRate
    self.gradientNorm = gradientNorm
  }
}
