/// The two directions along which a run's parameters vary most: the first two principal components of
/// its trajectory, about its mean.
///
/// As H. Li et al. draw trajectories ("Visualizing the loss landscape of neural nets", NeurIPS 2018,
/// section 7, https://arxiv.org/abs/1712.09913): random directions would show next to none of the way.
/// Jolliffe, "Principal component analysis" (2002), has the rest.
public struct PrincipalDirections: Hashable, Sendable {
  /// The mean of the points.
  public let mean: [Double]
  /// Two vectors of length 1 at right angles, that of the greater variance first.
  public let vectors: [[Double]]
  /// The part of the variance along each; nil where the points do not vary.
  public let shares: [Double]?

  /// The points of a space of at most so many dimensions are looked at in a matrix of its size; beyond
  /// that so many points are, in a matrix of theirs.
  static let matrixLimit = 48
  /// The most points where there are few dimensions.
  static let pointLimit = 256

  /// How many points are worth giving, at most, in a space of `dimensions`.
  public static func pointLimit(dimensions: Int) -> Int {
    dimensions <= matrixLimit ? pointLimit : matrixLimit
  }

  /// Looks at some points; those that are not finite are passed over.
  ///
  /// Where they vary along fewer than two directions, the way to `goal` fills up, then the axis of a
  /// parameter. The first direction points from the first to the last point, the second from the last
  /// to the first; where there is no telling, the greatest component is positive.
  ///
  /// - Returns: nil without a finite point, or in fewer than two dimensions.
  /// - Complexity: O(points · dimensions · m) for m, the lesser of the two, and O(m³).
  public init?(of points: [[Double]], towards goal: [Double]? = nil) {
    let points = points.filter { $0.allSatisfy(\.isFinite) }
    guard let first = points.first, let last = points.last, first.count >= 2 else { return nil }
    let dimensions = first.count
    let weight = 1 / Double(points.count)
    var mean = Array(repeating: 0.0, count: dimensions)
    for point in points { for i in 0..<dimensions { mean[i] += point[i] * weight } }
    let differences = points.map { Self.difference($0, mean) }
    // One scale for all, so that no square overflows.
    let scale = differences.lazy.flatMap { $0 }.reduce(0) { max($0, $1.magnitude) }
    let scaled = scale > 0 ? differences.map { $0.map { $0 / scale } } : []
    let components = Self.components(of: scaled)
    var vectors = components.prefix(2).map(\.vector)
    let fillers = (goal.map { [Self.difference($0, last)] } ?? []) + Self.axes(dimensions)
    while vectors.count < 2, let filler = Self.unit(fillers, besides: vectors) {
      vectors.append(filler)
    }
    guard vectors.count == 2 else { return nil }
    let way = Self.difference(last, first)
    self.mean = mean
    self.vectors = [
      Self.turned(vectors[0], along: way, sign: 1), Self.turned(vectors[1], along: way, sign: -1),
    ]
    let total = components.reduce(0) { $0 + $1.variance }
    let parts = components.prefix(2).map { $0.variance / total }
    shares = total > 0 ? parts + Array(repeating: 0, count: 2 - parts.count) : nil
  }

  /// The same directions, each turned round if that is nearer to the one before: a picture that is made
  /// anew does not flip.
  public func aligned(with old: PrincipalDirections) -> PrincipalDirections {
    guard old.mean.count == mean.count else { return self }
    let vectors = zip(vectors, old.vectors).map { new, old in
      Self.product(new, old) < 0 ? new.map { -$0 } : new
    }
    return PrincipalDirections(mean: mean, vectors: vectors, shares: shares)
  }

  private init(mean: [Double], vectors: [[Double]], shares: [Double]?) {
    self.mean = mean
    self.vectors = vectors
    self.shares = shares
  }
}

extension PrincipalDirections {
  private typealias Component = (variance: Double, vector: [Double])

  /// Variances of less than this part of the greatest are rounding.
  private static let noise = 1e-14

  /// The components of differences from their mean, the greatest variance first, without those that are
  /// nothing but rounding.
  private static func components(of differences: [[Double]]) -> [Component] {
    guard let dimensions = differences.first?.count else { return [] }
    let isTall = dimensions <= max(matrixLimit, differences.count)
    let size = isTall ? dimensions : differences.count
    var matrix = SquareMatrix(size: size)
    if isTall {
      // The covariance of the parameters.
      for row in 0..<size {
        for column in 0...row {
          var sum = 0.0
          for difference in differences { sum += difference[row] * difference[column] }
          matrix[row, column] = sum
          matrix[column, row] = sum
        }
      }
    } else {
      // The products of the points, which have the same eigenvalues.
      for row in 0..<size {
        for column in 0...row {
          let value = product(differences[row], differences[column])
          matrix[row, column] = value
          matrix[column, row] = value
        }
      }
    }
    guard let eigen = SymmetricEigen(matrix), let greatest = eigen.values.last else { return [] }
    return zip(eigen.values, eigen.vectors).reversed().filter { $0.0 > greatest * noise }.map {
      value, vector in
      (value, isTall ? vector : combination(of: differences, vector))
    }
  }

  /// The sum of the differences with these weights, brought to length 1.
  private static func combination(of differences: [[Double]], _ weights: [Double]) -> [Double] {
    var sum = Array(repeating: 0.0, count: differences[0].count)
    for (difference, weight) in zip(differences, weights) {
      for index in sum.indices { sum[index] += weight * difference[index] }
    }
    return unit([sum], besides: []) ?? sum
  }

  /// The first of some vectors that does not lie among others, less its part along them, of length 1.
  private static func unit(_ candidates: [[Double]], besides vectors: [[Double]]) -> [Double]? {
    for candidate in candidates where candidate.allSatisfy(\.isFinite) {
      let length = product(candidate, candidate).squareRoot()
      guard length > 0 else { continue }
      var rest = candidate.map { $0 / length }
      for vector in vectors {
        let part = product(rest, vector)
        for index in rest.indices { rest[index] -= part * vector[index] }
      }
      let left = product(rest, rest).squareRoot()
      if left > 0.01 { return rest.map { $0 / left } }
    }
    return nil
  }

  /// The first three axes: of two vectors at least one axis is free.
  private static func axes(_ dimensions: Int) -> [[Double]] {
    (0..<min(dimensions, 3)).map { axis in (0..<dimensions).map { $0 == axis ? 1 : 0 } }
  }

  /// A vector or its opposite, by the sign of its product with another.
  private static func turned(
    _ vector: [Double], along way: [Double], sign: Double
  ) -> [Double] {
    let product = product(vector, way)
    let least = 1e-6 * self.product(way, way).squareRoot()
    let greatest = vector.max { $0.magnitude < $1.magnitude } ?? 0
    let direction = product.magnitude > least ? product * sign : greatest
    return direction < 0 ? vector.map { -$0 } : vector
  }

  private static func difference(_ left: [Double], _ right: [Double]) -> [Double] {
    zip(left, right).map { $0 - $1 }
  }

  private static func product(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
