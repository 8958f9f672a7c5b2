import Engine
import Training

/// What the loss of a run beside this one has to do with this one's: whether its path belongs on the
/// contours, and its predictions among the rows.
enum LossKinship: Hashable {
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
  func kinship(of other: Configuration) -> LossKinship {
    LossKinship(of: other, with: snapshot.configuration)
  }
}
