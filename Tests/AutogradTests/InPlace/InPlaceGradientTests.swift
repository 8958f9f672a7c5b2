import Testing

@testable import Autograd

/// Derivatives of what a tensor is after a part of it was changed in place.
///
/// Every change is tried on every kind of view, with gradients for all inputs, and for each input alone:
/// what is kept differs with what needs gradients.
@Suite struct InPlaceGradientTests {
  private typealias Checked = Tensor.Checked

  @Test(arguments: InPlaceTable.changes)
  func derivativesThroughViewsAreCentralDifferences(row: InPlaceCase) {
    for view in InPlaceTable.views {
      do {
        try check(row, view)
      } catch {
        Issue.record("\(row) on \(view): \(error)")
      }
    }
  }

  private func check(_ row: InPlaceCase, _ view: ViewCase) throws {
    let start = values([2, 4], from: 0.6)
    let part = try view.view(start).shape
    let inputs =
      [start]
      + row.operands.enumerated().map { index, operand in
        values(operand == .whole ? part : [], from: 0.83 + 0.21 * Double(index))
      }
    let each = inputs.indices.map { [$0] }
    for needed in inputs.count > 1 ? [Array(inputs.indices)] + each : each {
      let check = GradientCheck { given in
        var all = inputs
        for (place, tensor) in zip(needed, given) { all[place] = tensor }
        // Not the input itself, which is a leaf.
        let whole = try Checked.mul(all[0], 1.25)
        try row.change(try view.view(whole), Array(all.dropFirst()))
        return whole
      }
      do {
        try check.run(at: needed.map { inputs[$0] })
      } catch let mismatch as GradientMismatch {
        throw GradientMismatch(description: "of inputs \(needed): \(mismatch)")
      }
    }
  }

  /// Values that are far enough from each other and from the kinks of the table's operations.
  private func values(_ shape: Shape, from first: Double) -> Tensor {
    Tensor((0..<shape.elementCount).map { first + 0.137 * Double($0 * 5 % 8) }, shape)
  }
}
