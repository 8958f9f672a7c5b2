import Scenarios
import TerminalKit
import Testing

@testable import Dashboard
@testable import Engine
@testable import Theory
@testable import Training

/// What the panel says of notions that a run does not have.
@Suite struct ReadoutTests {
  private func bench(_ values: [(String, SettingValue)]) throws -> Bench {
    var configuration = Configuration()
    for (name, value) in values { try configuration.set(name, to: value) }
    return try Bench(
      Scenario(configuration: configuration), size: Size(width: 120, height: 40))
  }

  private func problem(_ kind: String, _ values: [String: SettingValue] = [:]) -> SettingValue {
    .component(Component(kind: kind, values: values))
  }

  private func row(_ label: SafeText, _ bench: Bench) -> Readout.Row? {
    Readout(bench.model).rows.first { $0.label == label }
  }

  private func text(_ bench: Bench) -> String {
    bench.screen().plainText
  }

  @Test func aFlatDirectionLeavesNoConditionNumberAndNoMinimizer() throws {
    let bench = try bench([("problem", problem("given-rows")), ("learning_rate", .number(0.05))])
    let condition = try #require(row("κ", bench))
    #expect(condition.value == "none" && condition.remark == "λ = 0: a flat direction")
    #expect(row("floor", bench)?.remark == "no one w*")
    #expect(row("|w−w*|", bench) == nil)
    #expect(text(bench).contains("The data leave w* open: many"))
  }

  @Test func aSaddleIsNotConvex() throws {
    let bench = try bench([("problem", problem("saddle")), ("start", .vector([1, 0]))])
    let condition = try #require(row("κ", bench))
    #expect(condition.value == "none" && condition.remark == "λ < 0: not convex here")
    #expect(row("floor", bench)?.remark == "loss at w*")
  }

  @Test func theAbsoluteLossHasNoCurvatureToSpeakOf() throws {
    let bench = try bench([
      ("problem", problem("linear-regression", ["loss": .choice("absolute")]))
    ])
    #expect(row("lr/(2/λmax)", bench) == nil && row("best lr", bench) == nil)
    #expect(text(bench).contains("The absolute loss does not curve"))
  }

  @Test func anAdaptiveOptimizerHasAGuideAndNoBound() throws {
    var bench = try bench([("optimizer", .component(Component(kind: "adam")))])
    #expect(row("lr/guide", bench) == nil)
    bench.press(.character("."))
    let guide = try #require(row("lr/guide", bench))
    #expect(guide.remark == "a guide, no bound")
    #expect(row("lr/(2/λmax)", bench) == nil)
  }

  /// What contracts by little each step is not said to stand still.
  @Test func aRateThatIsNearOneIsNotSaidToBeOne() throws {
    var bench = try bench([("learning_rate", .number(1e-6))])
    // 1 − lr·λmin, with λmin of about 1.4.
    #expect(row("κ", bench)?.remark.string.wholeMatch(of: /rate 0\.99999[89]\d*\/step/) != nil)
    let bound = try #require(
      bench.model.snapshot.theory.stabilityBound(for: bench.model.snapshot.configuration))
    for (factor, text) in [(0.9999, "0.9999"), (1.0001, "1.0001"), (1, "1"), (0.5, "0.5")] {
      bench = try self.bench([("learning_rate", .number(factor * bound))])
      #expect(row("lr/(2/λmax)", bench)?.value.string == text)
    }
  }

  @Test func weightDecayEndsElsewhere() throws {
    let bench = try bench([
      ("problem", problem("given-rows")),
      ("optimizer", .component(Component(kind: "sgd", values: ["weight_decay": .number(0.1)]))),
    ])
    // (H + ωI)⁻¹Hw* for H = 2xxᵀ, x = (1, 2), y = 3: 6x/(10 + ω).
    #expect(row("decay ends", bench)?.value == "0.5941, 1.188")
    let marks = TrajectoryPlane(bench.model).marks
    let end = try #require(marks.first { $0.mark == .lozenge })
    #expect(end.label == "decay ends")
    #expect(abs(end.point.x - 6 / 10.1) <= 1e-9 && abs(end.point.y - 12 / 10.1) <= 1e-9)
    let plain = try self.bench([])
    #expect(row("decay ends", plain) == nil)
    #expect(!TrajectoryPlane(plain.model).marks.contains { $0.mark == .lozenge })
  }

  /// Where the fit was best on rows that it has not seen: there to rewind to.
  @Test func theTestLossSaysWhereItWasLeast() throws {
    var bench = try bench([("steps", .integer(600))])
    bench.press(.end)
    func remark(at position: Int, _ losses: [Double]) -> SafeText? {
      bench.model.snapshot.position = position
      bench.model.snapshot.line.testLosses = TestLosses()
      for loss in losses { bench.model.snapshot.line.testLosses.append(loss) }
      bench.model.snapshot.testLoss = losses[position]
      return row("test loss", bench)?.remark
    }
    let losses = [5, .nan, 3.25, 4, 1]
    #expect(remark(at: 0, losses) == "")
    #expect(remark(at: 2, losses) == "")
    #expect(remark(at: 3, losses) == "least 3.25 @2")
    #expect(remark(at: 4, losses) == "")
    // Of a long run not every position is kept.
    let many = (0..<TestLosses.limit).map { $0 == 200 ? 1.0 : 2 }
    #expect(remark(at: 400, many) == "least 1 near @200")
    #expect(remark(at: 400, [.nan] + many.map { _ in .infinity }) == "")
  }

  /// Where batches are drawn, how often the rows were gone through: 50 rows in batches of 20, the last of 10.
  @Test func batchesMakeEpochs() throws {
    var bench = try bench([("batch_size", .integer(20))])
    #expect(row("epochs", bench)?.value == "0.00")
    for text in ["0.40", "0.80", "1.00", "1.40"] {
      bench.press(.character("."))
      #expect(row("epochs", bench)?.value.string == text)
    }
    bench.press(.character(","), .character(","))
    #expect(row("epochs", bench)?.value == "0.80")
    #expect(row("epochs", try self.bench([])) == nil)
    #expect(row("epochs", try self.bench([("batch_size", .integer(50))])) == nil)
  }
}
