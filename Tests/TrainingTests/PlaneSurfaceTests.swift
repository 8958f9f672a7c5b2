import Testing

@testable import Theory
@testable import Training

/// Surfaces over planes that are not of two coordinates.
@Suite struct PlaneSurfaceTests {
  /// The run has three parameters since the plane of two was asked for, or one direction is not there.
  @Test func aPlaneOfAnotherSpaceHasNoSurface() throws {
    var configuration = Configuration()
    try configuration.set("true_w", to: .automatic)
    try configuration.set("features", to: .integer(3))
    let run = try Run(configuration: configuration)
    let planes = [
      ParameterPlane(origin: [1, 2], right: .parameter(0), up: .parameter(1)),
      ParameterPlane(origin: [1, 2, 3], right: .parameter(0), up: .parameter(3)),
      ParameterPlane(origin: [1, 2, 3], right: .parameter(0), up: .vector([0, 1])),
    ]
    for plane in planes {
      let request = SurfaceRequest(plane: plane, xRange: 0...1, yRange: 0...1, columns: 3, rows: 3)
      #expect(RunTheory(run).surface(request) == nil)
    }
  }

  private func run(
    _ kind: String, features: Int, loss: String? = nil, start: [Double]? = nil
  ) throws -> Run {
    var configuration = Configuration()
    try configuration.set("problem", to: .component(Component(kind: kind)))
    try configuration.set("features", to: .integer(features))
    if kind == "linear-regression" { try configuration.set("true_w", to: .automatic) }
    if let loss { try configuration.set("loss", to: .choice(loss)) }
    try configuration.set("dtype", to: .choice("float64"))
    if let start { try configuration.set("start", to: .vector(start)) }
    return try Run(configuration: configuration)
  }

  private static let plane = ParameterPlane(
    origin: [0.5, -1, 2, 0.25], right: .vector([0.5, 0.5, 0.5, 0.5]),
    up: .vector([0.5, -0.5, 0.5, -0.5]))

  @Test(
    arguments: [
      ("linear-regression", nil), ("linear-regression", "huber"), ("logistic-regression", nil),
    ] as [(String, String?)])
  func areTheLossAtThePointsOfThePlane(kind: String, loss: String?) throws {
    let run = try run(kind, features: 4, loss: loss)
    let request = SurfaceRequest(
      plane: Self.plane, xRange: -2...2, yRange: -1...3, columns: 5, rows: 3)
    let surface = try #require(RunTheory(run).surface(request))
    #expect(surface.values.count == 15)
    for (row, column) in [(0, 0), (1, 2), (2, 4)] {
      let point = request.point(row: row, column: column)
      let other = try self.run(kind, features: 4, loss: loss, start: point)
      #expect(abs(surface[row, column] / other.evaluateLoss() - 1) <= 1e-12)
    }
  }

  /// Near the minimiser nothing may cancel: the excess there is tiny beside the loss.
  @Test func areExactNearTheMinimizer() throws {
    let run = try run("linear-regression", features: 4)
    let theory = run.theory
    let minimizer = try #require(theory.minimizer)
    let floor = try #require(theory.floor)
    let plane = ParameterPlane(
      origin: minimizer.map { $0 + 0 }, right: Self.plane.right, up: Self.plane.up)
    let request = SurfaceRequest(
      plane: plane, xRange: -1e-6...1e-6, yRange: -1e-6...1e-6, columns: 3, rows: 3)
    let surface = try #require(RunTheory(run).surface(request))
    #expect(surface[1, 1] == floor)
    #expect(surface.values.allSatisfy { $0 >= floor })
  }

  @Test func placesAreThoseOfTheirPoints() {
    let plane = Self.plane
    let place = plane.place(of: plane.point(x: 0.75, y: -1.5))
    #expect(abs(place.x - 0.75) <= 1e-15 && abs(place.y + 1.5) <= 1e-15)
    let coordinates = ParameterPlane(
      origin: [1, 2, 3], right: .parameter(2), up: .parameter(0))
    #expect(coordinates.point(x: 7, y: 5) == [5, 2, 7])
    #expect(coordinates.place(of: [5, 9, 7]) == (7, 5))
  }

  /// Above 256 parameters there is no Hessian, and the rows' products stand in.
  @Test func ofManyParametersAreTheLoss() throws {
    let run = try run("linear-regression", features: 300)
    let vector = Array(repeating: 1 / Double(300).squareRoot(), count: 300)
    let other = (0..<300).map { $0.isMultiple(of: 2) ? vector[$0] : -vector[$0] }
    let request = SurfaceRequest(
      plane: ParameterPlane(
        origin: run.start, right: .vector(vector), up: .vector(other)),
      xRange: -1...1, yRange: -1...1, columns: 101, rows: 101)
    let surface = try #require(RunTheory(run).surface(request))
    #expect(abs(surface[50, 50] / run.evaluateLoss() - 1) <= 1e-12)
    #expect(surface.values.allSatisfy { $0.isFinite })
  }

  /// A reader waits for no more than a part of a second, however many rows there are.
  @Test func ofManyRowsTakesAPartOfThem() throws {
    func surface(_ samples: Int) throws -> (values: [Double], loss: Double) {
      var configuration = Configuration()
      try configuration.set(
        "problem", to: .component(Component(kind: "logistic-regression")))
      // With an intercept the classes, which take turns, do not lose the same.
      try configuration.set("intercept", to: .choice("on"))
      try configuration.set("samples", to: .integer(samples))
      try configuration.set("start", to: .vector([1, 1, 1]))
      let run = try Run(configuration: configuration)
      let plane = ParameterPlane(origin: run.start, right: .parameter(0), up: .parameter(1))
      let request = SurfaceRequest(
        plane: plane, xRange: -1...1, yRange: -1...1, columns: 41, rows: 41)
      return (try #require(RunTheory(run).surface(request)).values, run.evaluateLoss())
    }
    let limit = ExactRows.surfaceWork / 3 / (41 * 41)
    #expect(limit < 50_000)
    // A quarter of the rows is looked at: the loss at the start is nearly that of all, and not quite.
    let part = try surface(4 * limit + 4)
    let difference = abs(part.values[40] / part.loss - 1)
    #expect(difference > 1e-6 && difference < 0.05)
  }
}
