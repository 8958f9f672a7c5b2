import Scenarios
import TerminalKit
import Training

@testable import Dashboard

/// The states in which the dashboard is drawn by tests.
enum BenchState: String, CaseIterable, Sendable {
  case empty, running, paused, rewound, fork, diverged, replay, editing, refused, failed, lesson
  case parameters, linear, excess, directions, predicted, allCurves
  case zoomed, manyParameters, oneParameter
  case coordinates, outliers, polynomial, boundary, boundaryFork, panned, sameCell
  case help, browser, opening, save, overwrite, note, unsaved, palette, picture, choices
  case pending, gradientNorm, learningRate, distance, closer, stretched, growing, batches
  case selectedEvent, browserRefusal, lessonText

  /// A dashboard in this state.
  func bench(
    size: Size = Size(width: 80, height: 24), look: Look = Look()
  ) throws -> Bench {
    var bench = try Bench(
      try scenario, name: self == .replay ? "rescue" : nil, isReplay: self == .replay, size: size,
      look: look)
    prepare(&bench)
    return bench
  }

  var scenario: Scenario {
    get throws {
      var scenario = Scenario(configuration: try configuration(values))
      scenario.title = "The notebook"
      switch self {
      case .replay, .lesson, .selectedEvent, .lessonText:
        scenario.title = "Rescue a diverging run"
        scenario.about = """
          The learning rate 1.0 is above 2/λmax, so the loss grows at every step.

          At step 10 it is lowered to 0.3: watch the curve turn.
          """
        scenario.events = [
          Event(at: 10, .set(name: "learning_rate", value: .number(0.3))),
          Event(at: 15, .note("Back under 2/λmax")),
        ]
      default: break
      }
      return scenario
    }
  }

  private var values: [(String, SettingValue)] {
    switch self {
    case .replay, .lesson, .selectedEvent, .lessonText:
      [("seed", .integer(7)), ("learning_rate", .number(1)), ("steps", .integer(40))]
    case .diverged: [("learning_rate", .number(1.5)), ("steps", .integer(60))]
    case .manyParameters, .coordinates:
      [("true_w", .vector([1, -2, 0.5, 3, 0])), ("features", .integer(5))]
    case .outliers:
      [
        ("true_w", .vector([2])), ("features", .integer(1)), ("outliers.count", .integer(3)),
        ("outliers.add", .number(5)),
      ]
    case .polynomial:
      [
        ("problem", .component(Component(kind: "polynomial-regression"))),
        ("learning_rate", .number(0.7)),
      ]
    case .boundary, .boundaryFork:
      [
        ("problem", .component(Component(kind: "logistic-regression"))),
        ("learning_rate", .number(0.5)), ("steps", .integer(40)),
      ]
    case .sameCell: [("noise", .number(0.01))]
    case .growing: [("learning_rate", .number(1)), ("steps", .integer(60))]
    case .batches: [("batch_size", .integer(10))]
    case .oneParameter: [("true_w", .vector([2])), ("features", .integer(1))]
    default: []
    }
  }

  private func prepare(_ bench: inout Bench) {
    switch self {
    case .empty, .lesson: break
    case .running:
      bench.press(.character(">"), .space)
    case .paused: bench.press(.end)
    case .rewound: bench.press(.end, .character("<"))
    case .fork:
      bench.press(.end, .character("<"), .enter)
      bench.type("0.7")
      bench.press(.enter, .end)
    case .diverged, .manyParameters, .oneParameter, .outliers, .sameCell, .batches:
      bench.press(.end)
    case .coordinates: bench.press(.end, .character("v"), .character("a"))
    case .polynomial: bench.press(.end, .character("v"), .character("v"))
    case .boundary: bench.press(.end, .character("v"))
    case .boundaryFork:
      bench.press(.end, .character("v"), .home, .character(">"), .enter)
      bench.type("5")
      bench.press(.enter, .end)
    case .panned:
      bench.press(.end, .tab, .tab, .character("Z"), .character(")"), .character("K"))
    case .replay: bench.press(.character(">"), .character("."), .character("."))
    case .editing, .refused:
      bench.press(.character(">"), .enter)
      bench.type(self == .editing ? "0.3" : "-3")
      if self == .refused { bench.press(.enter) }
    case .failed:
      bench.send(.failed("scenarios/mine.yaml: cannot write: No space left on device"))
    case .parameters: bench.press(.end, .character("v"))
    case .linear: bench.press(.end, .character("y"))
    case .excess: bench.press(.end, .character("e"), .character("m"))
    case .directions: bench.press(.end, .character("e"), .character("e"))
    case .allCurves:
      bench.press(.end, .character("<"), .character("]"), .end, .character("<"), .character("E"))
    case .predicted: bench.press(.end, .character("<"), .character("d"))
    case .zoomed: bench.press(.end, .tab, .tab, .character("z"), .character("Z"))
    case .pending: bench.model.form.pending = ["learning_rate": .number(0.25)]
    case .gradientNorm, .learningRate, .distance:
      let count = self == .gradientNorm ? 3 : self == .learningRate ? 4 : 5
      bench.press(.end, .character("<"))
      for _ in 0..<count { bench.press(.character("e")) }
    case .closer: bench.press(.end, .character("x"), .tab, .character("Z"))
    case .stretched: bench.press(.end, .character("r"))
    case .growing: bench.press(.character(">"), .character(">"))
    case .selectedEvent:
      bench.model.focus = .events
      bench.press(.character(">"), .up)
    case .lessonText: bench.press(.character("i"))
    case .help: bench.press(.character("?"))
    case .browser:
      bench.press(.character("o"))
      bench.send(.listed(Self.entries))
      bench.press(.down)
      if let run = try? Run(configuration: Configuration()) {
        bench.send(.previewed(id: "timid", ScenarioPreview(running: run, steps: 120, view: nil)))
      }
    case .browserRefusal:
      bench.press(.character("o"))
      bench.send(.listed(Self.entries))
      bench.press(.down, .down, .down, .enter)
    case .opening:
      bench.press(.end, .character("o"))
      bench.send(.listed(Self.entries))
      bench.press(.enter)
      bench.send(.preparing(number: 1))
    case .save: bench.press(.character("s"))
    case .overwrite:
      bench.press(.character("s"))
      bench.type("mine")
      bench.press(.enter)
      bench.send(
        .nameTaken(
          TakenName(
            name: "mine", losses: ["its comments", "its 5 expectations"], wasChanged: true)))
    case .note:
      bench.press(.character("n"))
      bench.type("look here")
    case .unsaved: bench.press(.character("]"), .character("q"))
    case .palette: bench.press(.character(":"))
    case .picture: bench.press(.end, .character("p"))
    case .choices:
      bench.press(.down, .down, .down, .down, .enter)
      bench.type("mean")
      bench.press(.down)
    }
  }

  private static let entries = [
    ScenarioEntry(
      id: "notebook", name: "notebook", title: "The notebook",
      about: "Gradient descent on linear regression, as in the notebook.", group: "First steps"),
    ScenarioEntry(
      id: "timid", name: "timid", title: "Too timid",
      about:
        "A learning rate that is ten times smaller: half of the excess is left after 20 steps.",
      group: "First steps"),
    ScenarioEntry(
      id: "rescue", name: "rescue", title: "Rescue a diverging run", about: "", group: "Stability"),
    ScenarioEntry(
      id: "mine", name: "mine", title: "", about: "",
      problem: "scenarios/mine.yaml:3: learning_rate: takes a number of at least 0"),
  ]
}
