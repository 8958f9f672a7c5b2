import Engine
import TerminalKit
import Training

/// The first row: what it is, what it does, where it is.
enum Header {
  static func bar(_ model: Model) -> StatusBar {
    let snapshot = model.snapshot
    let state = RunStatus(model)
    let sign: SafeText =
      snapshot.isRunning
      ? model.look.text("▶", ascii: ">") : model.look.text("‖", ascii: "||")
    let unsaved: SafeText = model.isUnsaved ? model.look.text(" •", ascii: " *") : ""
    let seed = snapshot.configuration[RunSettings.seed]
    return StatusBar(
      left: [
        StatusBar.Item(StyledText("piste", .strong), priority: 1),
        StatusBar.Item(
          StyledText(model.heading), ending: StyledText(unsaved), shortest: 8, priority: 3),
      ],
      right: [
        StatusBar.Item(StyledText(SafeText(state.word) + " " + sign, state.role), priority: 5),
        StatusBar.Item(StyledText("step \(snapshot.position)/\(snapshot.target)"), priority: 4),
        StatusBar.Item(StyledText(pace(model)), priority: 2),
        StatusBar.Item(StyledText(TimeLeft.text(snapshot)), priority: 1),
        StatusBar.Item(StyledText("seed \(seed)"), priority: 0),
      ])
  }

  /// The measured speed while it moves, else the one that is set.
  private static func pace(_ model: Model) -> SafeText {
    let snapshot = model.snapshot
    if snapshot.isRunning, snapshot.stepsPerSecond > 0 {
      return NumberText.significant(snapshot.stepsPerSecond, digits: 3) + " steps/s"
    }
    switch snapshot.speed {
    case .stepsPerSecond(let rate): return NumberText.significant(rate, digits: 3) + " steps/s"
    case .flatOut: return "flat out"
    }
  }
}

/// What the header says of the run in one word, with a sign that says whether it moves.
enum RunStatus: Hashable, Sendable {
  case preparing, live, paused, replay, fork, diverged

  /// What is done while a run is prepared.
  static let preparingText = "reading the data and making the run"

  /// The state of a run.
  ///
  /// That another one is being opened comes first, then a divergence that the cursor has passed; what
  /// runs is a replay where records are repeated or a scenario is played back, a fork beyond where it
  /// parted, else live.
  init(_ model: Model) {
    let snapshot = model.snapshot
    if model.opening?.isShown == true {
      self = .preparing
    } else if snapshot.divergenceInSight != nil {
      self = .diverged
    } else if model.document.isReplay || snapshot.isRunning && snapshot.position < snapshot.head {
      self = .replay
    } else if let fork = snapshot.forkedAt, snapshot.position >= fork {
      self = .fork
    } else {
      self = snapshot.isRunning ? .live : .paused
    }
  }

  var word: String {
    switch self {
    case .preparing: "PREPARING"
    case .live: "LIVE"
    case .paused: "PAUSED"
    case .replay: "REPLAY"
    case .fork: "FORK"
    case .diverged: "DIVERGED"
    }
  }

  var role: Role {
    switch self {
    case .live: .good
    case .preparing, .paused: .strong
    case .replay: .accent
    case .fork: .warning
    case .diverged: .bad
    }
  }
}

/// The time that a run still needs, at the measured speed.
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

/// The steps from the start to the target in a row: how far the run came, where the cursor is, where
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
