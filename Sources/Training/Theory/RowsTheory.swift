import Synchronization

/// The theory of a loss over rows; it finds where the loss ends once.
final class RowsTheory: Sendable {
  private let rows: ExactRows
  private let trueParameters: [Double]?
  private let exactLoss: ExactLoss
  private let end = Mutex<LossEnd?>(nil)

  /// Looks at a loss over rows.
  init(_ rows: ExactRows, trueParameters: [Double]?) {
    self.rows = rows
    self.trueParameters = trueParameters
    exactLoss = ExactLoss(rows)
  }

  /// What it takes to look at one point, in multiplications; where the loss ends may take some times as
  /// much, once.
  var work: Int {
    if rows.rowLoss == .absolute { return 0 }
    let count = rows.columns
    // Above the limit so many products with the Hessian, or a few more.
    let products = count > Theory.parameterLimit ? 64 : count
    return rows.rowCount * count * products
  }

  /// What mathematics says at a point.
  ///
  /// - Parameter draft: Called with the curvature where it is known before the end of the loss.
  func theory(
    at parameters: [Double], _ meter: WorkMeter, draft: (Theory) -> Void
  ) throws(Cancelled) -> Theory {
    guard rows.rowLoss != .absolute else {
      return blank.remarking(
        "The absolute loss does not curve: it has no useful Hessian and no rate.")
    }
    meter.expect(work)
    guard rows.columns <= Theory.parameterLimit else {
      let curvature = Curvature(of: rows, at: parameters, meter)
      let largest = try Lanczos.largestEigenvalue(size: rows.columns, curvature.times)
      return theory(nil, largestEigenvalue: largest).remarking(
        "Above \(Theory.parameterLimit) parameters only the largest eigenvalue is computed.")
    }
    let known = end.withLock { $0 }
    // Newton's method looks at the curvature a few times more.
    if known == nil { meter.expect(isQuadratic ? work : 4 * work) }
    let hessian = try rows.hessian(at: parameters, meter)
    let theory = theory(hessian)
    if let known { return theory.ending(at: known) }
    draft(theory)
    let found =
      isQuadratic
      ? try LossEnd(leastSquares: rows, hessian, meter) : try LossEnd(convex: rows, meter)
    end.withLock { $0 = found }
    return theory.ending(at: found)
  }

  /// The losses at some places of a plane.
  func losses(on plane: ParameterPlane, at places: [(x: Double, y: Double)]) -> [Double] {
    rows.losses(on: plane, at: places)
  }

  /// What is known before anything is computed.
  var blank: Theory { theory(nil) }

  /// Whether the curvature is the same everywhere.
  var isQuadratic: Bool { rows.rowLoss == .squared }

  private func theory(_ hessian: SquareMatrix?, largestEigenvalue: Double? = nil) -> Theory {
    Theory(
      scope: isQuadratic ? .everywhere : .local, hessian: hessian, terms: rows.rowCount,
      largestEigenvalue: largestEigenvalue, trueParameters: trueParameters,
      exactLoss: isQuadratic ? nil : exactLoss)
  }
}
