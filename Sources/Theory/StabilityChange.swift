import Training

/// The update from which a run's learning rate is on the other side of its bound, as schedule, warm-up
/// and events will have it.
public struct StabilityChange: Hashable, Sendable {
  /// The update.
  public let step: Int
  /// The learning rate of that update.
  public let learningRate: Double
  /// The greatest stable learning rate there.
  public let bound: Double

  /// Whether the rate is at most the bound from that update on.
  public var isStable: Bool { Self.isStable(learningRate, bound: bound) }

  /// How near to the bound, relative to it, a rate is on the edge.
  public static let tolerance = 1e-6

  /// Whether a learning rate is stable or on the edge.
  static func isStable(_ learningRate: Double, bound: Double) -> Bool {
    learningRate / bound <= 1 + tolerance
  }
}

/// Looks ahead of a run for the next `StabilityChange`.
///
/// It keeps how far it has looked, so that of a run that goes on each update is looked at once.
struct StabilityScout: Sendable {
  /// The position from which it looked.
  private let start: Int
  private let isStable: Bool
  private var ahead: ValuesInForce
  /// The bound and the target with the values ahead.
  private var bound: Double?
  private var target: Int
  /// The first event ahead of them.
  private var nextEvent: Int
  private(set) var found: StabilityChange?
  /// Whether there is nothing more to look for.
  private(set) var isDone = false

  /// Looks ahead of values in force, to which the events of their position have been applied; nil where
  /// there is no bound.
  init?(from values: ValuesInForce, nextEvent: Int, theory: LossTheory) {
    guard let bound = theory.stabilityBound(for: values.configuration) else { return nil }
    start = values.position
    isStable = StabilityChange.isStable(values.learningRate, bound: bound)
    target = values.configuration[RunSettings.steps]
    (ahead, self.bound, self.nextEvent) = (values, bound, nextEvent)
  }

  /// Whether what lies ahead of a position is what it looks for.
  func covers(_ position: Int) -> Bool {
    position >= start && position < found?.step ?? (ahead.position + 1)
  }

  /// Looks at so many updates at most, and ends where it finds the change or the run ends.
  ///
  /// - Complexity: O(count); updates without end that a schedule leaves alone are one.
  mutating func look(atMost count: Int, _ events: [Event], _ theory: LossTheory) {
    var rest = count
    while !isDone, rest > 0 {
      lookAtNext(events, theory)
      rest -= 1
    }
  }

  private mutating func lookAtNext(_ events: [Event], _ theory: LossTheory) {
    guard ahead.position < target else {
      isDone = true
      return
    }
    let next = nextEvent < events.count ? events[nextEvent].position : target
    ahead.advance(atMostTo: min(max(next, ahead.position + 1), target))
    let first = nextEvent
    while nextEvent < events.count, events[nextEvent].position <= ahead.position {
      // The run has checked its events.
      try? ahead.apply(events[nextEvent])
      nextEvent += 1
    }
    if nextEvent > first {
      bound = theory.stabilityBound(for: ahead.configuration)
      target = ahead.configuration[RunSettings.steps]
    }
    guard ahead.position < target, let bound,
      StabilityChange.isStable(ahead.learningRate, bound: bound) != isStable
    else { return }
    found = StabilityChange(step: ahead.position, learningRate: ahead.learningRate, bound: bound)
    isDone = true
  }
}
