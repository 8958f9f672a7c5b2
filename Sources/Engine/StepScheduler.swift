import Theory
import Training

/// How fast a run goes when it is left to run.
public enum Speed: Hashable, Sendable {
  /// So many updates a second; a number above 0.
  case stepsPerSecond(Double)
  /// As fast as it goes.
  case flatOut

  /// The speeds that keys move along, the slowest first.
  public static let ladder: [Speed] =
    [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000].map(Speed.stepsPerSecond)
    + [.flatOut]

  /// The next speed of the ladder above this one; the same at its end.
  public var faster: Speed {
    Self.ladder.first { $0.rate > rate } ?? .flatOut
  }

  /// The next speed of the ladder below this one; the same at its end.
  public var slower: Speed {
    Self.ladder.last { $0.rate < rate } ?? self
  }

  /// The slowest speed of the ladder at which `steps` updates take at most `seconds`.
  public static func lasting(_ seconds: Double, steps: Int) -> Speed {
    ladder.first { $0.rate * seconds >= Double(steps) } ?? .flatOut
  }

  /// Updates a second; infinite where nothing holds the run back.
  public var rate: Double {
    switch self {
    case .stepsPerSecond(let rate): rate
    case .flatOut: .infinity
    }
  }
}

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

/// Measures updates a second, over windows long enough to be steady on a screen.
struct RateMeter: Sendable {
  /// The shortest time that a reading is made of.
  static let window = Duration.milliseconds(250)

  /// The last reading; 0 before the first.
  private(set) var stepsPerSecond = 0.0
  private var count = 0
  private var start: Duration

  /// A meter that starts at 0.
  init(now: Duration) { start = now }

  /// Counts updates that were done until `now`.
  mutating func count(_ updates: Int, now: Duration) {
    count += updates
    let elapsed = now - start
    guard elapsed >= Self.window, count > 0 else { return }
    stepsPerSecond = Double(count) / (elapsed / .seconds(1))
    count = 0
    start = now
  }
}

/// The newest surface that was asked for, and when it is its turn.
///
/// A surface over many rows takes as long as hundreds of updates, and one is asked for whenever the view
/// follows the run: so that a run which goes on has most of the time, as long as a surface took some times
/// over passes until the next.
struct SurfaceScheduler {
  /// What the run has of the time, for each part that surfaces have.
  private static let runShare = 3

  private var wanted: SurfaceRequest?
  private var due = Duration.zero

  /// Asks for a surface, in place of one that still waits.
  mutating func want(_ request: SurfaceRequest) { wanted = request }

  /// Wants none any more.
  mutating func forget() { wanted = nil }

  /// The surface to make now; nil where there is none, or it is not its turn.
  ///
  /// - Parameter holdsRun: Whether a run that goes on has to wait for it.
  mutating func take(now: Duration, holdsRun: Bool) -> SurfaceRequest? {
    guard !holdsRun || now >= due else { return nil }
    defer { wanted = nil }
    return wanted
  }

  /// Says how long one took.
  mutating func finish(from start: Duration, to end: Duration) {
    due = end + (end - start) * Self.runShare
  }
}
