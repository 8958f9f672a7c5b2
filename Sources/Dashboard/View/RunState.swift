import Engine
import TerminalKit

/// What the header says of the run in one word, with a sign that says whether it moves.
enum RunState: Hashable, Sendable {
  case preparing, live, paused, replay, fork, diverged

  /// What goes on while a run is prepared.
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
