import Testing

@testable import Autograd

@Suite struct GradientCheckTests {
  @Test(arguments: GradientTable.rows)
  func derivativesAreCentralDifferences(row: GradientCase) throws {
    for shapes in row.shapes {
      do {
        try GradientCheck(function: row.function).run(at: row.inputs(shapes))
      } catch {
        Issue.record("\(row.name) \(shapes.map(\.listText).joined(separator: " ")): \(error)")
      }
    }
  }

  /// Operations of inputs that need no gradients leave no node, which would keep the inputs alive.
  @Test(arguments: GradientTable.rows)
  func inputsWithoutGradientsLeaveNoNode(row: GradientCase) throws {
    for shapes in row.shapes {
      let result = try row.function(row.inputs(shapes))
      #expect(result.gradFn == nil && !result.requiresGrad)
    }
  }

  @Test func namesAreUnique() {
    let names = GradientTable.rows.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func wrongFirstDerivativeIsFound() {
    let check = GradientCheck { inputs in
      let x = inputs[0]
      let out = noGrad { x * x }
      return try out.record("WrongBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        Gradients(try Tensor.Checked.mul(g, try node.saved(0)))
      }
    }
    #expect(throws: GradientMismatch.self) { try check.run(at: [tensor([1.0, 2.0])]) }
  }

  @Test func wrongSecondDerivativeIsFound() {
    let check = GradientCheck { inputs in
      let x = inputs[0]
      let out = noGrad { x * x }
      return try out.record("WrongBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        // Right in value, but the rule forgets that it depends on x.
        Gradients(try Tensor.Checked.mul(g, (try node.saved(0) * 2).detach()))
      }
    }
    #expect(throws: GradientMismatch.self) { try check.run(at: [tensor([1.0, 2.0])]) }
  }
}
