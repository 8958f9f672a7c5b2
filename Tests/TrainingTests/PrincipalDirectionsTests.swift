import Testing

@testable import Theory
@testable import Training

/// Compared with NumPy 2.4.6's `linalg.svd` of the points less their mean.
@Suite struct PrincipalDirectionsTests {
  private static let points: [[Double]] = [
    [1, 0, 0, 0.5], [0.7, 0.4, -0.1, 0.6], [0.45, 0.7, -0.35, 0.55], [0.3, 0.95, -0.4, 0.3],
    [0.2, 1.05, -0.6, 0.35], [0.1, 1.2, -0.65, 0.2],
  ]

  /// The difference of two vectors, whichever way each points.
  private func distance(_ found: [Double], _ expected: [Double]) -> Double {
    func largest(_ sign: Double) -> Double {
      zip(found, expected).map { ($0 - sign * $1).magnitude }.max() ?? .infinity
    }
    return found.count == expected.count ? min(largest(1), largest(-1)) : .infinity
  }

  @Test func areThoseOfNumPy() throws {
    let found = try #require(PrincipalDirections(of: Self.points))
    let first = [
      -0.535635874234967, 0.7131028491134189, -0.4064608911478826, -0.19841391278369724,
    ]
    let second = [
      0.20775875117866463, -0.16770115644663494, -0.10012024603287446, -0.9584824253837206,
    ]
    #expect(distance(found.vectors[0], first) <= 1e-12)
    #expect(distance(found.vectors[1], second) <= 1e-12)
    let shares = try #require(found.shares)
    #expect(abs(shares[0] - 0.9693711884538929) <= 1e-12)
    #expect(abs(shares[1] - 0.02373402621554292) <= 1e-12)
    #expect(
      distance(found.mean, [0.45833333333333, 0.71666666666667, -0.35, 0.41666666666667]) <= 1e-12)
  }

  /// Ten points in 60 dimensions, where the matrix is that of the points.
  @Test func areThoseOfNumPyInManyDimensions() throws {
    let points = (0..<10).map { i in
      (0..<60).map { j -> Double in
        let wave = LibraryFunctions.sine(0.1 * Double(i * j))
        let decay = LibraryFunctions.power(2.718281828459045, -0.3 * Double(i))
        return wave * decay + 0.01 * Double(i) * LibraryFunctions.cosine(Double(j))
      }
    }
    let found = try #require(PrincipalDirections(of: points))
    let firsts = [
      [-0.0082713261030852, -0.00788605165941382, 0.00130832879750865, 0.01467092164760559],
      [-0.01052411450143151, 0.00039228721850751, 0.02330235571393614, 0.05236586678012131],
    ]
    for (vector, first) in zip(found.vectors, firsts) {
      #expect(distance(Array(vector.prefix(4)), first) <= 1e-12)
    }
    #expect(abs(found.vectors[0][59].magnitude - 0.01267314365868894) <= 1e-12)
    let shares = try #require(found.shares)
    #expect(abs(shares[0] - 0.46246524051894267) <= 1e-12)
    #expect(abs(shares[1] - 0.2498207853045659) <= 1e-12)
  }

  /// The trajectory of a regression with five features, seed 0, twenty steps.
  @Test func areThoseOfNumPyOnARun() throws {
    var configuration = Configuration()
    try configuration.set("features", to: .integer(5))
    try configuration.set("true_w", to: .vector([1, -2, 0.5, 3, 0]))
    let run = try Run(configuration: configuration)
    run.advance(to: 20)
    let points = [run.start] + (0..<20).map { run.history.parameters(at: $0) }
    let found = try #require(PrincipalDirections(of: points))
    let first = [
      -0.00541066694056047, -0.5573513742024538, 0.12023017213443589, 0.8214846587066278,
      -0.00615073784795226,
    ]
    let second = [
      -0.31677347876080547, -0.18237360585312867, -0.31943244895898826, -0.07254648463697366,
      0.8712602074930232,
    ]
    // NumPy had the records' shortest digits, which are float32's.
    #expect(distance(found.vectors[0], first) <= 1e-6)
    #expect(distance(found.vectors[1], second) <= 1e-6)
    let shares = try #require(found.shares)
    #expect(abs(shares[0] - 0.9871947339520539) <= 1e-7)
    #expect(abs(shares[1] - 0.01272380823052786) <= 1e-7)
  }

  @Test func pointFromTheStartToTheEnd() throws {
    for points in [Self.points, Self.points.reversed()] {
      let found = try #require(PrincipalDirections(of: points))
      let way = zip(points[5], points[0]).map { $0 - $1 }
      func along(_ vector: [Double]) -> Double { zip(vector, way).reduce(0) { $0 + $1.0 * $1.1 } }
      #expect(along(found.vectors[0]) > 0)
      #expect(along(found.vectors[1]) < 0)
    }
  }

  /// A run that grows: no direction turns round from one look to the next.
  @Test func doNotFlipAsARunGrows() throws {
    var configuration = Configuration()
    for (name, value) in [
      ("features", SettingValue.integer(6)), ("true_w", .automatic), ("steps", .integer(300)),
      ("batch_size", .integer(5)),
    ] {
      try configuration.set(name, to: value)
    }
    let run = try Run(configuration: configuration)
    var old: PrincipalDirections?
    for count in 1...300 {
      run.advance(to: count)
      let points = [run.start] + (0..<count).map { run.history.parameters(at: $0) }
      let fresh = try #require(PrincipalDirections(of: points))
      let found = old.map { fresh.aligned(with: $0) } ?? fresh
      for (new, before) in zip(found.vectors, old?.vectors ?? []) {
        #expect(zip(new, before).reduce(0) { $0 + $1.0 * $1.1 } >= 0)
      }
      old = found
    }
  }

  @Test func aTurnedOneIsTurnedBack() throws {
    let found = try #require(PrincipalDirections(of: Self.points))
    let backwards = try #require(PrincipalDirections(of: Self.points.reversed()))
    #expect(distance(found.vectors[0], backwards.vectors[0]) <= 1e-12)
    #expect(found.vectors[0][0] * backwards.vectors[0][0] < 0)
    let aligned = backwards.aligned(with: found)
    for (left, right) in zip(aligned.vectors, found.vectors) {
      #expect(zip(left, right).allSatisfy { abs($0 - $1) <= 1e-12 })
    }
  }

  @Test(arguments: [1, 2, 3])
  func fillUpWhereLittleVaries(count: Int) throws {
    let points: [[Double]] = Array([[0, 1, 0], [0, 2, 0], [0, 3, 0]].prefix(count))
    let found = try #require(PrincipalDirections(of: points, towards: [0, 3, 4]))
    #expect((found.shares == nil) == (count == 1))
    let (u, v) = (found.vectors[0], found.vectors[1])
    func product(_ left: [Double], _ right: [Double]) -> Double {
      zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
    #expect(abs(product(u, u) - 1) <= 1e-12)
    #expect(abs(product(v, v) - 1) <= 1e-12)
    #expect(abs(product(u, v)) <= 1e-12)
    // The goal lies in the plane.
    let way = [0, 3 - Double(count), 4.0]
    let (a, b) = (product(way, u), product(way, v))
    #expect(abs(a * a + b * b - product(way, way)) <= 1e-9)
  }

  @Test func passOverWhatIsNotFinite() throws {
    let broken = Self.points + [[.nan, 0, 0, 0], [.infinity, 1, 1, 1]]
    #expect(PrincipalDirections(of: broken) == PrincipalDirections(of: Self.points))
    #expect(PrincipalDirections(of: [[.nan, 1, 2]]) == nil)
    #expect(PrincipalDirections(of: [[1], [2]]) == nil)
    let huge = Self.points.map { $0.map { $0 * 1e300 } }
    let found = try #require(PrincipalDirections(of: huge))
    #expect(found.vectors.allSatisfy { $0.allSatisfy { $0.isFinite } })
  }
}
