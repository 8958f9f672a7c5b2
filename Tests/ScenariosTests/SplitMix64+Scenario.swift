import Randomness
@testable import Scenarios
import Training

extension SplitMix64 {
  /// An arbitrary scenario, of any form.
  mutating func scenario() throws -> Scenario {
    var scenario = Scenario(configuration: try configuration())
    scenario.title = text()
    scenario.about = once(in: 3) ? "" : (0..<below(6)).map { _ in text() }.joined(separator: "\n")
    if once(in: 2) { scenario.about += String(repeating: "\n", count: below(3)) }
    scenario.group = once(in: 2) ? nil : text()
    scenario.order = once(in: 2) ? nil : number()
    scenario.view = once(in: 2) ? nil : view()
    var variants: [String] = []
    for index in 0..<below(3) {
      let name = text() + "\(index)"
      variants.append(name)
      scenario.variants.append(
        Variant(
          name: name,
          overrides: [
            .init(name: "optimizer", value: .component(try optimizer())),
            .init(name: "learning_rate", value: .number(abs(number()))),
          ], events: once(in: 2) ? nil : events()))
    }
    scenario.events = events()
    for event in scenario.events where event.isNote && once(in: 2) {
      scenario.noteViews[event.position] = view()
    }
    scenario.expectations = (0..<below(5)).map { _ in
      Expectation(claim(), variant: once(in: 2) ? nil : variants.first)
    }
    if once(in: 2) { scenario.recorded = recorded() }
    return scenario
  }

  private mutating func configuration() throws -> Configuration {
    var configuration = Configuration()
    try configuration.set("seed", to: .integer(Int(next() >> 1)))
    try configuration.set("learning_rate", to: .number(abs(number())))
    try configuration.set("steps", to: .integer(1 + below(1_000_000_000)))
    try configuration.set("dtype", to: .choice(once(in: 2) ? "float32" : "float64"))
    try configuration.set("noise", to: .number(abs(number())))
    try configuration.set("true_w", to: once(in: 2) ? .automatic : .vector([number(), number()]))
    try configuration.set("start", to: once(in: 2) ? .automatic : .vector([number(), number()]))
    try configuration.set("optimizer", to: .component(try optimizer()))
    return configuration
  }

  private mutating func optimizer() throws -> Component {
    var configuration = Configuration()
    let momentum = abs(number())
    try configuration.set("momentum", to: .number(momentum))
    // Without momentum it is refused.
    try configuration.set("nesterov", to: .choice(momentum > 0 && once(in: 2) ? "on" : "off"))
    return configuration.component(.optimizer)
  }

  private mutating func number() -> Double {
    switch below(4) {
    case 0: return Double(below(21) - 10)
    case 1: return Double(below(2001) - 1000) / 100
    case 2: return Double(Float(unit()))
    default:
      let value = Double(bitPattern: next())
      return value.isFinite ? value : 0.5
    }
  }

  private static let pieces: [String] = [
    "a", "B", "λ", "w₁", " ", "  ", ":", ": ", "#", " #", "-", "- ", "?", ",", "[", "]", "{", "}",
    "&a", "*b", "!", "|", ">", "'", "\"", "%", "@", "`", "\\", "0", "1.5", "true", "null", "~",
    "é", "e\u{301}", "🏂", "👩‍🔬", "\u{2028}", "\u{85}", "\u{7}", "\t", "\u{202E}", "=",
    "<<", "...", "---", "\u{FFFE}", "\u{10FFFF}", "\u{A0}", "x: y", "{a: b}",
  ]

  private mutating func text() -> String {
    (0...below(6)).map { _ in one(of: Self.pieces) }.joined()
  }

  private mutating func view() -> ScenarioView {
    ScenarioView(
      panels: once(in: 2) ? nil : (0..<below(3)).map { _ in text() },
      steps: once(in: 2) ? nil : .log, loss: once(in: 2) ? nil : .linear,
      curve: once(in: 2) ? nil : one(of: ScenarioView.Curves.allCases),
      smoothing: once(in: 2) ? nil : 0.25 * Double(below(4)),
      trajectory: once(in: 2) ? nil : ScenarioView.Trajectory.allCases[below(4)],
      plane: once(in: 2) ? nil : .init(right: 1 + below(9), up: 1 + below(9)),
      window: once(in: 2) ? nil : below(10)...(10 + below(90)))
  }

  private mutating func events() -> [Event] {
    var position = 0
    return (0..<below(6)).map { _ in
      position += below(4)
      switch below(4) {
      case 0: return Event(at: position, .note(text()))
      case 1: return Event(at: position, .note(text() + "\n" + text() + "\n"))
      case 2: return Event(at: position, .set(name: "noise", value: .number(abs(number()))))
      default:
        return Event(at: position, .set(name: "learning_rate", value: .number(abs(number()))))
      }
    }
  }

  private mutating func bound() -> Bound {
    let value = number()
    return Bound(
      above: once(in: 2) ? nil : number(), below: once(in: 2) ? nil : number(),
      within: value...Swift.max(value, number()))
  }

  private mutating func requirement() -> Expectation.Requirement {
    switch below(5) {
    case 0: .init(.loss, [bound()])
    case 1: .init(.parameters, [bound(), bound()])
    case 2: .init(.distance(to: once(in: 2) ? .truth : .minimizer), [bound()])
    case 3: .init(.theory(.eigenvalues), [bound(), bound()])
    default: .init(.gradientNorm, [bound()])
    }
  }

  private mutating func count() -> Count {
    once(in: 2) ? .exactly(below(100)) : .within(below(10)...(10 + below(10)))
  }

  private mutating func claim() -> Expectation.Claim {
    switch below(4) {
    case 0: .at(position: below(1000), [requirement()])
    case 1:
      .over(
        below(10)...(10 + below(10)),
        [.init(Expectation.Summary.Kind.allCases[below(4)], requirement())])
    case 2: .reach(requirement(), step: count(), stay: once(in: 2))
    default: .notFinite(count())
    }
  }

  private mutating func recorded() -> Recorded {
    let special = ["NaN", "Infinity", "-Infinity", "0.0", "-0.0"]
    return Recorded(
      position: below(1000),
      parameters: [.init(text: number().description), .init(text: special[below(5)])],
      loss: .init(text: special[below(5)]),
      arithmetic: text(), configuration: String(next(), radix: 16),
      records: String(next() % 10_000_000))
  }
}

/// The scenario's own, not Swift Testing's.
typealias Expectation = Scenarios.Expectation
