/// When the next frame is to be drawn.
struct FrameSchedule {
  /// The time; nil while nothing has changed.
  private(set) var due: ContinuousClock.Instant?
  /// Whether a key waits for the trainer's answer.
  var isAnswerDue = false
  private var last: ContinuousClock.Instant?

  /// Asks for a frame at that time or before.
  mutating func request(at time: ContinuousClock.Instant) {
    due = due.map { min($0, time) } ?? time
  }

  /// Asks for a frame at once if a key waits for the trainer's answer, else so long after the last one.
  mutating func requestNextFrame(after interval: Duration) {
    let now = ContinuousClock.now
    guard !isAnswerDue, let last else { return request(at: now) }
    request(at: max(now, last + interval))
  }

  /// A frame was drawn.
  mutating func hasDrawn() {
    due = nil
    isAnswerDue = false
    last = .now
  }
}
