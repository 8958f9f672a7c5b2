import Plot
import Scenarios
import TerminalKit
import Testing

@testable import Dashboard
@testable import Engine
@testable import Theory
@testable import Training

/// What the loss panel shows besides the loss.
@Suite struct LossViewsTests {
  private func title(_ bench: Bench) -> String { bench.title(of: .loss) ?? "" }

  private func values(_ bench: Bench) -> [Double] {
    LossSeries(LossCurve(bench.model)).own.flatMap { series in
      (0..<series.samples.count).map(series.samples.value)
    }
  }

  @Test func theKeyGoesThroughAllQuantities() throws {
    var bench = try Bench()
    bench.press(.character(">"))
    var titles: [String] = []
    for _ in 0..<6 {
      bench.press(.character("e"))
      titles.append(title(bench))
    }
    #expect(
      titles == [
        "excess over the floor · log", "excess by direction · log", "gradient norm · log",
        "learning rate · log", "|w−true_w| · log", "loss · log",
      ])
  }

  @Test(arguments: ScenarioView.Curve.allCases)
  func aCurveThatWasChosenIsSavedAndOpened(_ quantity: ScenarioView.Curve) throws {
    var bench = try Bench()
    bench.press(.character(">"))
    for _ in 0..<5 where bench.model.lossView.quantity != quantity { bench.press(.character("e")) }
    let view = bench.model.scenarioView
    // The loss needs no words.
    #expect((view == nil) == (quantity == .loss))
    #expect(LossView(view).quantity == quantity)
  }

  @Test func aDashboardThatOpensOnAScenarioShowsItAsItWasLeft() throws {
    var scenario = Scenario()
    scenario.view = ScenarioView(loss: .linear, curve: .one(.excess), trajectory: .parameters)
    let model = try Bench(scenario).model
    #expect(model.lossView.quantity == .excess && !model.lossView.isLogarithmic)
    #expect(model.trajectoryMode == .parameters)
  }

  /// A learning rate is what it is: a drop stays a drop, however much the other curves are smoothed.
  @Test(arguments: [0.6, 0.9, 0.99])
  func aLearningRateIsNeverSmoothed(weight: Double) throws {
    let step = Component(
      kind: "step", values: ["step_size": .integer(7), "gamma": .number(0.1)])
    var bench = try Bench(
      Scenario(configuration: try configuration([("schedule", .component(step))])))
    bench.press(.end)
    bench.model.snapshot.comparedRuns = [
      ComparedRun(
        kind: .variant, label: "same", history: bench.run.history, start: bench.run.start,
        configuration: bench.run.configuration)
    ]
    bench.model.lossView.smoothing = weight
    bench.model.lossView.quantity = .learningRate
    let series = LossCurve(bench.model).plot.series
    #expect(series.count == 2)
    for curve in series {
      let values = (0..<20).map(curve.samples.value)
      #expect(values == (0..<7).map { _ in 0.1 } + values[7..<14] + values[14...])
      #expect(values[7..<14].allSatisfy { abs($0 - 0.01) < 1e-12 }, "\(values)")
      #expect(values[14...].allSatisfy { abs($0 - 0.001) < 1e-12 })
    }
    #expect(!title(bench).contains("smoothed"))
    bench.model.lossView.quantity = .directions
    #expect(!title(bench).contains("smoothed"))
    bench.model.lossView.quantity = .gradientNorm
    #expect(title(bench).contains("smoothed \(weight)"))
    bench.model.lossView.quantity = .learningRate
    bench.model.lossView.smoothing = 0
    bench.press(.character("m"))
    #expect(bench.model.notice?.text.string.contains("never smoothed") == true)
  }

  /// A rate far from this run's is no divergence: all of them are in sight.
  @Test(arguments: [true, false])
  func noLearningRateLeavesThePicture(isLogarithmic: Bool) throws {
    var bench = try Bench()
    bench.press(.end)
    bench.model.snapshot.comparedRuns = try [1e-9, 30].map { rate in
      var other = try Bench(
        Scenario(configuration: try configuration([("learning_rate", .number(rate))])))
      other.press(.end)
      return ComparedRun(
        kind: .variant, label: "\(rate)", history: other.run.history, start: other.run.start,
        configuration: other.run.configuration)
    }
    bench.model.lossView.quantity = .learningRate
    bench.model.lossView.isLogarithmic = isLogarithmic
    let axis = LossCurve(bench.model).plot.y
    for rate in [1e-9, 0.1, 30] { #expect((axis.lower...axis.upper).contains(rate), "\(axis)") }
  }

  /// A run that stays on the saddle beside one that falls to −0.25: the axis has a place for that.
  @Test func aNegativeLossBesideThisRunIsNoZero() throws {
    let saddle = ("problem", SettingValue.component(Component(kind: "saddle")))
    func run(_ start: [Double]) throws -> Bench {
      var bench = try Bench(
        Scenario(
          configuration: try configuration([
            saddle, ("start", .vector(start)), ("steps", .integer(200)),
          ])))
      bench.press(.end)
      return bench
    }
    var bench = try run([1, 0])
    #expect(title(bench) == "loss · log")
    let other = try run([1, 0.001])
    #expect(other.run.history.loss(at: 199) < -0.2)
    bench.model.snapshot.comparedRuns = [
      ComparedRun(
        kind: .variant, label: "beside", history: other.run.history, start: other.run.start,
        configuration: other.run.configuration)
    ]
    // The excess over the floor of −0.25 is positive: a quarter on the saddle, and 0 at the minimum.
    #expect(title(bench) == "excess over the floor · log")
    let series = LossCurve(bench.model).plot.series
    let ends = series.map { $0.samples.value(at: 199) }
    #expect(ends.contains { abs($0 - 0.25) < 1e-6 } && ends.contains { $0 >= 0 && $0 < 1e-6 })
    // Without a floor the axis is linear, and the title says why.
    bench.model.snapshot.theoryReport = TheoryReport(LossTheory(scope: .local, hessian: nil))
    #expect(title(bench) == "loss · below 0, so linear")
    let plot = LossCurve(bench.model).plot
    #expect(plot.y.scale == .linear && plot.y.lower < -0.2)
    bench.press(.character("y"))
    #expect(title(bench) == "loss")
  }

  /// |w − true_w|, else |w − w*|, else |w|.
  @Test(arguments: [
    ("linear-regression", "|w−true_w|"), ("beale", "|w−w*|"), ("catapult", "|w|"),
  ])
  func theDistanceIsFromWhatThereIs(kind: String, name: String) throws {
    var bench = try Bench(
      Scenario(
        configuration: try configuration([
          ("problem", .component(Component(kind: kind))), ("learning_rate", .number(0.001)),
        ])))
    bench.press(.end)
    bench.model.lossView.quantity = .distance
    #expect(title(bench) == "\(name) · log")
    let theory = bench.model.snapshot.theory
    let point = theory.trueParameters ?? theory.minimizers.first ?? [0, 0]
    let samples = try #require(LossCurve(bench.model).plot.series.first?.samples)
    #expect(samples.count == 21)
    for position in [0, 1, 20] {
      let w =
        position == 0 ? bench.run.parametersAtStart : bench.run.history.parameters(at: position - 1)
      let (x, y) = (w[0] - point[0], w[1] - point[1])
      let expected = (x * x + y * y).squareRoot()
      #expect(abs(samples.value(at: position) - expected) <= 1e-12 * expected)
    }
  }

  /// A learning rate holds from one update to the next; nothing else jumps.
  @Test(arguments: ScenarioView.Curve.allCases)
  func theLearningRateIsDrawnInSteps(_ quantity: ScenarioView.Curve) throws {
    var bench = try Bench()
    bench.press(.end)
    bench.model.lossView.quantity = quantity
    let series = LossCurve(bench.model).plot.series
    #expect(!series.isEmpty)
    #expect(series.allSatisfy { $0.isStepped == (quantity == .learningRate) })
  }

  @Test func allPlotsAgainstTheStepHaveOneAxis() throws {
    var bench = try Bench()
    bench.press(.character("x"))
    let axis = ParameterCurves(bench.model).plot.x
    #expect(axis.scale == .logarithmic && axis == LossCurve(bench.model).plot.x)
    bench.press(.character("x"))
    #expect(ParameterCurves(bench.model).plot.x.scale == .linear)
  }

  @Test func smoothingIsSavedAndOpened() throws {
    var bench = try Bench()
    bench.model.lossView.smoothMore()
    let view = try #require(bench.model.scenarioView)
    #expect(view.smoothing == 0.6)
    #expect(LossView(view).smoothing == 0.6)
  }

  @Test func theGradientAndTheRateAreThoseOfTheUpdates() throws {
    var bench = try Bench()
    bench.press(.character(">"))
    bench.press(.character("]"), .character(">"))
    bench.model.lossView.quantity = .gradientNorm
    #expect(values(bench) == (0..<20).map(bench.run.history.gradientNorm))
    bench.model.lossView.quantity = .learningRate
    let rates = values(bench)
    #expect(rates == (0..<20).map(bench.run.history.learningRate))
    #expect(rates[9] == 0.1 && rates[10] > 0.1)
    // At the head no update has been made yet: the one that led there; before it, the one that was.
    for _ in 0..<2 {
      let point = LossCurve(bench.model).plot.points.first?.points.first
      #expect(point == PlanePoint(x: 19, y: rates[19]))
      bench.press(.character(","))
    }
    // Neither has a floor or a prediction.
    #expect(LossCurve(bench.model).plot.references.isEmpty)
    bench.press(.character("d"))
    #expect(!LossCurve(bench.model).showsPrediction)
  }

  /// An average of equal numbers is that number, to the bit: rounding would draw a step.
  @Test(arguments: [0.6, 0.9, 0.99], [0.1, 1e-300, -7.3])
  func aConstantRowStaysConstant(weight: Double, value: Double) {
    let row = SmoothedSamples(ArraySamples(Array(repeating: value, count: 100)), weight: weight)
    #expect((0..<100).map(row.value) == Array(repeating: value, count: 100))
  }

  /// Against the recurrence of Kingma and Ba (2015), section 3.
  @Test(arguments: [0.6, 0.9, 0.99])
  func theAverageIsCorrectedForItsBeginning(weight: Double) {
    let values = (0..<50).map { Double($0 * 7 % 11) + ($0 == 20 ? .nan : 0) }
    let row = SmoothedSamples(ArraySamples(values), weight: weight)
    var (moment, power) = (0.0, 1.0)
    for (index, value) in values.enumerated() {
      if value.isFinite {
        moment = weight * moment + (1 - weight) * value
        power *= weight
      }
      // Some hundred additions of numbers up to 10.
      #expect(abs(row.value(at: index) - moment / (1 - power)) <= 1e-12)
    }
  }

  @Test func saysWhyNothingIsForetold() throws {
    var bench = try Bench()
    bench.press(.end, .character("d"))
    #expect(bench.model.notice == nil)
    bench.press(.character("d"))
    bench.model.lossView.quantity = .learningRate
    bench.press(.character("d"))
    #expect(bench.model.notice?.text.string.contains("the loss and its excess") == true)
    var adam = try Bench(
      Scenario(
        configuration: try configuration([("optimizer", .component(Component(kind: "adam")))])))
    adam.press(.character("d"))
    #expect(adam.model.notice?.text.string.contains("no prediction") == true)
  }
}
