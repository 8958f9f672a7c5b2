import Engine
import TerminalKit
import Training

/// A run beside this one whose path is drawn over the contours.
///
/// One over other rows, or over a loss of other parameters, has no place there: its path would go across
/// contours that are not its own. One that minimises another loss over the same rows has its place, since its
/// parameters mean the same, and the title says that the contours are not its own.
struct PlaneNeighbour {
  let history: History
  let start: [Double]
  let style: ComparedRunStyle
  /// Whether it goes in step with this run; else it is an earlier one.
  let isInStep: Bool
  /// Whether the contours are those of its own loss.
  let hasTheseContours: Bool

  private init?(
    _ history: History, _ start: [Double], _ configuration: Configuration,
    _ style: ComparedRunStyle,
    isInStep: Bool, _ model: Model
  ) {
    switch model.kinship(of: configuration) {
    case .same: hasTheseContours = true
    case .otherLoss: hasTheseContours = false
    case .otherColumns, .unrelated: return nil
    }
    self.history = history
    self.start = start
    self.style = style
    self.isInStep = isInStep
  }

  /// The earlier runs, then those in step.
  static func all(_ model: Model) -> [PlaneNeighbour] {
    let snapshot = model.snapshot
    let ghosts = snapshot.recentGhosts.compactMap {
      PlaneNeighbour(
        $0.history, $0.start, $0.configuration, ComparedRunStyle($0), isInStep: false, model)
    }
    let comparedRuns = snapshot.comparedRuns.enumerated().compactMap { index, comparedRun in
      PlaneNeighbour(
        comparedRun.history, comparedRun.start, comparedRun.configuration,
        ComparedRunStyle(comparedRun, index), isInStep: true, model)
    }
    return ghosts + comparedRuns
  }

  /// Which paths are of runs that minimise another loss, by their letters; nil where none is.
  static func remark(_ model: Model) -> String? {
    let letters = all(model).filter { !$0.hasTheseContours }
      .map { SafeText(glyphs: [$0.style.letter]).string }
    guard !letters.isEmpty else { return nil }
    return letters.joined(separator: ", ")
      + (letters.count == 1 ? " has another" : " have others")
  }
}
