import Engine
import TerminalKit

/// How long a run that goes on still takes, at the speed that is measured.
enum TimeLeft {
  /// The time to the target in one unit, rounded up; empty while paused, and before there is a measure.
  static func text(_ snapshot: Snapshot) -> SafeText {
    guard snapshot.isRunning, snapshot.stepsPerSecond > 0, snapshot.position < snapshot.target
    else {
      return .empty
    }
    let seconds = (Double(snapshot.target - snapshot.position) / snapshot.stepsPerSecond).rounded(
      .up)
    let unit = units.first { seconds <= $0.most * $0.seconds }
    guard let unit else { return "more than \(longest) d left" }
    return "\(Int((seconds / unit.seconds).rounded(.up))) \(unit.name) left"
  }

  private static let longest = 999

  /// The units with the most of them that are said, the smallest first.
  private static let units: [(name: SafeText, seconds: Double, most: Double)] = [
    ("s", 1, 120), ("min", 60, 120), ("h", 3600, 48), ("d", 86400, Double(longest)),
  ]
}
