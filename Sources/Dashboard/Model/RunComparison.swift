import Engine
import Plot
import TerminalKit
import Training

/// What the loss of a run beside this one has to do with this one's: whether its path belongs on the
/// contours, and its predictions among the rows.
enum LossRelation: Hashable {
  /// It is the same loss: the contours are that run's, too.
  case same
  /// Another loss of the same parameters over the same rows: the contours are not that run's.
  case otherLoss
  /// The same rows, but parameters that mean something else: other columns are made of them.
  case otherColumns
  /// Other rows, or none: nothing is shared.
  case unrelated

  /// Compares the values in force.
  init(of other: Configuration, with own: Configuration) {
    if Self.loss(of: other) == Self.loss(of: own) {
      self = .same
    } else if Self.rows(of: other) == Self.rows(of: own) {
      let hasSameColumns =
        Self.columns(of: other) == Self.columns(of: own)
        && other.parameterCount == own.parameterCount
      self = hasSameColumns ? .otherLoss : .otherColumns
    } else {
      self = .unrelated
    }
  }

  /// What decides the loss but for the width of the numbers, which no picture shows.
  private static func loss(of configuration: Configuration) -> Rows {
    let loss = configuration.lossIdentity
    return Rows(problem: loss.problem, seed: loss.seed)
  }

  /// What decides the rows: the same but for what changes only the columns, the loss or, in mid-run, the
  /// targets.
  private static func rows(of configuration: Configuration) -> Rows {
    let loss = configuration.lossIdentity
    var values = loss.problem.values
    for name in ["basis", "loss", "huber_delta", "noise"] { values[name] = nil }
    // The curve that is fitted is by itself that of the degree.
    if values["curve"] == .choice("sine") { values["degree"] = nil }
    return Rows(problem: Component(kind: loss.problem.kind, values: values), seed: loss.seed)
  }

  /// What decides the data of a problem.
  private struct Rows: Equatable {
    let problem: Component
    let seed: Int?
  }

  /// What decides the columns that are made of a row.
  private static func columns(of configuration: Configuration) -> SettingValue? {
    configuration.component(.problem).values["basis"]
  }
}

extension Model {
  /// What the loss of a run beside this one, with these values in force, has to do with this one's.
  func relation(to other: Configuration) -> LossRelation {
    LossRelation(of: other, with: snapshot.configuration)
  }
}

/// How a run beside the main one is drawn: by its letter it is told apart without colour, and none is drawn as
/// the main one is.
struct ComparedRunStyle: Hashable {
  let role: Role
  let stroke: Series.Stroke
  /// Small for a variant, capital for an earlier future, a question mark for what would be.
  let letter: Glyph
  /// Which of two runs that cross is in front; 0 for a variant.
  let level: Int

  /// How compared run `index` of all is drawn.
  init(_ comparedRun: ComparedRun, _ index: Int) { self.init(comparedRun.kind, index) }

  init(_ kind: ComparedRun.Kind, _ index: Int) {
    guard kind == .variant else {
      role = .ghost
      stroke = .dashDotted
      letter = "?"
      level = -1
      return
    }
    // The first colour is the main run's.
    let roles = Role.allSeries.dropFirst()
    role = roles[roles.startIndex + index % roles.count]
    stroke = Self.strokes[(index + index / roles.count) % Self.strokes.count]
    letter = Self.letter(index, from: "a")
    level = 0
  }

  /// How an earlier run or an abandoned future is drawn.
  init(_ ghost: Ghost) {
    role = .ghost
    stroke = Self.strokes[ghost.number % Self.strokes.count]
    letter = Self.letter(ghost.number, from: "A")
    level = -2
  }

  private static let strokes: [Series.Stroke] = [.dashed, .dotted, .dashDotted]

  private static func letter(_ index: Int, from first: Unicode.Scalar) -> Glyph {
    Glyph(Unicode.Scalar(first.value + UInt32(index % 26)) ?? first)
  }
}

/// A run beside this one whose path is drawn over the contours.
///
/// One over other rows, or over a loss of other parameters, has no place there: its path would go across
/// contours that are not its own. One that minimises another loss over the same rows has its place, since its
/// parameters mean the same, and the title says that the contours are not its own.
struct ComparedPath {
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
    switch model.relation(to: configuration) {
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
  static func all(_ model: Model) -> [ComparedPath] {
    let snapshot = model.snapshot
    let ghosts = snapshot.recentGhosts.compactMap {
      ComparedPath(
        $0.history, $0.start, $0.configuration, ComparedRunStyle($0), isInStep: false, model)
    }
    let comparedRuns = snapshot.comparedRuns.enumerated().compactMap { index, comparedRun in
      ComparedPath(
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
