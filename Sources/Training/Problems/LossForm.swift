import Autograd

/// The form of a loss, for theory.
package enum LossForm {
  /// The mean over rows x (n, d) of a loss of `X·w` and the targets y (n, 1).
  case rows(x: Tensor, y: Tensor, RowLoss)
  /// `½·wᵀHw`, H row by row; and whether the origin is the only minimiser.
  case quadratic(hessian: [Double], isUnique: Bool)
  /// A formula of two parameters.
  case surface(TestSurface)
}

/// A loss as theory looks at it.
package struct Loss {
  /// Its form.
  package let form: LossForm
  /// The vector that generated the data, where there is one.
  package let trueParameters: [Double]?
}

extension Run {
  /// The loss in force.
  package var lossInForce: Loss {
    Loss(form: objective.form, trueParameters: problem.trueParameters)
  }

  /// The form of the loss over the rows that are kept from the training; nil where there are none.
  package var testLossForm: LossForm? { problem.testObjective?.form }

  /// How the rows follow from one feature or two; nil where there are none, or more.
  package var dataLayout: DataLayout? { problem.dataLayout }
}

extension Configuration {
  /// The loss of a run with these values in force, and its default start: the data are made for it, as the
  /// run makes them.
  ///
  /// - Throws: `SettingError` where they cannot be.
  package func makeLoss(
    over data: DataTables
  ) throws(SettingError) -> (loss: Loss, start: [Double]) {
    let problem = try makeProblem(from: data)
    let loss = Loss(
      form: problem.objective(for: self).form, trueParameters: problem.trueParameters)
    return (loss, problem.defaultStart)
  }
}

/// What decides a loss: equal for two runs whose losses in force, and so their floors, are the same.
public struct LossIdentity: Hashable, Sendable {
  /// The problem with its values.
  public let problem: Component
  /// The dtype in which the data are.
  public let dtype: DType
  /// The seed, where it decides rows, noise or a split; nil where nothing is drawn.
  public let seed: Int?
}

extension Configuration {
  /// What decides the loss under these values.
  public var lossIdentity: LossIdentity {
    LossIdentity(
      problem: component(.problem), dtype: dtype,
      seed: problemRow.drawsRows ? self[RunSettings.seed] : nil)
  }
}
