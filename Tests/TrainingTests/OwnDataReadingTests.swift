import Testing

@testable import Training

/// What is said of a fit to a person's own rows, against scikit-learn 1.7 (`LinearRegression`, `LogisticRegression`
/// without regularisation, `StandardScaler`, `mean_squared_error`, `r2_score`, `accuracy_score`) over the same rows.
///
/// A quarter of the rows is kept for the test: of 12 by seed 0 those with the numbers 0, 5 and 8, the first three of
/// `torch.randperm(12)`.
@Suite struct OwnDataReadingTests {
  private static let rows = """
    rooms,area,sold,price
    1,20.5,0,104
    2,41,0,160.5
    3,58,0,199
    4,83.25,1,263
    5,99,1,312.5
    3,61,0,214
    2,47.5,1,181
    4,78,1,250.5
    6,120,1,371
    5,104,0,318
    1,26,0,121
    7,131,1,399

    """

  private func run(
    start: [Double], target: String = "price", _ settings: [(String, SettingValue)] = []
  ) throws -> Run {
    var configuration = try Configuration(dataFile: "houses.csv")
    let all: [(String, SettingValue)] = [
      ("feature_columns", .text("rooms,area")), ("target_column", .text(target)),
      ("test_fraction", .number(0.25)), ("dtype", .choice("float64")), ("start", .vector(start)),
    ]
    for (name, value) in all + settings { try configuration.set(name, to: value) }
    let table = try DataTable(bytes: Array(Self.rows.utf8))
    return try Run(configuration: configuration, data: ["houses.csv": table])
  }

  /// scikit-learn's coefficients for standardised features, then its intercept.
  private static let fitted = [7.728902935039445, 75.65561738000522, 244.94444444444446]

  @Test func weightsAreSaidInTheUnitsOfTheFileToo() throws {
    let reading = try #require(try run(start: Self.fitted).readOwnData(measuresFit: true))
    // Its coefficients over the features as they stand in the file, then its intercept.
    let expected = [4.381876087172475, 2.362895934516243, 53.56381431667637]
    for (value, expected) in zip(try #require(reading.unscaled), expected) {
      #expect(abs(value - expected) <= 1e-11 * abs(expected))
    }
    #expect(reading.unscaled?.count == 3)
  }

  @Test(arguments: ["float64", "float32"])
  func errorsAndDeterminationAreThoseOfBothParts(dtype: String) throws {
    let run = try run(start: Self.fitted, [("dtype", .choice(dtype))])
    let reading = try #require(run.readOwnData(measuresFit: true))
    for (fit, error, determination) in [
      (reading.training, 4.250632015107212, 0.9974058519981597),
      (reading.test, 4.9449085570212485, 0.9979630399883771),
    ] {
      guard case .regression(let own, let ownDetermination) = try #require(fit) else {
        Issue.record("\(String(describing: fit))")
        continue
      }
      // A rounding of products of some hundreds in float32.
      let tolerance = dtype == "float64" ? 1e-11 : 1e-5
      #expect(abs(own - error) <= tolerance * error)
      #expect(abs(try #require(ownDetermination) - determination) <= tolerance)
    }
  }

  @Test func accuracyIsThatOfBothParts() throws {
    let fitted = [-0.7921168079417603, 1.9258048954921083, 0.30276149702012267]
    let run = try run(start: fitted, target: "sold", [("loss", .choice("logistic"))])
    let reading = try #require(run.readOwnData(measuresFit: true))
    #expect(reading.training == .classification(accuracy: 7.0 / 9))
    #expect(reading.test == .classification(accuracy: 1))
  }

  /// Without an intercept the means that standardising takes away are one all the same.
  @Test func anInterceptThatWasNotFittedIsSaid() throws {
    let run = try run(start: Array(Self.fitted.prefix(2)), [("intercept", .choice("off"))])
    let unscaled = try #require(run.readOwnData(measuresFit: false)?.unscaled)
    #expect(unscaled.count == 3)
    #expect(abs(unscaled[2] - (53.56381431667637 - 244.94444444444446)) <= 1e-9)
  }

  @Test func weightsInTheUnitsOfTheFileAreSaidOnce() throws {
    let run = try run(start: [4, 2, 50], [("standardize", .choice("off"))])
    let reading = try #require(run.readOwnData(measuresFit: false))
    #expect(reading.unscaled == nil && reading.training == nil && reading.test == nil)
  }

  /// As `r2_score` over targets that are all the same, which has no value to divide by.
  @Test func constantTargetsHaveNoDetermination() throws {
    let table = try DataTable(bytes: Array("a,y\n1,3\n2,3\n".utf8))
    var configuration = try Configuration(dataFile: "d.csv")
    try configuration.set("start", to: .vector([0, 1]))
    let run = try Run(configuration: configuration, data: ["d.csv": table])
    #expect(
      run.readOwnData(measuresFit: true)?.training
        == .regression(rootMeanSquaredError: 2, determination: nil))
    // It moves on with the run.
    _ = run.step()
    #expect(
      run.readOwnData(measuresFit: true)?.training
        != .regression(rootMeanSquaredError: 2, determination: nil))
  }

  @Test(arguments: [
    ("0\n1\n1", "squared", true), ("0\n1\n1", "huber", true), ("0\n1\n1", "logistic", false),
    ("0\n0\n0", "squared", false), ("1\n1\n1", "squared", false), ("0\n1\n2", "squared", false),
    ("-1\n1\n1", "squared", false), ("0\n1\n0.5", "squared", false),
  ])
  func labelsSuggestTheirLoss(targets: String, loss: String, isSaid: Bool) throws {
    let lines = zip(1..., targets.split(separator: "\n")).map { "\($0),\($1)" }
    let table = try DataTable(bytes: Array(("a,won\n" + lines.joined(separator: "\n")).utf8))
    var configuration = try Configuration(dataFile: "d.csv")
    try configuration.set("loss", to: .choice(loss))
    let run = try Run(configuration: configuration, data: ["d.csv": table])
    let remark = run.labelRemark
    #expect((remark != nil) == isSaid)
    #expect(remark.map { $0.contains("won") && $0.contains("logistic") } ?? true)
    #expect(run.readOwnData(measuresFit: false)?.labelRemark == remark)
  }

  @Test func otherProblemsHaveNone() throws {
    let run = try Run(configuration: Configuration())
    #expect(run.readOwnData(measuresFit: true) == nil && run.columnNames == nil)
  }
}
