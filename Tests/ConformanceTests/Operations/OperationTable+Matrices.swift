@testable import Autograd

extension OperationTable {
  private typealias Checked = Tensor.Checked

  private static func product(
    _ operation: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
  ) -> Operation {
    { [try operation(try $0.tensor("input"), try $0.tensor("other"))] }
  }

  /// Products of vectors and matrices.
  static let matrices: [String: Operation] = [
    "matmul": product(Checked.matmul),
    "mm": product(Checked.mm),
    "mv": product(Checked.mv),
    "dot": product(Checked.dot),
    "bmm": product(Checked.bmm),
  ]
}
