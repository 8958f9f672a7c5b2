import Autograd

/// The two types in which a run computes: `Float` and `Double`.
///
/// Numbers that people set are double precision and are rounded to the run's type where they meet a
/// tensor, as PyTorch rounds Python's numbers.
package protocol RunScalar: TensorScalar, SquareSummable {}

extension Float: RunScalar {}
extension Double: RunScalar {}
