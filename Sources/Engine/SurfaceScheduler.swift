import Training

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
