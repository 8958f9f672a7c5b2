import TerminalKit
import Theory
import Training

/// Where a learning rate stands against its bound, in a word. Where the bound is that of one place alone,
/// a run above it need not diverge, and the word does not say so.
enum Stability: Hashable {
  case stable, edge, unstable, belowLocalBound, aboveLocalBound

  init(learningRate: Double, bound: Double, isLocal: Bool = false) {
    let ratio = learningRate / bound
    if isLocal {
      self = ratio > 1 ? .aboveLocalBound : .belowLocalBound
    } else if (ratio - 1).magnitude <= StabilityChange.tolerance {
      self = .edge
    } else {
      self = ratio < 1 ? .stable : .unstable
    }
  }

  var word: SafeText {
    switch self {
    case .stable: "stable"
    case .edge: "on the edge"
    case .unstable: "unstable"
    case .belowLocalBound: "below the local bound"
    case .aboveLocalBound: "above the local bound"
    }
  }

  /// The word where there is little room.
  var shortWord: SafeText {
    switch self {
    case .stable, .unstable: word
    case .edge: "edge"
    case .belowLocalBound: "below"
    case .aboveLocalBound: "above"
    }
  }

  var role: Role {
    switch self {
    case .stable: .good
    case .edge, .aboveLocalBound: .warning
    case .unstable: .bad
    case .belowLocalBound: .label
    }
  }
}
