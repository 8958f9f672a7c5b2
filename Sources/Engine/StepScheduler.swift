/// When the next update of a paced run is due, by a monotonic clock.
///
/// A value: it is told the time and keeps none of its own. Updates that the machine was too slow for
/// are dropped after `patience`, so that a run that was held up does not race to catch up.
struct StepScheduler: Sendable {
  /// The longest that a run lags behind its clock before it starts counting anew.
  static let patience = Duration.milliseconds(100)

  private var interval: Duration
  private var next: Duration

  /// A pace at which the first update is due at once.
  init(_ speed: Speed, now: Duration) {
    interval = Self.interval(of: speed)
    next = now
  }

  /// Changes the speed; the next update is due no later than one interval of the new speed from now.
  mutating func change(to speed: Speed, now: Duration) {
    interval = Self.interval(of: speed)
    next = min(next, now + interval)
  }

  /// How long to wait until an update is due; nil if one is due now.
  func wait(now: Duration) -> Duration? {
    next > now ? next - now : nil
  }

  /// Counts one update as done.
  mutating func advance(now: Duration) {
    next += interval
    if next < now - Self.patience { next = now }
  }

  private static func interval(of speed: Speed) -> Duration {
    let rate = speed.rate
    guard rate.isFinite, rate > 0 else { return .zero }
    return .seconds(min(1 / rate, 3_600))
  }
}
