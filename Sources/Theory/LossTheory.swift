import Training

/// What mathematics says of the loss in force, in double precision, from the data at hand.
///
/// For a quadratic loss all of it holds everywhere; for others the curvature is that of one point,
/// and bounds are local. A notion that does not exist is nil, and `remarks` says why.
public struct LossTheory: Sendable {
  /// Where the Hessian is that of the loss.
  public enum Scope: Hashable, Sendable {
    /// Everywhere: the loss is quadratic.
    case everywhere
    /// At the parameters that the theory was asked for alone.
    case local
  }

  /// Where the curvature holds.
  public let scope: Scope
  /// The Hessian's eigenvalues and eigenvectors; nil above `parameterLimit` parameters.
  private var eigen: SymmetricEigen?
  /// The greatest eigenvalue where it is the only one that is known.
  private let loneEigenvalue: Double?
  /// Every known minimiser: several for a loss with several valleys.
  public private(set) var minimizers: [[Double]]
  /// The least loss.
  public private(set) var floor: Double?
  /// The vector that generated the data.
  public let trueParameters: [Double]?
  /// What does not exist or was not computed, and why, a sentence each.
  public private(set) var remarks: [String]

  /// The Hessian; nil above `parameterLimit` parameters.
  let hessian: SquareMatrix?
  /// Some minimiser, be it one of many.
  private(set) var someMinimizer: [Double]?
  /// The loss in double precision, for losses that are not quadratic.
  private(set) var exactLoss: ExactLoss?

  /// The most parameters of which all eigenvalues are computed.
  static let parameterLimit = 1_024

  /// Puts together what is known.
  ///
  /// - Parameters:
  ///   - someMinimizer: A minimiser of many, where none is the only one.
  ///   - terms: Of how many products each element of the Hessian is the sum.
  ///   - largestEigenvalue: Where the Hessian is not given.
  init(
    scope: Scope, hessian: SquareMatrix?, terms: Int = 0, largestEigenvalue: Double? = nil,
    minimizers: [[Double]] = [], someMinimizer: [Double]? = nil, floor: Double? = nil,
    trueParameters: [Double]? = nil, exactLoss: ExactLoss? = nil, remarks: [String] = []
  ) {
    self.scope = scope
    self.hessian = hessian
    eigen = hessian.flatMap { SymmetricEigen($0, terms: terms) }
    loneEigenvalue = largestEigenvalue
    self.minimizers = minimizers
    self.someMinimizer = minimizers.first ?? someMinimizer
    self.floor = floor
    self.trueParameters = trueParameters
    self.exactLoss = exactLoss
    self.remarks = remarks
  }

  /// The same with another remark.
  public func remarking(_ remark: String) -> LossTheory {
    var theory = self
    theory.remarks.append(remark)
    return theory
  }

  /// The same curvature, with where the loss ends.
  func ending(at end: LossEnd) -> LossTheory {
    var theory = self
    if let eigen = end.eigen { theory.eigen = eigen }
    theory.minimizers = end.minimizer.map { [$0] } ?? []
    theory.someMinimizer = end.minimizer ?? end.someMinimizer
    theory.floor = end.floor
    theory.remarks = end.remark.map { [$0] } ?? []
    return theory
  }

  /// The same without rows too many to be gone through for each excess: to be kept.
  public var withoutManyRows: LossTheory {
    var theory = self
    if exactLoss?.isQuick == false { theory.exactLoss = nil }
    return theory
  }

  /// The minimiser w* of the loss on the data; nil where it is not unique or not known.
  public var minimizer: [Double]? { minimizers.count == 1 ? minimizers[0] : nil }
}

/// A loss over all rows in double precision, which can be carried to another thread.
struct ExactLoss: Sendable {
  private let evaluate: @Sendable ([Double]) -> Double

  /// The most numbers of a data set over which it is evaluated at each look.
  private static let elementLimit = 1 << 18

  /// Whether it takes no time worth speaking of.
  let isQuick: Bool

  /// The loss over rows.
  init(_ rows: ExactRows) {
    let isQuick = rows.rowCount * rows.columns <= Self.elementLimit
    self.init(isQuick: isQuick) { parameters in
      (try? Curvature(of: rows, at: parameters).value) ?? .nan
    }
  }

  init(isQuick: Bool = true, _ evaluate: @escaping @Sendable ([Double]) -> Double) {
    self.isQuick = isQuick
    self.evaluate = evaluate
  }

  func callAsFunction(_ parameters: [Double]) -> Double { evaluate(parameters) }
}

extension LossTheory {
  /// The Hessian's eigenvalues, ascending; nil above `parameterLimit` parameters.
  public var eigenvalues: [Double]? { eigen?.values }

  /// The eigenvectors that belong to them, each of length 1.
  public var eigenvectors: [[Double]]? { eigen?.vectors }

  /// The greatest eigenvalue: the sharpness.
  public var largestEigenvalue: Double? { eigen?.values.last ?? loneEigenvalue }

  /// The eigenvalues that are not zero but for rounding, ascending; nil where one is negative.
  var curvatures: [Double]? {
    guard let eigen, let largest = eigen.values.last, largest > 0,
      eigen.values.allSatisfy({ $0 >= -eigen.zeroLimit })
    else { return nil }
    return eigen.values.filter { $0 > eigen.zeroLimit }
  }

  /// κ, the greatest eigenvalue over the least; nil where that is not positive.
  public var conditionNumber: Double? {
    guard let eigenvalues, let curvatures, curvatures.count == eigenvalues.count,
      let least = curvatures.first, let largest = curvatures.last
    else { return nil }
    return largest / least
  }

  /// About how far `conditionNumber` may be off, relative to it: the rounding of the least eigenvalue.
  public var conditionNumberError: Double? { conditionNumber == nil ? nil : eigen?.leastError }

  /// What κ is above where the least eigenvalue is lost in rounding, though w* is unique; nil elsewhere.
  public var leastConditionNumber: Double? {
    guard minimizer != nil, conditionNumber == nil, curvatures != nil, let eigen,
      let largest = largestEigenvalue
    else { return nil }
    return largest / eigen.zeroLimit
  }

  /// The loss at `w` above the floor: ½(w − w*)ᵀH(w − w*) for a quadratic, which is never negative,
  /// else the loss in double precision minus the floor; nil for parameters of another number than the
  /// theory is of.
  public func excess(at parameters: [Double]) -> Double? {
    if let count = hessian?.size ?? someMinimizer?.count, count != parameters.count { return nil }
    if scope == .everywhere, let someMinimizer, let hessian {
      let difference = zip(parameters, someMinimizer).map { $0 - $1 }
      return max(0, hessian.quadraticForm(difference) / 2).passingNaN(of: difference)
    }
    guard let exactLoss, let floor else { return nil }
    return exactLoss(parameters) - floor
  }

  /// The same where it takes no time worth speaking of; nil where it means to go through very many rows.
  public func quickExcess(at parameters: [Double]) -> Double? {
    scope == .everywhere || exactLoss?.isQuick == true ? excess(at: parameters) : nil
  }

  /// The losses of a quadratic at some places of a plane; nil where the Hessian or a minimiser is not
  /// known.
  ///
  /// - Complexity: O(parameters²) for the plane's own Hessian, then O(1) a place.
  func quadraticLosses(
    on plane: ParameterPlane, at places: [(x: Double, y: Double)]
  ) -> [Double]? {
    guard scope == .everywhere, let hessian, let someMinimizer, let floor else { return nil }
    // About the place nearest to the minimiser, so that near it nothing cancels.
    let center = plane.place(of: someMinimizer)
    let base = zip(plane.point(x: center.x, y: center.y), someMinimizer).map { $0 - $1 }
    let right = plane.vector(plane.right)
    let up = plane.vector(plane.up)
    let (byRight, byUp) = (hessian.times(right), hessian.times(up))
    func product(_ left: [Double], _ right: [Double]) -> Double {
      zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let constant = hessian.quadraticForm(base) / 2
    let slope = (x: product(base, byRight), y: product(base, byUp))
    let half = (x: product(right, byRight) / 2, y: product(up, byUp) / 2)
    let mixed = product(right, byUp)
    return places.map { place in
      let (x, y) = (place.x - center.x, place.y - center.y)
      let linear = slope.x * x + slope.y * y
      return floor + max(0, constant + linear + half.x * x * x + half.y * y * y + mixed * x * y)
    }
  }

  /// Whether the excess splits into parts along the eigenvectors: the loss is quadratic.
  public var splitsExcess: Bool {
    scope == .everywhere && someMinimizer != nil && eigenvalues != nil
  }

  /// The excess along one eigenvector, ½λᵢcᵢ²; all of them sum to it. Nil where it does not split.
  ///
  /// - Complexity: O(parameters).
  public func excessPart(along index: Int, at parameters: [Double]) -> Double? {
    guard scope == .everywhere, let someMinimizer, let eigenvalues, let eigenvectors,
      eigenvalues.indices.contains(index)
    else { return nil }
    var coordinate = 0.0
    for place in someMinimizer.indices {
      coordinate += eigenvectors[index][place] * (parameters[place] - someMinimizer[place])
    }
    return eigenvalues[index] * coordinate * coordinate / 2
  }

  /// |w − true_w|; nil where there is no `true_w`.
  public func distanceToTruth(at parameters: [Double]) -> Double? {
    trueParameters.map { VectorNorm.distance(parameters, $0) }
  }

  /// |w − w*|, to the nearest where there are several; nil where none is known.
  public func distanceToMinimizer(at parameters: [Double]) -> Double? {
    minimizers.map { VectorNorm.distance(parameters, $0) }.min()
  }

  /// |w|, the distance from the origin.
  public static func length(of parameters: [Double]) -> Double {
    VectorNorm.distance(parameters, Array(repeating: 0, count: parameters.count))
  }
}

extension Double {
  /// NaN where a coordinate is NaN, which `max` would hide; infinity where one is infinite.
  fileprivate func passingNaN(of values: [Double]) -> Double {
    if values.contains(where: \.isNaN) { return .nan }
    return values.contains(where: \.isInfinite) ? .infinity : self
  }
}
