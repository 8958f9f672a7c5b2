import Autograd
import Testing

@testable import Theory
@testable import Training

/// A loss over rows as a value, block by block, against the loss that trains and its derivatives.
@Suite struct ExactRowsTests {
  private static let losses: [RowLoss] = [.squared, .huber(delta: 0.7), .logistic]

  private func objective(_ rowLoss: RowLoss, rows: Int, dtype: DType) -> LinearObjective {
    let generator = Generator()
    generator.manualSeed(11)
    let x = Tensor.normals(rows, 3, from: generator).to(dtype)
    let y = Tensor.normals(rows, 1, from: generator).to(dtype)
    return LinearObjective(x: x, y: y, rowLoss: rowLoss)
  }

  private func exactRows(_ objective: LinearObjective) -> ExactRows {
    ExactRows(x: objective.x, y: objective.y, objective.rowLoss)
  }

  private let w = [0.4, -1.2, 0.3]

  /// The block is 2¹⁸ numbers long: these rows fill one and begin another.
  @Test(arguments: losses)
  func theLossIsThatWhichTrains(_ rowLoss: RowLoss) throws {
    for (rows, dtype) in [(40, DType.float32), (40, .float64), (90_000, .float64)] {
      let objective = objective(rowLoss, rows: rows, dtype: dtype)
      let exact = exactRows(objective)
      let wide = LinearObjective(
        x: objective.x.to(.float64), y: objective.y.to(.float64), rowLoss: rowLoss)
      let w = Tensor(w, [3, 1]).requiresGrad()
      let loss = wide.loss(w)
      loss.backward()
      let gradient = try #require(w.grad).toArray(of: Double.self)
      let curvature = Curvature(of: exact, at: self.w)
      #expect(abs(try curvature.value / loss.item() - 1) <= 1e-12)
      for (found, expected) in zip(try curvature.gradient, gradient) {
        #expect(abs(found - expected) <= 1e-12 * max(1, abs(expected)))
      }
    }
  }

  @Test(arguments: losses)
  func theHessianByTheChainRuleIsThatOfTheGradient(_ rowLoss: RowLoss) throws {
    let exact = exactRows(objective(rowLoss, rows: 90_000, dtype: .float64))
    let found = try exact.hessian(at: w, WorkMeter())
    let expected = exact.exactHessian(at: w)
    for (found, expected) in zip(found.elements, expected.elements) {
      #expect(abs(found - expected) <= 1e-12)
    }
    let step = 1e-5
    for index in 0..<3 {
      var (low, high) = (w, w)
      low[index] -= step
      high[index] += step
      let ahead = try Curvature(of: exact, at: high).gradient
      let behind = try Curvature(of: exact, at: low).gradient
      for row in 0..<3 {
        // Huber's slope bends within a step for some rows.
        #expect(abs((ahead[row] - behind[row]) / (2 * step) - found[row, index]) <= 1e-4)
      }
    }
  }

  @Test func someRowsStandForAll() throws {
    let exact = exactRows(objective(.squared, rows: 1_000, dtype: .float32))
    let some = exact.every(10)
    #expect(some.rowCount == 100 && some.columns == 3)
    let numbers = exact.values(0..<1_000)
    let rows = Set((0..<1_000).map { Array(numbers[$0 * 3..<$0 * 3 + 3]) })
    let chosen = some.values(0..<100)
    for row in 0..<100 { #expect(rows.contains(Array(chosen[row * 3..<row * 3 + 3]))) }
    #expect(exact.every(1).rowCount == 1_000)
  }

  /// Some rows lead most of the way; the end is that of all of them.
  @Test func manyRowsEndWhereNewtonLeadsOverAll() throws {
    let exact = exactRows(objective(.logistic, rows: 20_000, dtype: .float64))
    let end = try LossEnd(convex: exact, WorkMeter())
    let gradient = try Curvature(of: exact, at: try #require(end.minimizer)).gradient
    for slope in gradient { #expect(abs(slope) <= 1e-9) }
    let whole = try Newton(exact, from: [0, 0, 0])
    #expect(abs(try #require(end.floor) - whole.loss) <= 1e-14)
  }

  /// It is there for one who asks; a screen that looks at many places does not wait for it.
  @Test func theExcessOverManyRowsIsThereOnDemandAlone() throws {
    for (rows, isQuick) in [(90_000, false), (900, true)] {
      let objective = objective(.logistic, rows: rows, dtype: .float64)
      let theory = TheorySource(Loss(form: objective.form, trueParameters: nil)).theory(at: w)
      let floor = try #require(theory.floor)
      let loss = objective.loss(Tensor(w, [3, 1])).item()
      #expect(abs(try #require(theory.excess(at: w)) - (loss - floor)) <= 1e-13)
      #expect((theory.quickExcess(at: w) != nil) == isQuick)
    }
  }

  @Test func aLossThatIsCalledOffThrows() throws {
    let meter = WorkMeter()
    let exact = exactRows(objective(.squared, rows: 100, dtype: .float64))
    meter.expect(100 * 9 * 2)
    _ = try exact.hessian(at: w, meter)
    #expect(meter.fraction == 0.5)
    meter.cancel()
    #expect(throws: Cancelled.self) { try exact.hessian(at: w, meter) }
    #expect(throws: Cancelled.self) { try Curvature(of: exact, at: w, meter).gradient }
    #expect(throws: Cancelled.self) { try LeastSquares(exact, meter) }
    #expect(throws: Cancelled.self) { try Newton(exact, from: w, meter) }
  }
}
