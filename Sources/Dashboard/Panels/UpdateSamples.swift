import Plot
import TerminalKit
import Training

/// What the updates of a history used: the norm of the gradient, or the learning rate.
struct UpdateSamples: SampleSource {
  enum Column { case gradientNorm, learningRate }

  private let history: History
  private let column: Column

  init(_ history: History, _ column: Column) {
    self.history = history
    self.column = column
  }

  var count: Int { history.count }

  func value(at step: Int) -> Double {
    switch column {
    case .gradientNorm: history.gradientNorm(at: step)
    case .learningRate: history.learningRate(at: step)
    }
  }

  func extremes(in range: Range<Int>) -> ClosedRange<Double>? {
    let found =
      switch column {
      case .gradientNorm: history.gradientNormBounds(in: range)
      case .learningRate: history.learningRateBounds(in: range)
      }
    return found.map { $0.minimum...$0.maximum }
  }
}
