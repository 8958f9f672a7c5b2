/// The minimiser of a convex loss by Newton's method with a backtracking line search (Boyd and
/// Vandenberghe, "Convex Optimization", 2004, §9.5).
struct Newton {
  /// Where it ended.
  private(set) var point: [Double]
  /// The loss there.
  private(set) var loss: Double
  /// Whether the gradient vanished there.
  private(set) var hasConverged = false
  /// Whether it did, and the Hessian is positive definite there, so that no other point is as low.
  private(set) var isUnique = false

  private static let iterationLimit = 200

  /// Goes downhill from a point.
  init(
    _ rows: ExactRows, from start: [Double], _ meter: WorkMeter = WorkMeter()
  ) throws(Cancelled) {
    point = start
    loss = try Curvature(of: rows, at: start, meter).value
    // What counts as little is measured by the loss at w = 0.
    let origin = Array(repeating: 0.0, count: start.count)
    let scale = try start == origin ? loss : Curvature(of: rows, at: origin, meter).value
    for _ in 0..<Self.iterationLimit where loss.isFinite {
      let gradient = try Curvature(of: rows, at: point, meter).gradient
      let hessian = try rows.hessian(at: point, meter)
      guard let direction = Self.direction(hessian, gradient) else { return }
      let decrement = -zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
      let next = try Self.search(
        rows, point, direction, loss: loss, decrement: decrement, meter)
      if decrement <= 1e-20 * scale || next == nil {
        // Nothing lower within rounding is the end too, if only little was to be gained.
        hasConverged = decrement <= 1e-12 * scale
        isUnique = hasConverged && Cholesky(hessian) != nil
        // A last step, too small to see in the loss.
        if isUnique {
          point = zip(point, direction).map { $0 + $1 }
          loss = try Curvature(of: rows, at: point, meter).value
        }
        return
      }
      if let next { (point, loss) = next }
    }
  }

  /// `−H⁻¹g`, with a small multiple of the identity added where H is not positive definite.
  private static func direction(_ hessian: SquareMatrix, _ gradient: [Double]) -> [Double]? {
    let downhill = gradient.map { -$0 }
    let scale = (0..<hessian.size).map { hessian[$0, $0].magnitude }.max() ?? 0
    var shift = 0.0
    for _ in 0..<40 {
      var shifted = hessian
      for i in 0..<hessian.size { shifted[i, i] += shift }
      if let factor = Cholesky(shifted) { return factor.solve(downhill) }
      shift = max(shift * 10, max(scale, 1) * 1e-8)
    }
    return nil
  }

  private static func search(
    _ rows: ExactRows, _ point: [Double], _ direction: [Double], loss: Double,
    decrement: Double, _ meter: WorkMeter
  ) throws(Cancelled) -> (point: [Double], loss: Double)? {
    var length = 1.0
    for _ in 0..<60 {
      let next = zip(point, direction).map { $0 + length * $1 }
      let value = try Curvature(of: rows, at: next, meter).value
      if value <= loss - 0.25 * length * decrement, value < loss { return (next, value) }
      length /= 2
    }
    return nil
  }
}
