import TerminalKit

/// The way from the start to the target in a row: how far the run came, where the cursor is, where
/// something was done.
struct TimelineBar {
  private let model: Model
  private let last: Int

  init(_ model: Model) {
    self.model = model
    last = StepRange.end(model.snapshot)
  }

  func draw(into grid: inout Grid, in rect: Rect, look: Look) {
    let bar = Self.bar(in: rect)
    guard !bar.isEmpty else { return }
    let end = Double(max(last, 1))
    let marks = model.snapshot.events.prefix(Model.eventMarkLimit).map { Double($0.position) / end }
    grid.draw(
      ProgressBar(
        Double(model.snapshot.position) / end, known: Double(model.snapshot.head) / end,
        marks: marks), in: bar, look: look)
  }

  /// The position under a place; nil beside the bar.
  func position(at point: Point, in rect: Rect) -> Int? {
    ProgressBar.fraction(at: point, in: Self.bar(in: rect)).map { fraction in
      Int((fraction * Double(last)).rounded())
    }
  }

  private static func bar(in rect: Rect) -> Rect { rect.inset(left: 1, right: 1) }
}
