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
      _ parameters: [Double], _ meter: WorkMeter, _ draft: (Theory) -> Void
    ) throws(Cancelled) -> Theory
  private let answer: Answer
  /// What is known before anything is computed.
  public let blank: Theory
  /// The losses at places of a plane, where they do not follow from the theory.
  let losses: (@Sendable (ParameterPlane, [(x: Double, y: Double)]) -> [Double])?

  /// Any loss.
  init(
    work: Int, isQuadratic: Bool, blank: Theory,
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
    _ answer: @escaping @Sendable (_ parameters: [Double]) -> Theory
  ) {
    self.init(
      work: 0, isQuadratic: isQuadratic,
      blank: Theory(scope: isQuadratic ? .everywhere : .local, hessian: nil), losses: losses,
      answer: { parameters, _, _ in answer(parameters) })
  }

  /// A loss over rows.
  convenience init(_ rows: RowsTheory) {
    self.init(
      work: rows.work, isQuadratic: rows.isQuadratic, blank: rows.blank, losses: rows.losses,
      answer: rows.theory)
  }

  /// What mathematics says; of the curvature at a point, where that is not the same everywhere.
  public func theory(at parameters: [Double]) -> Theory {
    // Nobody has the meter to call it off by.
    (try? theory(at: parameters, WorkMeter(), draft: { _ in })) ?? blank
  }

  /// As `theory(at:)`, where it may take long.
  ///
  /// - Parameters:
  ///   - meter: Tells how far it is; can call it off.
  ///   - draft: Called with what is known before the rest.
  public func theory(
    at parameters: [Double], _ meter: WorkMeter, draft: (Theory) -> Void
  ) throws(Cancelled) -> Theory {
    try answer(parameters, meter, draft)
  }
}
