import Testing

@testable import Training

/// κ of badly conditioned data, and that of none where a direction is flat.
@Suite struct ConditionNumberTests {
  private func theory(
    _ kind: String, _ values: [String: SettingValue], dtype: String = "float64"
  ) throws -> Theory {
    var configuration = Configuration()
    try configuration.set("problem", to: .component(Component(kind: kind, values: values)))
    try configuration.set("dtype", to: .choice(dtype))
    return try Run(configuration: configuration).theory
  }

  private func rows(
    _ rows: [[Double]], _ targets: [Double], _ more: [String: SettingValue] = [:]
  ) throws -> Theory {
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
  private func fourRows(_ scale: Double) throws -> Theory {
    try rows(
      [[1, scale], [1, scale], [1, -scale], [1, -scale]], [1, -1, 1, -1],
      ["loss": .choice("logistic")])
  }
}
