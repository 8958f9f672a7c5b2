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
