import Randomness
import Testing

@testable import Theory
@testable import Training

/// κ of badly conditioned data, and that of none where a direction is flat.
@Suite struct ConditionNumberTests {
  private func theory(
    _ kind: String, _ values: [String: SettingValue], dtype: String = "float64"
  ) throws -> LossTheory {
    var configuration = Configuration()
    try configuration.set("problem", to: .component(Component(kind: kind, values: values)))
    try configuration.set("dtype", to: .choice(dtype))
    return try Run(configuration: configuration).theory
  }

  private func rows(
    _ rows: [[Double]], _ targets: [Double], _ more: [String: SettingValue] = [:]
  ) throws -> LossTheory {
    let values: [String: SettingValue] = [
      "columns": .integer(rows[0].count), "x": .vector(rows.flatMap { $0 }), "y": .vector(targets),
    ]
    return try theory("given-rows", values.merging(more) { $1 })
  }

  /// Powers of x on 20 points: the eigenvalues of 2XᵀX/n by mpmath in 60 digits.
  @Test(arguments: [
    (6, 8455.23309813771), (12, 599_539_762.812403), (16, 5_520_626_930_981.29),
  ])
  func isThatOfThePowers(degree: Int, expected: Double) throws {
    let theory = try theory("polynomial-regression", ["degree": .integer(degree)])
    let value = try #require(theory.conditionNumber)
    // The elements' own rounding moves the least eigenvalue by some ε·√κ of itself.
    #expect(abs(value / expected - 1) <= 64 * 0x1p-52 * expected.squareRoot())
    #expect(theory.minimizer?.count == degree + 1)
    #expect(try #require(theory.conditionNumberError) < 1e-7)
  }

  /// Orthogonal columns of the lengths 1 and s: κ is 1/s².
  @Test(arguments: [1e-3, 1e-6, 1e-9, 1e-12])
  func isThatOfTheColumnsLengths(scale: Double) throws {
    let theory = try rows([[1, scale], [1, -scale]], [1, 2])
    let value = try #require(theory.conditionNumber)
    #expect(abs(value * scale * scale - 1) <= 1e-12)
    #expect(theory.minimizer != nil)
  }

  @Test(arguments: [1e7, 1e13])
  func isThatOfABowl(ratio: Double) throws {
    let theory = try theory("quadratic-bowl", ["eigenvalues": .vector([1e-6, 1e-6 * ratio])])
    #expect(abs(try #require(theory.conditionNumber) / ratio - 1) <= 1e-15)
  }

  @Test func aBowlThatIsFlatHasNone() throws {
    let theory = try theory("quadratic-bowl", ["eigenvalues": .vector([0, 5])])
    #expect(theory.conditionNumber == nil)
    let rate = try #require(theory.bestFixedRate(for: Configuration()))
    #expect(abs(rate - 2 / 10) <= 1e-15)
  }

  /// A column that is the sum of two others, as exactly as numbers can be.
  @Test(arguments: [3, 50, 2_000, 70_000], [1.0, 1e-6, 1e6])
  func aColumnAmongTheOthersLeavesADirectionFlat(count: Int, scale: Double) throws {
    let data = (0..<count).map { index in
      let first = LibraryFunctions.sine(Double(index))
      let second = scale * LibraryFunctions.cosine(Double(3 * index))
      return [first, second, first + second]
    }
    let theory = try rows(data, data.map { $0[0] })
    #expect(theory.conditionNumber == nil && theory.minimizer == nil)
    // y is the first column, which is fitted whole but for rounding, squared; its own mean square is ½.
    #expect(abs(try #require(theory.floor)) <= 1e-12)
  }

  @Test func fewerRowsThanColumnsLeaveDirectionsFlat() throws {
    let theory = try rows([[1, 2, 3], [4, 5, 7]], [1, 2])
    #expect(theory.conditionNumber == nil && theory.minimizer == nil)
    #expect(theory.eigenvalues?.filter { $0 <= 1e-12 }.count == 1)
    #expect(try #require(theory.floor) <= 1e-20)
  }

  /// Tables of as many rows as columns or fewer, standardised, with a column of ones: the mean of each column is
  /// taken away, which leaves one dimension less than there are rows, so that every target is met.
  @Test(arguments: 0..<40)
  func standardisedRowsThatAreFewLeaveDirectionsFlat(seed: Int) throws {
    var random = SplitMix64(seed: seed)
    let (count, columns) = (3 + Int(random.below(5)), 8)
    var table = (0..<columns).map { _ in
      (0..<count).map { _ in 200 + Double(random.below(1_001)) / 10 }
    }
    for column in table.indices {
      let mean = table[column].reduce(0, +) / Double(count)
      let squares = table[column].map { ($0 - mean) * ($0 - mean) }
      let spread = (squares.reduce(0, +) / Double(count)).squareRoot()
      table[column] = table[column].map { ($0 - mean) / spread }
    }
    let targets = (0..<count).map { _ in 1_000 + Double(random.below(1_000)) }
    let theory = try rows((0..<count).map { row in table.map { $0[row] } + [1] }, targets)
    #expect(theory.conditionNumber == nil && theory.minimizer == nil)
    #expect(theory.eigenvalues?.filter { $0 <= 1e-12 }.count == columns + 1 - count)
    #expect(try #require(theory.floor) <= 1e-18 * 1e6)
  }

  /// Degrees Fahrenheit beside Celsius follow from them and from the column of ones together.
  @Test(arguments: 0..<20)
  func aColumnThatFollowsFromTwoOthersLeavesADirectionFlat(seed: Int) throws {
    var random = SplitMix64(seed: seed)
    let data = (0..<20).map { _ -> [Double] in
      let celsius = Double(random.below(4_000)) / 100
      let other = Double(random.below(1_000)) / 7
      return [celsius, other, 1.8 * celsius + 32, 1]
    }
    let theory = try rows(data, data.map { 3 * $0[0] - $0[1] + 5 })
    #expect(theory.conditionNumber == nil && theory.minimizer == nil)
    #expect(try #require(theory.floor) <= 1e-18)
  }

  /// The unit of the data changes no ratio, though squares of them leave the numbers' range.
  @Test(arguments: [1e-120, 1e77, 1e100, 1e140])
  func isThatOfTheSameDataInAnyUnit(unit: Double) throws {
    let data = [[1.0, 2], [3, 4], [5, 7]]
    let one = try #require(try rows(data, [1, 2, 3]).conditionNumber)
    let other = try rows(data.map { $0.map { $0 * unit } }, [1, 2, 3]).conditionNumber
    #expect(abs(try #require(other) / one - 1) <= 1e-12)
    let bowl = try theory(
      "quadratic-bowl", ["eigenvalues": .vector([1e160, 1e155]), "rotation": .number(30)])
    #expect(abs(try #require(bowl.conditionNumber) / 1e5 - 1) <= 1e-9)
  }

  /// Two rows add log 2 whatever w is, and the other two fall for ever.
  @Test func rowsThatCanBeSeparatedInPartHaveNoMinimiser() throws {
    let theory = try rows(
      [[-1], [0], [0], [1]], [-1, -1, 1, 1], ["loss": .choice("logistic")])
    #expect(theory.minimizer == nil)
    #expect(abs(try #require(theory.floor) - 0.5 * 0.693_147_180_559_945_3) <= 1e-9)
  }

  /// By hand: w* = 17/14 and the floor 70/196/6, in the square of the unit.
  @Test(arguments: [1e-11, 1e-3, 1])
  func huberEndsWhereItsSquaresDoInAnyUnit(unit: Double) throws {
    let theory = try rows(
      [[1], [2], [3]], [1, 2, 4].map { $0 * unit }, ["loss": .choice("huber")])
    #expect(abs(try #require(theory.minimizer?.first) / unit - 17.0 / 14) <= 1e-12)
    #expect(abs(try #require(theory.floor) / (unit * unit) / (70.0 / 196 / 6) - 1) <= 1e-9)
  }

  /// The logistic loss at w = 0 curves by XᵀX/(4n): with the columns 1 and s, κ is 1/s², which the rounding of
  /// four products blurs by 4ε/s².
  @Test(arguments: [1e-3, 1e-6, 3e-7])
  func saysHowFarItMayBeOff(scale: Double) throws {
    let theory = try fourRows(scale)
    let expected = 1 / (scale * scale)
    let error = try #require(theory.conditionNumberError)
    #expect(abs(error / (4 * 0x1p-52 * expected) - 1) <= 1e-6)
    #expect(abs(try #require(theory.conditionNumber) / expected - 1) <= error)
  }

  @Test func saysWhatItIsAboveWhereRoundingDrownsTheLeastEigenvalue() throws {
    let theory = try fourRows(1e-9)
    #expect(theory.conditionNumber == nil && theory.minimizer != nil)
    let least = try #require(theory.leastConditionNumber)
    #expect(abs(least * 4 * 0x1p-52 - 1) <= 1e-9)
  }

  /// Each row with either label: w* is 0.
  private func fourRows(_ scale: Double) throws -> LossTheory {
    try rows(
      [[1, scale], [1, scale], [1, -scale], [1, -scale]], [1, -1, 1, -1],
      ["loss": .choice("logistic")])
  }
}
