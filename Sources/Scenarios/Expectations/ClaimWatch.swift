import Training

/// What has been seen so far of one part of a claim.
enum ClaimWatch {
  /// One requirement at a position, and what was missed there.
  case at(Int, Expectation.Requirement, outcome: Outcome)
  /// A summary over positions, and what they came to so far.
  case over(ClosedRange<Int>, Expectation.Summary, StretchSummary)
  /// The position from which a requirement has held, if it holds.
  case reach(Expectation.Requirement, step: Count, stay: Bool, since: Int?)
  /// The first position that is not finite.
  case notFinite(Count)

  /// What was seen at a position.
  enum Outcome {
    case unseen, met
    case missed(String)
  }

  /// The parts of a claim, each watched for itself.
  static func parts(of claim: Expectation.Claim) -> [ClaimWatch] {
    switch claim {
    case .at(let position, let requirements):
      requirements.map { .at(position, $0, outcome: .unseen) }
    case .over(let range, let summaries): summaries.map { .over(range, $0, StretchSummary()) }
    case .reach(let requirement, let step, let stay):
      [.reach(requirement, step: step, stay: stay, since: nil)]
    case .notFinite(let count): [.notFinite(count)]
    }
  }

  /// Looks at the run's position.
  mutating func observe(_ run: Run) {
    switch self {
    case .at(let position, let requirement, _):
      guard run.position == position + requirement.quantity.delay else { return }
      let miss = requirement.miss(in: run)
      self = .at(position, requirement, outcome: miss.map(Outcome.missed) ?? .met)
    case .over(let range, let summary, var seen):
      let position = run.position - summary.requirement.quantity.delay
      guard range.contains(position) else { return }
      seen.add(summary.requirement.quantity.values(of: run), at: position, for: summary)
      self = .over(range, summary, seen)
    case .reach(let requirement, let step, let stay, let since):
      let position = run.position - requirement.quantity.delay
      guard position >= 0, stay || since == nil else { return }
      let holds = requirement.miss(in: run) == nil
      let first = holds ? since ?? position : nil
      self = .reach(requirement, step: step, stay: stay, since: first)
    case .notFinite: return
    }
  }

  /// What was missed, when the run has ended; nil if nothing was.
  func miss(atEndOf run: Run) -> String? {
    switch self {
    case .at(let position, _, .unseen): "position \(position) is past the end at \(run.position)"
    case .at(_, _, .met): nil
    case .at(let position, _, .missed(let miss)): "at \(position): \(miss)"
    case .over(let range, let summary, let seen):
      seen.miss(of: summary, over: range, end: run.position)
    case .reach(let requirement, let step, let stay, let since):
      Self.missedReach(requirement, step: step, stay: stay, since: since)
    case .notFinite(let count): Self.missedNonFinite(count, run)
    }
  }

  private static func missedReach(
    _ requirement: Expectation.Requirement, step: Count, stay: Bool, since: Int?
  ) -> String? {
    let bounds = requirement.bounds.map(\.description).joined(separator: ", ")
    let goal = "\(requirement.quantity) \(bounds)"
    guard let since else {
      return "\(goal) is \(stay ? "not kept to the end" : "never reached"), not from \(step) on"
    }
    guard !step.contains(since) else { return nil }
    return stay
      ? "\(goal) holds to the end from \(since) on, not from \(step)"
      : "\(goal) is first reached at \(since), not at \(step)"
  }

  private static func missedNonFinite(_ expected: Count, _ run: Run) -> String? {
    guard let position = firstNonFinitePosition(of: run) else {
      return "all is finite to the end, not up to \(expected)"
    }
    return expected.contains(position)
      ? nil : "the first position that is not finite is \(position), not \(expected)"
  }

  /// The first position whose loss or parameters are not finite: a record's loss is of its own
  /// position, its parameters are of the next.
  private static func firstNonFinitePosition(of run: Run) -> Int? {
    if let step = run.history.firstNonFiniteStep {
      return run.history.loss(at: step).isFinite ? step + 1 : step
    }
    return run.evaluateLoss().isFinite ? nil : run.position
  }
}
