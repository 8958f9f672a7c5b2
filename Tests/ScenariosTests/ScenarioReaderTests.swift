import Scenarios
import Testing
import Training

@Suite struct ScenarioReaderTests {
  static let rescue = """
    piste: 1                       # version of this format
    title: Rescue a diverging run
    about: |
      What to look at, for the reader.
    problem: {kind: linear-regression, samples: 50, features: 2, true_w: [-1.0, 2.0], noise: 0.1}
    dtype: float32
    seed: 7
    start: [1.0, 0.0]
    optimizer: {kind: sgd, momentum: 0.0}
    learning_rate: 1.0
    steps: 40
    events:
      - {at: 10, set: {learning_rate: 0.3}}
      - {at: 15, note: Back under 2/λmax}
    expect:
      - {at: 10, loss: {above: 800}}
      - {at: 40, excess: {below: 1.0e-6}}
    recorded: {at: 40, w: [-1.0084628, 2.0035863], loss: 0.010204946, arithmetic: 1-00, config: ab, records: cd}

    """

  func read(_ text: String) throws(ScenarioError) -> Scenario {
    try ScenarioReader.read(Array(text.utf8), file: "x.yaml")
  }

  @Test func readsTheHeadWithoutTheLists() throws {
    let head = try ScenarioReader.readHead(Array(Self.rescue.utf8), file: "x.yaml")
    let whole = try read(Self.rescue)
    #expect(head.title == whole.title && head.about == whole.about)
    #expect(head.configuration == whole.configuration)
    #expect(head.events.isEmpty && head.expectations.isEmpty && head.recorded == nil)
    // The text may speak of events; a list begins at the margin.
    let text = "piste: 1\nabout: |\n  events:\n  compare:\ntitle: T\ncompare:\n  - {wrong: 1}\n"
    let other = try ScenarioReader.readHead(Array(text.utf8), file: "x.yaml")
    #expect(other.title == "T" && other.about == "events:\ncompare:\n")
    #expect(throws: ScenarioError.self) {
      try ScenarioReader.readHead(Array("piste: 1\nwrong: 1\nevents:".utf8), file: "x.yaml")
    }
  }

  @Test func readsEveryPartOfAScenario() throws {
    let scenario = try read(Self.rescue)
    #expect(scenario.title == "Rescue a diverging run")
    #expect(scenario.about == "What to look at, for the reader.\n")
    #expect(scenario.configuration[RunSettings.seed] == 7)
    #expect(scenario.configuration[RunSettings.learningRate] == 1)
    #expect(scenario.configuration[RunSettings.start] == [1, 0])
    #expect(
      scenario.events == [
        Event(at: 10, .set(name: "learning_rate", value: .number(0.3))),
        Event(at: 15, .note("Back under 2/λmax")),
      ])
    #expect(
      scenario.expectations == [
        Expectation(.at(position: 10, [.init(.loss, [Bound(above: 800)])])),
        Expectation(.at(position: 40, [.init(.excess, [Bound(below: 1e-6)])])),
      ])
    #expect(scenario.recorded?.parameters.map(\.text) == ["-1.0084628", "2.0035863"])
    #expect(scenario.recorded?.position == 40)
  }

  @Test func whatIsLeftOutTakesTheCataloguesDefaults() throws {
    #expect(try read("piste: 1\n") == Scenario())
  }

  @Test func everyFormOfAnExpectationIsRead() throws {
    let scenario = try read(
      """
      piste: 1
      compare:
        - {name: fast, learning_rate: 0.5, optimizer: {kind: sgd, momentum: 0.9}, events: []}
      expect:
        - {from: 2, to: 9, excess: {every: {below: 3}}, gradient_norm: {max: {within: [0, 1]}}}
        - {reach: {distance: {to: w*, below: 0.1}}, step: {within: [3, 5]}, stay: true, variant: fast}
        - {not_finite: 71}
        - {at: 0, theory: {eigenvalues: [{above: 1}, {below: 3}], condition_number: {within: [2, 2.1]}}}
        - {at: 3, w: [{above: -1}, {below: 2, above: 1}], distance: {above: 0}}

      """)
    let expected: [Expectation] = [
      Expectation(
        .over(
          2...9,
          [
            .init(.every, .init(.excess, [Bound(below: 3)])),
            .init(.max, .init(.gradientNorm, [Bound(within: 0...1)])),
          ])),
      Expectation(
        .reach(
          .init(.distance(to: .minimizer), [Bound(below: 0.1)]), step: .within(3...5), stay: true),
        variant: "fast"),
      Expectation(.notFinite(.exactly(71))),
      Expectation(
        .at(
          position: 0,
          [
            .init(.theory(.eigenvalues), [Bound(above: 1), Bound(below: 3)]),
            .init(.theory(.conditionNumber), [Bound(within: 2...2.1)]),
          ])),
      Expectation(
        .at(
          position: 3,
          [
            .init(.parameters, [Bound(above: -1), Bound(above: 1, below: 2)]),
            .init(.distance(to: .truth), [Bound(above: 0)]),
          ])),
    ]
    #expect(scenario.expectations == expected)
    #expect(scenario.variants.map(\.name) == ["fast"])
    #expect(scenario.variants.first?.events == [])
  }

  @Test func aSetOfSeveralSettingsBecomesOneEventEach() throws {
    let scenario = try read(
      "piste: 1\nevents: [{at: 3, set: {momentum: 0.5, optimizer: {kind: sgd}}, note: both}]\n")
    #expect(scenario.events.map(\.position) == [3, 3, 3])
    guard case .set("optimizer", _) = scenario.events[0].action,
      case .set("momentum", .number(0.5)) = scenario.events[1].action,
      case .note("both") = scenario.events[2].action
    else {
      Issue.record("order: \(scenario.events)")
      return
    }
  }

  @Test func settingsOfOneMapAreReadWhereverSettingsStand() throws {
    let scenario = try read(
      """
      piste: 1
      problem: {kind: linear-regression, outliers: {add: -3, count: 5}}
      compare: [{name: more, outliers: {count: 7}}]
      """)
    #expect(scenario.configuration[LinearOutliers.count] == .integer(5))
    #expect(scenario.configuration[LinearOutliers.add] == .number(-3))
    let more = try scenario.variants[0].configuration(over: scenario.configuration)
    #expect(more[LinearOutliers.count] == .integer(7) && more[LinearOutliers.add] == .number(-3))
    let text = ScenarioWriter.text(of: scenario)
    #expect(text.contains("outliers: {count: 5, add: -3.0}"))
    #expect(text.contains("    outliers: {count: 7}"))
    #expect(try read(text) == scenario)
  }

  private enum LinearOutliers {
    static let settings = Configuration().settings
    static let count = settings.first { $0.name == "outliers.count" } ?? RunSettings.steps.setting
    static let add = settings.first { $0.name == "outliers.add" } ?? RunSettings.steps.setting
  }

  @Test func allRowsAreAWordOrNought() throws {
    for text in ["all", "0"] {
      let scenario = try read(
        "piste: 1\nbatch_size: 5\nevents: [{at: 3, set: {batch_size: \(text)}}]\n")
      #expect(scenario.events.map(\.action) == [.set(name: "batch_size", value: .integer(0))])
      #expect(ScenarioWriter.text(of: scenario).contains("set: {batch_size: all}"))
    }
  }

  @Test func wholeNumbersBeyondADoubleStayExact() throws {
    let scenario = try read("piste: 1\nseed: 9007199254740993\n")
    #expect(scenario.configuration[RunSettings.seed] == 9_007_199_254_740_993)
  }
}
