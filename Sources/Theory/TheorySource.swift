import Autograd
import Synchronization
import Training

/// Where theory of one loss comes from: it can be carried to any thread and asked there.
///
/// Two sources are of the same loss only if they are the same object.
public final class TheorySource: Sendable {
  /// About how many multiplications an answer takes.
  public let work: Int
  /// Whether the curvature is the same everywhere, so that one answer is enough.
  public let isQuadratic: Bool

  typealias Answer =
    @Sendable (
      _ parameters: [Double], _ meter: WorkMeter, _ draft: (LossTheory) -> Void
    ) throws(Cancelled) -> LossTheory
  private let answer: Answer
  /// What is known before anything is computed.
  public let blank: LossTheory
  /// The losses at places of a plane, where they do not follow from the theory.
  let losses: (@Sendable (ParameterPlane, [(x: Double, y: Double)]) -> [Double])?

  /// Any loss.
  init(
    work: Int, isQuadratic: Bool, blank: LossTheory,
    losses: (@Sendable (ParameterPlane, [(x: Double, y: Double)]) -> [Double])? = nil,
    answer: @escaping Answer
  ) {
    self.work = work
    self.isQuadratic = isQuadratic
    self.blank = blank
    self.losses = losses
    self.answer = answer
  }

  /// A loss without data, whose theory takes no time worth speaking of.
  convenience init(
    isQuadratic: Bool,
    losses: (@Sendable (ParameterPlane, [(x: Double, y: Double)]) -> [Double])? = nil,
    _ answer: @escaping @Sendable (_ parameters: [Double]) -> LossTheory
  ) {
    self.init(
      work: 0, isQuadratic: isQuadratic,
      blank: LossTheory(scope: isQuadratic ? .everywhere : .local, hessian: nil), losses: losses,
      answer: { parameters, _, _ in answer(parameters) })
  }

  /// A loss over rows.
  convenience init(_ rows: RowsTheory) {
    self.init(
      work: rows.work, isQuadratic: rows.isQuadratic, blank: rows.blank, losses: rows.losses,
      answer: rows.theory)
  }

  /// A loss of any form.
  package convenience init(_ loss: Loss) {
    switch loss.form {
    case .rows(let x, let y, let rowLoss):
      let rows = ExactRows(x: x, y: y, rowLoss)
      self.init(RowsTheory(rows, trueParameters: loss.trueParameters))
    case .quadratic(let hessian, let isUnique):
      self.init(isQuadratic: true) { _ in LossTheory(quadratic: hessian, isUnique: isUnique) }
    case .surface(let surface):
      self.init(isQuadratic: false, losses: surface.losses) { parameters in
        LossTheory(of: surface, at: parameters)
      }
    }
  }

  /// What mathematics says; of the curvature at a point, where that is not the same everywhere.
  public func theory(at parameters: [Double]) -> LossTheory {
    // A meter of its own is never cancelled.
    (try? theory(at: parameters, WorkMeter(), draft: { _ in })) ?? blank
  }

  /// As `theory(at:)`, where it may take long.
  ///
  /// - Parameters:
  ///   - meter: Tells how far it is; can call it off.
  ///   - draft: Called with what is known before the rest.
  public func theory(
    at parameters: [Double], _ meter: WorkMeter, draft: (LossTheory) -> Void
  ) throws(Cancelled) -> LossTheory {
    try answer(parameters, meter, draft)
  }
}

extension LossTheory {
  /// What mathematics says of the loss of a run that is not at hand: its data are made for it, as the run
  /// makes them, and dropped.
  ///
  /// Where the curvature is not the same everywhere it is that at the default start. Nothing is known of a
  /// loss that cannot be.
  ///
  /// - Parameters:
  ///   - configuration: The values in force.
  ///   - data: The tables that were read.
  ///   - meter: Tells how far it is; can call it off, but for the making of the data.
  /// - Complexity: O(rows · parameters²), and that of the data.
  public init(
    of configuration: Configuration, data: DataTables, _ meter: WorkMeter = WorkMeter()
  ) throws(Cancelled) {
    guard let (loss, start) = try? configuration.makeLoss(over: data) else {
      self.init(scope: .local, hessian: nil)
      return
    }
    self = try TheorySource(loss).theory(at: start, meter) { _ in }.withoutManyRows
  }
}

extension LossTheory {
  /// `½·wᵀHw`, H row by row.
  init(quadratic hessian: [Double], isUnique: Bool) {
    let size = Int(Double(hessian.count).squareRoot())
    let origin = Array(repeating: 0.0, count: size)
    let loss = FormulaLoss(parameterShape: [size, 1]) { w in
      (w * matmul(Tensor(hessian, [size, size]), w)).sum() / 2
    }
    self.init(
      scope: .everywhere, hessian: loss.exactHessian(at: origin),
      minimizers: isUnique ? [origin] : [], someMinimizer: origin, floor: 0,
      remarks: isUnique ? [] : ["Along a direction of eigenvalue 0 every point is a minimiser."])
  }

  /// A test surface's curvature at a point.
  init(of surface: TestSurface, at parameters: [Double]) {
    let loss = FormulaLoss(parameterShape: [2]) { w in
      surface.formula(w.select(0, 0), w.select(0, 1))
    }
    self.init(
      scope: .local, hessian: loss.exactHessian(at: parameters),
      minimizers: surface.minimizers, floor: surface.floor,
      exactLoss: ExactLoss { point in
        surface.formula(Tensor([point[0]], []), Tensor([point[1]], [])).item()
      },
      remarks: surface.remarks)
  }
}

extension TestSurface {
  /// The losses at some places of a plane.
  @Sendable
  fileprivate func losses(
    on plane: ParameterPlane, at places: [(x: Double, y: Double)]
  ) -> [Double] {
    let points = places.map { plane.point(x: $0.x, y: $0.y) }
    return noGrad {
      formula(Tensor(points.map { $0[0] }), Tensor(points.map { $0[1] })).toArray(of: Double.self)
    }
  }
}

/// A loss without data, given by a formula.
private struct FormulaLoss: SummedLoss {
  let parameterShape: [Int]
  let formula: (Tensor) -> Tensor

  init(parameterShape: [Int], _ formula: @escaping (Tensor) -> Tensor) {
    (self.parameterShape, self.formula) = (parameterShape, formula)
  }

  var rowCount: Int { 0 }
  func part(_ w: Tensor, rows: Range<Int>) -> Tensor { formula(w) }
}

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
    let products = count > LossTheory.parameterLimit ? 64 : count
    return rows.rowCount * count * products
  }

  /// What mathematics says at a point.
  ///
  /// - Parameter draft: Called with the curvature where it is known before the end of the loss.
  func theory(
    at parameters: [Double], _ meter: WorkMeter, draft: (LossTheory) -> Void
  ) throws(Cancelled) -> LossTheory {
    guard rows.rowLoss != .absolute else {
      return blank.remarking(
        "The absolute loss does not curve: it has no useful Hessian and no rate.")
    }
    meter.expect(work)
    guard rows.columns <= LossTheory.parameterLimit else {
      let curvature = Curvature(of: rows, at: parameters, meter)
      let largest = try Lanczos.largestEigenvalue(size: rows.columns, curvature.times)
      return theory(nil, largestEigenvalue: largest).remarking(
        "Above \(LossTheory.parameterLimit) parameters only the largest eigenvalue is computed.")
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
  var blank: LossTheory { theory(nil) }

  /// Whether the curvature is the same everywhere.
  var isQuadratic: Bool { rows.rowLoss == .squared }

  private func theory(_ hessian: SquareMatrix?, largestEigenvalue: Double? = nil) -> LossTheory {
    LossTheory(
      scope: isQuadratic ? .everywhere : .local, hessian: hessian, terms: rows.rowCount,
      largestEigenvalue: largestEigenvalue, trueParameters: trueParameters,
      exactLoss: isQuadratic ? nil : exactLoss)
  }
}

/// How far a long computation has come, and whether its end is still wanted.
///
/// One thread computes and advances it; any may look at it or call the computation off.
public final class WorkMeter: Sendable {
  private let done = Atomic<Int>(0)
  private let expected = Atomic<Int>(0)
  private let isCancelled = Atomic<Bool>(false)

  /// A meter at its beginning.
  public init() {}

  /// The part that is done, from 0 to 1; 0 while it is not known how much there is to do.
  public var fraction: Double {
    let whole = expected.load(ordering: .relaxed)
    guard whole > 0 else { return 0 }
    return min(1, Double(done.load(ordering: .relaxed)) / Double(whole))
  }

  /// Calls the computation off: it throws `Cancelled` when it next advances.
  public func cancel() { isCancelled.store(true, ordering: .relaxed) }

  /// Says how much more there is to do, in multiplications.
  func expect(_ work: Int) {
    _ = expected.add(work, ordering: .relaxed)
  }

  /// Says how much more is done, in multiplications.
  func advance(_ work: Int) throws(Cancelled) {
    _ = done.add(work, ordering: .relaxed)
    if isCancelled.load(ordering: .relaxed) { throw Cancelled() }
  }
}

/// A computation was called off.
public struct Cancelled: Error, Hashable {}
