import Engine
import Testing

@testable import Theory
@testable import Training

@Suite struct DataPictureTests {
  private func run(_ kind: String, _ values: [(String, SettingValue)]) throws -> Run {
    var configuration = Configuration()
    try configuration.set("problem", to: .component(Component(kind: kind)))
    for (name, value) in values { try configuration.set(name, to: value) }
    return try Run(configuration: configuration)
  }

  /// The rows that the notebook's generator draws for one feature, and the line through the origin.
  @Test func aLineHasItsRowsAndItsValues() throws {
    let run = try run(
      "given-rows",
      [
        ("columns", .integer(1)), ("x", .vector([1, 2, 4])), ("y", .vector([3, 5, 9])),
        ("intercept", .choice("on")),
      ])
    let picture = try #require(DataPicture(run))
    #expect(picture.form == .target)
    #expect(picture.groups.map(\.x) == [[1, 2, 4]])
    #expect(picture.groups.map(\.y) == [[3, 5, 9]])
    #expect(!picture.isThinned)
    // y = 2x + 1.
    #expect(picture.prediction(at: 10, by: [2, 1]) == 21)
    let minimizer = try #require(run.theory.minimizer)
    #expect(abs(picture.prediction(at: 10, by: minimizer) - 21) <= 1e-9)
  }

  @Test func aLineWithoutInterceptGoesThroughTheOrigin() throws {
    let run = try run("linear-regression", [("features", .integer(1)), ("true_w", .vector([2]))])
    let picture = try #require(DataPicture(run))
    #expect(picture.prediction(at: 0, by: [3]) == 0)
    #expect(picture.prediction(at: -2, by: [3]) == -6)
    #expect(picture.groups.map(\.x.count) == [50])
  }

  @Test func outliersAreAGroupOfTheirOwn() throws {
    let values: [(String, SettingValue)] = [
      ("features", .integer(1)), ("true_w", .vector([2])), ("noise", .number(0)),
    ]
    let clean = try #require(DataPicture(try run("linear-regression", values)))
    let moved = try #require(
      DataPicture(
        try run(
          "linear-regression",
          values + [("outliers.count", .integer(3)), ("outliers.add", .number(7))]
        )))
    #expect(moved.groups.map(\.part) == [.training, .outlier])
    #expect(moved.groups.map(\.x.count) == [47, 3])
    let largest = clean.groups[0].x.sorted().suffix(3)
    #expect(moved.groups[1].x.sorted() == Array(largest))
    for (x, y) in zip(moved.groups[1].x, moved.groups[1].y) { #expect(abs(y - 2 * x - 7) <= 1e-5) }
    for (x, y) in zip(moved.groups[0].x, moved.groups[0].y) { #expect(abs(y - 2 * x) <= 1e-5) }
  }

  @Test func polynomialsAreThoseOfTheirBasis() throws {
    for basis in ["monomial", "legendre"] {
      let run = try run(
        "polynomial-regression", [("degree", .integer(2)), ("basis", .choice(basis))])
      let picture = try #require(DataPicture(run))
      #expect(picture.groups[0].x.count == 20)
      #expect(picture.groups[0].x.first == -1 && picture.groups[0].x.last == 1)
      // P₂(½) = −⅛; the scaled one is √5 times that.
      let w: [Double] = basis == "monomial" ? [-0.5, 0, 1.5] : [0, 0, 1]
      let expected = basis == "monomial" ? -0.125 : -0.125 * 5.0.squareRoot()
      #expect(abs(picture.prediction(at: 0.5, by: w) - expected) <= 1e-12)
      // The best fit goes through the points, which are a polynomial's.
      let best = try #require(run.theory.minimizer)
      for (x, y) in zip(picture.groups[0].x, picture.groups[0].y) {
        #expect(abs(picture.prediction(at: x, by: best) - y) <= 1e-6)
      }
    }
  }

  @Test func twoCloudsHaveLabelsAndABoundary() throws {
    let run = try run(
      "logistic-regression", [("samples", .integer(30)), ("intercept", .choice("on"))])
    let picture = try #require(DataPicture(run))
    #expect(picture.form == .labels)
    #expect(picture.groups.map(\.label) == [1, -1])
    #expect(picture.groups.map(\.x.count) == [15, 15])
    let line = try #require(picture.basis.boundary(of: [3, -2, 0.5]))
    #expect(line == (3, -2, 0.5))
    #expect(picture.basis.boundary(of: [3, -2]) == nil)
    #expect(DataPicture.probability(0) == 0.5)
    #expect(abs(DataPicture.probability(2.1972245773362196) - 0.9) <= 1e-15)
  }

  @Test func labelsOfOneFeatureAreZeroAndOne() throws {
    let run = try run(
      "given-rows",
      [
        ("columns", .integer(1)), ("x", .vector([1, 2, 4])), ("y", .vector([-1, 1, 1])),
        ("loss", .choice("logistic")),
      ])
    let picture = try #require(DataPicture(run))
    #expect(picture.form == .probability)
    #expect(picture.groups.map(\.x) == [[2, 4], [1]])
    #expect(picture.groups.map(\.y) == [[1, 1], [0]])
    // 1/(1 + e^−ln 3) = 3/4.
    #expect(abs(picture.prediction(at: 2, by: [0.5493061443340549]) - 0.75) <= 1e-12)
  }

  @Test func testRowsAreAGroupOfTheirOwn() throws {
    let text = "x,y\n" + (0..<40).map { "\($0),\(3 * $0)" }.joined(separator: "\n") + "\n"
    var configuration = Configuration()
    try configuration.set("problem", to: .component(Component(kind: "own-data")))
    try configuration.set("file", to: .text("rows.csv"))
    try configuration.set("standardize", to: .choice("off"))
    try configuration.set("test_fraction", to: .number(0.25))
    let run = try Run(
      configuration: configuration, data: ["rows.csv": try DataTable(csv: Array(text.utf8))])
    let picture = try #require(DataPicture(run))
    #expect(picture.groups.map(\.part) == [.training, .test])
    #expect(picture.groups.map(\.x.count) == [30, 10])
    #expect(picture.groups.flatMap(\.x).sorted() == (0..<40).map { Double($0) })
    #expect(picture.featureNames == ["x"] && picture.targetName == "y")
    try configuration.set("standardize", to: .choice("on"))
    let other = try Run(
      configuration: configuration, data: ["rows.csv": try DataTable(csv: Array(text.utf8))])
    #expect(DataPicture(other)?.featureNames == ["x (standardized)"])
  }

  @Test func whatNeedsAThirdAxisHasNoPicture() throws {
    #expect(DataPicture(try run("linear-regression", [])) == nil)
    #expect(DataPicture(try run("logistic-regression", [("features", .integer(3))])) == nil)
    #expect(DataPicture(try run("rosenbrock", [])) == nil)
  }

  @Test func moreNoiseMovesTheRows() throws {
    let run = try run("linear-regression", [("features", .integer(1)), ("true_w", .vector([2]))])
    let before = try #require(DataPicture(run))
    try run.change("noise", to: .number(3))
    let after = try #require(DataPicture(run))
    #expect(before.groups[0].x == after.groups[0].x)
    #expect(before.groups[0].y != after.groups[0].y)
  }

  /// Of many rows few are kept, evenly, and yet every corner that has one shows one.
  @Test func ofManyRowsTheShapeIsKept() throws {
    let count = 30_000
    let run = try run(
      "linear-regression",
      [
        ("features", .integer(1)), ("true_w", .vector([2])), ("samples", .integer(count)),
        ("outliers.count", .integer(2)), ("outliers.add", .number(40)),
      ])
    let picture = try #require(DataPicture(run))
    #expect(picture.isThinned && picture.rowCount == count)
    let rows = try #require(picture.groups.first)
    #expect(rows.x.count >= 1_000 && rows.x.count <= 1_000 + 40 * 24)
    #expect(picture.groups[1].x.count == 2)
    let all = try #require(run.objective as? LinearObjective).x.toArray(of: Double.self)
    let (least, most) = (all.min() ?? 0, all.max() ?? 0)
    let width = most - least
    // The extremes are in the outermost of forty columns, and the mean is that of all.
    let outliers = Set(picture.groups[1].x)
    #expect(abs((rows.x.min() ?? 0) - least) <= width / 40)
    let rest = all.filter { !outliers.contains($0) }
    #expect(abs((rows.x.max() ?? 0) - (rest.max() ?? 0)) <= width / 40)
    let mean = rows.x.prefix(1_000).reduce(0, +) / 1_000
    #expect(abs(mean) <= 0.15)
  }
}
