/// All operations that have derivatives, a row each.
enum GradientTable {
  typealias Row = GradientCase

  static let rows: [GradientCase] =
    elementwise + binary + ternary + reductions + products + views + selections + activations
    + losses
}
