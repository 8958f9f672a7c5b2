import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

/// Every reading is of the learning rate of the update at the cursor, as the schedule has made it.
@Suite struct ScheduledRateTests {
  /// A bowl with the eigenvalues 1 and 4, whose bound is 0.5, at 0.1·1.1ᵏ.
  private func bench(_ events: [Event] = []) throws -> Bench {
    var configuration = Configuration()
    let bowl = Component(kind: "quadratic-bowl", values: ["eigenvalues": .vector([1, 4])])
    try configuration.set("problem", to: .component(bowl))
    try configuration.set("start", to: .vector([1, 1]))
    try configuration.set("dtype", to: .choice("float64"))
    try configuration.set("steps", to: .integer(40))
    try configuration.set(
      "schedule", to: .component(Component(kind: "exponential", values: ["gamma": .number(1.1)])))
    return try Bench(
      Scenario(configuration: configuration, events: events), size: Size(width: 120, height: 40))
  }

  private func row(_ label: SafeText, _ bench: Bench) -> Readout.Row? {
    Readout(bench.model).rows.first { $0.label == label }
  }

  @Test func theReadoutFollowsTheSchedule() throws {
    var bench = try bench()
    #expect(row("lr/(2/λmax)", bench)?.value == "0.2")
    #expect(row("lr/(2/λmax)", bench)?.remark == "stable")
    // 0.1·1.1ᵏ > 0.5 from k = ln 5/ln 1.1 = 16.9 on; 0.1·1.1¹⁷ = 0.50545.
    #expect(row("unstable", bench)?.value == "from step 17")
    #expect(row("unstable", bench)?.remark == "lr 0.5054")
    #expect(row("lr here", bench) == nil)
    #expect(bench.screen().plainText.contains("from step 17"))
    bench.press(.end)
    // 0.1·1.1⁴⁰ = 4.5259: 9.052 times the bound, and |1 − 4·4.5259| = 17.1 a step.
    #expect(row("lr/(2/λmax)", bench)?.value == "9.05")
    #expect(row("lr/(2/λmax)", bench)?.remark == "unstable")
    #expect(row("κ", bench)?.remark == "rate 17.1/step")
    #expect(row("lr here", bench)?.value == "4.526")
    #expect(row("unstable", bench) == nil)
    let text = try #require(Diagnosis(bench.model.snapshot)).text(bench.model.look)
    #expect(text.contains("the learning rate 4.526 is 9.052 times"))
    #expect(text.contains("by a smaller one or another schedule"))
  }

  @Test func plainModeSaysTheSame() throws {
    let model = try bench().model
    let status = PlainReport(model.snapshot, model.document).status
    #expect(status[0].split(separator: "unstable from step 17 lr 0.5054").count == 2)
  }

  /// The curve that is foretold is the run's own, whatever the rates on the way.
  @Test(arguments: [0, 6, 12])
  func theForetoldCurveFollowsTheSchedule(position: Int) throws {
    var bench = try bench([Event(at: 10, .set(name: "learning_rate", value: .number(0.2)))])
    bench.press(.end)
    let history = bench.model.snapshot.history
    bench.press(.home)
    for _ in 0..<position { bench.press(.character(".")) }
    bench.model.lossView.showsPrediction = true
    let series = try #require(LossSeries.predicted(LossCurve(bench.model)))
    // Of the event that is ahead of the cursor it knows nothing.
    let end = position < 10 ? 10 : 40
    for step in Int(series.start)..<end {
      let value = series.samples.value(at: step - Int(series.start))
      let loss = history.loss(at: step)
      #expect(abs(value - loss) <= 1e-12 * max(1, loss), "\(step)")
    }
  }

  /// The form, too, takes the rate that was set for news where another one is in force, and for none where it
  /// is the one in force.
  @Test func theFormRestoresTheRateThatWasSet() throws {
    var bench = try bench()
    bench.press(.character("."), .character("."))
    bench.model.form.selected = "learning_rate"
    bench.press(.enter)
    for _ in 0..<20 { bench.press(.backspace) }
    bench.type("0.1")
    bench.press(.enter)
    #expect(
      bench.model.snapshot.events
        == [Event(at: 2, .set(name: "learning_rate", value: .number(0.1)))])
    #expect(bench.model.snapshot.learningRate == 0.1)
    bench.press(.enter, .enter)
    #expect(bench.model.snapshot.events.count == 1)
  }
}
