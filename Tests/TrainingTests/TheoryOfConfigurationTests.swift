import Autograd
import Testing

@testable import Theory
@testable import Training

/// Theory of a loss whose run is not at hand.
@Suite struct TheoryOfConfigurationTests {
  private func configuration(_ values: [(String, SettingValue)]) throws -> Configuration {
    var configuration = Configuration()
    for (name, value) in values { try configuration.set(name, to: value) }
    return configuration
  }

  /// The least mean of squares over the notebook's data, which are drawn here as it draws them, by the
  /// normal equations of two parameters.
  private func leastSquares(seed: Int, noise: Float) -> Double {
    let generator = Generator()
    generator.manualSeed(seed)
    let x = randn(50, 2, generator: generator)
    let unitNoise = randn(50, 1, generator: generator)
    let y = matmul(x, Tensor([-1, 2] as [Float], [2, 1])) + noise * unitNoise
    let rows = x.toArray(of: Float.self).map { Double($0) }
    let targets = y.toArray(of: Float.self).map { Double($0) }
    var (aa, ab, bb, ay, by) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for (row, target) in targets.enumerated() {
      let (a, b) = (rows[2 * row], rows[2 * row + 1])
      (aa, ab, bb) = (aa + a * a, ab + a * b, bb + b * b)
      (ay, by) = (ay + a * target, by + b * target)
    }
    let determinant = aa * bb - ab * ab
    let w = ((bb * ay - ab * by) / determinant, (aa * by - ab * ay) / determinant)
    let squares = targets.enumerated().map { row, target in
      let residual = target - w.0 * rows[2 * row] - w.1 * rows[2 * row + 1]
      return residual * residual
    }
    return squares.reduce(0, +) / Double(targets.count)
  }

  @Test(arguments: [(0, 0.1), (0, 0.7), (5, 0.1)])
  func theFloorIsThatOfItsOwnData(seed: Int, noise: Double) throws {
    let settings: [(String, SettingValue)] = [
      ("seed", .integer(seed)), ("noise", .number(noise)), ("weight_decay", .number(0.3)),
      ("batch_size", .integer(8)),
    ]
    let theory = try LossTheory(of: configuration(settings), data: [:])
    let expected = leastSquares(seed: seed, noise: Float(noise))
    // Some fifty additions each way.
    #expect(abs(try #require(theory.floor) / expected - 1) <= 1e-12)
  }

  @Test(arguments: [
    ("noise", SettingValue.number(0.7), false), ("seed", .integer(5), false),
    ("samples", .integer(20), false), ("dtype", .choice("float64"), false),
    ("loss", .choice("huber"), false), ("learning_rate", .number(0.4), true),
    ("weight_decay", .number(0.3), true), ("momentum", .number(0.5), true),
    ("batch_size", .integer(8), true), ("start", .vector([3, 3]), true),
    ("steps", .integer(7), true),
  ])
  func lossesAreToldApartByWhatDecidesThem(name: String, value: SettingValue, isSame: Bool) throws {
    let other = try configuration([(name, value)])
    #expect(other != Configuration())
    #expect((other.lossIdentity == Configuration().lossIdentity) == isSame)
  }

  /// Rows too many to go through for each place of a curve are not kept for that.
  @Test func manyRowsAreDropped() throws {
    for (samples, isKept) in [(140_000, false), (900, true)] {
      let theory = try LossTheory(
        of: configuration([("loss", .choice("huber")), ("samples", .integer(samples))]), data: [:])
      #expect(theory.floor != nil)
      #expect((theory.excess(at: [0, 0]) != nil) == isKept)
    }
  }

  /// A ghost is over the data of its records, whatever lay ahead of them or where the cursor stood.
  @Test func aGhostHasTheValuesOfItsLastRecord() throws {
    let noises = [(3, 0.5), (6, 0.9), (8, 2.0)].map {
      Event(at: $0.0, .set(name: "noise", value: .number($0.1)))
    }
    let run = try Run(configuration: Configuration(), events: noises)
    run.advance(to: 8)
    run.rewind(to: 2)
    try run.change("learning_rate", to: .number(0.3))
    #expect(run.ghosts.last?.configuration[LinearRegression.noise] == 0.9)
    #expect(run.ghosts.last?.configuration[RunSettings.learningRate] == 0.1)
    run.advance(to: 4)
    try run.change("seed", to: .integer(1))
    #expect(run.ghosts.last?.configuration[LinearRegression.noise] == 0.1)
    #expect(run.ghosts.last?.configuration[RunSettings.seed] == 0)
  }
}
