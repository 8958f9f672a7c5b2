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

/// The running FNV-1a-64 of records.
public struct RecordsHash: Hashable, Sendable {
  /// The hash of what has been taken in.
  public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of no records.
  public init() {}

  /// Takes in the next record.
  public mutating func combine(_ record: Record) {
    combine(UInt64(bitPattern: Int64(record.step)))
    combine(record.loss)
    for parameter in record.parameters { combine(parameter) }
    combine(record.learningRate)
    combine(record.gradientNorm)
  }

  private mutating func combine(_ number: Double) {
    combine(number.isNaN ? Double.nan.bitPattern : number.bitPattern)
  }

  private mutating func combine(_ word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      value = (value ^ (word >> shift & 0xFF)) &* 0x100_0000_01B3
    }
  }
}
