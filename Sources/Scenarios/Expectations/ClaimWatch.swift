import Training

/// One part of a claim about one quantity, and what has been seen of it so far.
struct ClaimWatch {
  /// What it is about.
  enum Part {
    /// A requirement at a position.
    case at(Int, Expectation.Requirement)
    /// A summary over positions.
    case over(ClosedRange<Int>, Expectation.Summary)
    /// The position from which a requirement holds, if it does.
    case reach(Expectation.Requirement, step: Count, stay: Bool)
    /// The first position that is not finite.
    case notFinite(Count)
  }

  private let part: Part
  /// What was missed at the position.
  private var missed: String?
  private var isSeen = false
  /// What the stretch came to.
  private var stretch = StretchSummary()
  /// The position from which the requirement has held, if it holds.
  private var since: Int?

  private init(_ part: Part) { self.part = part }

  /// The parts of a claim, each watched for itself.
  static func parts(of claim: Expectation.Claim) -> [ClaimWatch] {
    switch claim {
    case .at(let position, let requirements):
      requirements.map { ClaimWatch(.at(position, $0)) }
    case .over(let range, let summaries): summaries.map { ClaimWatch(.over(range, $0)) }
    case .reach(let requirement, let step, let stay):
      [ClaimWatch(.reach(requirement, step: step, stay: stay))]
    case .notFinite(let count): [ClaimWatch(.notFinite(count))]
    }
  }

  /// What has to be measured for it, and where first; nil where the end of the run tells.
  var interest: (quantity: Quantity, from: Int)? {
    switch part {
    case .at(let position, let requirement): (requirement.quantity, position)
    case .over(let range, let summary): (summary.requirement.quantity, range.lowerBound)
    case .reach(let requirement, _, _): (requirement.quantity, 0)
    case .notFinite: nil
    }
  }

  /// Whether a look at a later position tells nothing more.
  func isSettled(after position: Int) -> Bool {
    switch part {
    case .at(let own, _): position >= own
    case .over(let range, _): position >= range.upperBound
    case .reach(_, _, let stay): !stay && since != nil
    case .notFinite: true
    }
  }

  /// Looks at the quantity's values at a position; nil where there is nothing to measure.
  mutating func observe(_ values: [Double]?, at position: Int) {
    switch part {
    case .at(_, let requirement):
      isSeen = true
      missed = requirement.miss(values)
    case .over(_, let summary): stretch.add(values, at: position, for: summary)
    case .reach(let requirement, _, _):
      since = requirement.isMet(by: values) ? since ?? position : nil
    case .notFinite: break
    }
  }

  /// What was missed, when the run has ended; nil if nothing was.
  ///
  /// - Parameters:
  ///   - end: The position of the end.
  ///   - firstNonFinite: The first position whose loss or parameters are not finite.
  func miss(atEnd end: Int, firstNonFinite: Int?) -> String? {
    switch part {
    case .at(let position, _):
      isSeen
        ? missed.map { "at \(position): \($0)" } : "position \(position) is past the end at \(end)"
    case .over(let range, let summary): stretch.miss(of: summary, over: range, end: end)
    case .reach(let requirement, let step, let stay):
      missedReach(requirement, step: step, stay: stay)
    case .notFinite(let count): Self.missedNonFinite(count, firstNonFinite)
    }
  }

  private func missedReach(
    _ requirement: Expectation.Requirement, step: Count, stay: Bool
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

  private static func missedNonFinite(_ expected: Count, _ position: Int?) -> String? {
    guard let position else { return "all is finite to the end, not up to \(expected)" }
    return expected.contains(position)
      ? nil : "the first position that is not finite is \(position), not \(expected)"
  }
}

/// What the values of a stretch of positions came to so far, of one quantity.
struct StretchSummary {
  private var count = 0
  private var sums: [Double] = []
  private var minima: [Double] = []
  private var maxima: [Double] = []
  private var firstMiss: String?

  /// Adds a position's values.
  mutating func add(_ values: [Double]?, at position: Int, for summary: Expectation.Summary) {
    guard let values else {
      firstMiss = firstMiss ?? "at \(position): \(summary.requirement.quantity) is not known here"
      return
    }
    count += 1
    if count == 1 {
      sums = values
      minima = values
      maxima = values
    } else {
      for index in sums.indices where index < values.count {
        sums[index] += values[index]
        minima[index] = Self.lesser(minima[index], values[index])
        maxima[index] = Self.greater(maxima[index], values[index])
      }
    }
    if summary.kind == .every, firstMiss == nil, let miss = summary.requirement.miss(values) {
      firstMiss = "at \(position): \(miss)"
    }
  }

  /// How the stretch misses its bounds; nil if it does not.
  func miss(of summary: Expectation.Summary, over range: ClosedRange<Int>, end: Int) -> String? {
    if let firstMiss { return firstMiss }
    guard count == range.count else {
      return "position \(range.upperBound) is past the end at \(end)"
    }
    let values: [Double]
    switch summary.kind {
    case .every: return nil
    case .mean: values = sums.map { $0 / Double(count) }
    case .min: values = minima
    case .max: values = maxima
    }
    return summary.requirement.miss(values).map {
      "\(summary.kind.rawValue) of \(range.lowerBound) to \(range.upperBound): \($0)"
    }
  }

  /// NaN if either is.
  private static func lesser(_ left: Double, _ right: Double) -> Double {
    left.isNaN || right.isNaN ? .nan : min(left, right)
  }

  private static func greater(_ left: Double, _ right: Double) -> Double {
    left.isNaN || right.isNaN ? .nan : max(left, right)
  }
}
