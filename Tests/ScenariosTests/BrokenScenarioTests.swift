import Deadline
import Scenarios
import Testing
import Training

/// Files that are wrong, each with the line and the key that the error must name and words that it
/// must contain.
struct BrokenScenario: CustomTestStringConvertible, Sendable {
  let text: String
  let line: Int?
  let key: String?
  let words: String

  var testDescription: String { text.unicodeScalars.count < 60 ? text : words }

  init(_ text: String, _ line: Int?, _ key: String?, _ words: String) {
    self.text = text
    self.line = line
    self.key = key
    self.words = words
  }

  static let whole: [BrokenScenario] = [
    BrokenScenario("", nil, nil, "empty"),
    BrokenScenario("# only a comment\n", nil, nil, "empty"),
    BrokenScenario("\n\n", nil, nil, "empty"),
    BrokenScenario("hello", 1, nil, "it takes the keys of a scenario"),
    BrokenScenario("[1, 2]", 1, nil, "a list is not accepted"),
    BrokenScenario("title: x\n", 1, "piste", "missing"),
    BrokenScenario("piste: 2\nnonsense: 1\n", 1, "piste", "version 2"),
    BrokenScenario("piste: 1.0\n", 1, "piste", "version 1.0"),
    BrokenScenario("piste: '1'\n", 1, "piste", "version"),
    BrokenScenario("piste: [1]\n", 1, "piste", "it takes the version 1"),
    BrokenScenario("piste:\n", 1, "piste", "version"),
    BrokenScenario("piste: 1\n---\npiste: 1\n", 2, nil, "another document"),
    BrokenScenario("piste: 1\r\nstepz: 3\r\n", 2, "stepz", "steps"),
    BrokenScenario("piste: 1\rsteps: 3\rstepz: 3\r", 3, "stepz", "steps"),
    BrokenScenario("\u{FEFF}\u{FEFF}piste: 1\n", 1, nil, "byte-order mark inside"),
    BrokenScenario("piste: 1\ntitle: a\u{FEFF}b\n", 2, nil, "byte-order mark inside"),
    BrokenScenario("piste: 1\ntitle: a\u{0}b\n", 2, nil, "U+0000"),
    BrokenScenario("piste: 1\ntitle: a\u{1B}[2Jb\n", 2, nil, "U+001B"),
    BrokenScenario("piste: 1\ntitle: a\u{9B}b\n", 2, nil, "U+009B"),
    BrokenScenario("piste: 1\n\tsteps: 3\n", 2, nil, "not YAML"),
    BrokenScenario("piste: 1\nsteps: 3\nsteps: 4\n", nil, "steps", "given twice"),
    BrokenScenario("piste: 1\nsteps: 3\n\"steps\": 4\n", nil, "steps", "given twice"),
    BrokenScenario("piste: 1\nstepz: 3\n", 2, "stepz", "steps"),
    BrokenScenario("piste: 1\n? [a, b]\n: 3\n", 2, nil, "a name as its key"),
    BrokenScenario("piste: 1\n<<: {steps: 3}\n", 2, "<<", "no such key"),
    BrokenScenario("piste: &one 1\n", 1, "piste", "anchors"),
    BrokenScenario("piste: 1\ntitle: *nowhere\n", 2, nil, "anchors"),
    BrokenScenario("piste: 1\nstart: &s [1, 2]\nevents: *s\n", 2, "start", "anchors"),
    BrokenScenario("piste: 1\nseed: !!int 3\n", 2, "seed", "tags"),
    BrokenScenario("piste: 1\nseed: !mine 3\n", 2, "seed", "tags"),
    BrokenScenario("piste: 1\nseed: ! 3\n", 2, "seed", "tags"),
    BrokenScenario("piste: 1\n! seed: 3\n", 2, nil, "tags"),
    BrokenScenario("piste: 1\nproblem: !!omap {kind: sgd}\n", 2, "problem", "tags"),
    BrokenScenario("piste: 1\nstart: [1, 2\n", nil, nil, "not YAML"),
    BrokenScenario("piste: 1\ntitle: \"abc\n", nil, nil, "not YAML"),
    BrokenScenario("piste: 1\ntitle: a: b\n", 2, nil, "not YAML"),
    BrokenScenario("piste: 1\ntitle: @x\n", 2, nil, "not YAML"),
    BrokenScenario("%FOO\npiste: 1\n", nil, nil, "not YAML"),
    BrokenScenario("piste: 1\nsteps: -\n", 2, nil, "not YAML"),
    BrokenScenario("{piste: 1, steps: 3", nil, nil, "not YAML"),
  ]

  static let settings: [BrokenScenario] = [
    BrokenScenario("learning_rate: -1", 2, "learning_rate", "a number of at least 0"),
    BrokenScenario("learning_rate: fast", 2, "learning_rate", "fast is not accepted as a number"),
    BrokenScenario("learning_rate: '0.1'", 2, "learning_rate", "the text \"0.1\""),
    BrokenScenario("learning_rate: [0.1]", 2, "learning_rate", "a list is not accepted"),
    BrokenScenario("learning_rate: {a: 1}", 2, "learning_rate", "a map of keys"),
    BrokenScenario("learning_rate:", 2, "learning_rate", "nothing is not accepted"),
    BrokenScenario("learning_rate: ~", 2, "learning_rate", "~ is not accepted"),
    BrokenScenario("learning_rate: 0,1", 2, "learning_rate", "0,1 is not accepted"),
    BrokenScenario(
      "learning_rate: true", 2, "learning_rate", "true is not accepted as a number"),
    BrokenScenario("samples: 3", 2, "samples", "no such key"),
    BrokenScenario("momentum: 0.5", 2, "momentum", "no such key"),
    BrokenScenario("steps: 0", 2, "steps", "from 1 to 1000000000"),
    BrokenScenario("steps: 1.5", 2, "steps", "a whole number"),
    BrokenScenario("steps: 1000000001", 2, "steps", "from 1 to 1000000000"),
    BrokenScenario("steps: 99999999999999999999", 2, "steps", "a whole number"),
    BrokenScenario("seed: -1", 2, "seed", "a whole number"),
    BrokenScenario("seed: 9223372036854775808", 2, "seed", "a whole number"),
    BrokenScenario("dtype: float16", 2, "dtype", "float32, float64"),
    BrokenScenario("dtype: 32", 2, "dtype", "float32, float64"),
    BrokenScenario("dtype: [float32]", 2, "dtype", "float32, float64"),
    BrokenScenario("start: 1", 2, "start", "a list of finite numbers"),
    BrokenScenario("start: origin", 2, "start", "or default"),
    BrokenScenario("start: [1, x]", 2, "start", "x is not accepted"),
    BrokenScenario("start: [1, .nan]", 2, "start", ".nan is not accepted"),
    BrokenScenario("start: [1, 1e999]", 2, "start", "finite"),
    BrokenScenario("start: [1, [2]]", 2, "start", "a list is not accepted"),
    BrokenScenario("problem: linear-regression", 2, "problem", "{kind: linear-regression}"),
    BrokenScenario("problem: {samples: 3}", 2, "problem.kind", "missing"),
    BrokenScenario("problem: {kind: cubic}", 2, "problem.kind", "no kind cubic"),
    BrokenScenario("problem: {kind: 3}", 2, "problem.kind", "3 is not accepted"),
    BrokenScenario(
      "problem: {kind: linear-regression, samples: 1e12}", 2, "problem.samples", "268435456"),
    BrokenScenario(
      "problem: {kind: linear-regression, samples: 2.5}", 2, "problem.samples", "whole number"),
    BrokenScenario(
      "problem: {kind: linear-regression, samples: 0}", 2, "problem.samples", "from 1 to"),
    BrokenScenario(
      "problem: {kind: linear-regression, momentum: 0}", 2, "problem.momentum", "noise"),
    BrokenScenario(
      "problem: {kind: linear-regression, noise: -0.1}", 2, "problem.noise", "at least 0"),
    BrokenScenario(
      "problem: {kind: linear-regression, true_w: given}", 2, "problem.true_w", "or drawn"),
    BrokenScenario(
      "problem: {kind: linear-regression, features: 10001}", 2, "problem.features", "10000"),
    BrokenScenario("problem:\n  kind: linear-regression\n  noise: x", 4, "problem.noise", "x is"),
    BrokenScenario(
      "problem: {kind: linear-regression, outliers: 5}", 2, "problem.outliers",
      "a map of count, add"),
    BrokenScenario(
      "problem:\n  kind: linear-regression\n  outliers:\n    count: -1", 5,
      "problem.outliers.count",
      "from 0 to"),
    BrokenScenario(
      "problem: {kind: linear-regression, outliers: {many: 5}}", 2, "problem.outliers.many",
      "outliers.count"),
    BrokenScenario(
      "problem: {kind: saddle, outliers: {count: 5}}", 2, "problem.outliers", "no such"),
    BrokenScenario(
      "batch_size: some", 2, "batch_size",
      "some is not accepted as a whole number; it takes decimal digits, such as 20, or all"),
    BrokenScenario("optimizer: {kind: linear-regression}", 2, "optimizer.kind", "sgd"),
    BrokenScenario("optimizer: {kind: sgd, nesterov: yes}", 2, "optimizer.nesterov", "off, on"),
    BrokenScenario("optimizer: {kind: sgd, momentum: -0.1}", 2, "optimizer.momentum", "at least 0"),
    BrokenScenario("schedule: {kind: constant, gamma: 1}", 2, "schedule.gamma", "kind"),
  ]

  static let contradictions: [BrokenScenario] = [
    BrokenScenario("start: [1, 2, 3]", 2, "start", "3 values where 2 are needed"),
    BrokenScenario(
      "steps: 3\nproblem: {kind: linear-regression, features: 3}", 1, "true_w",
      "2 values where 3 are needed"),
    BrokenScenario(
      "problem:\n  kind: linear-regression\n  outliers:\n    count: 51", 5,
      "problem.outliers.count",
      "at most as many as there are samples, 50"),
    BrokenScenario("optimizer: {kind: sgd, nesterov: on}", 2, "optimizer.nesterov", "momentum"),
    BrokenScenario(
      "events: [{at: 3, set: {nesterov: on}}]", 2, "events.set.nesterov", "momentum"),
    BrokenScenario("events: [{at: 9, set: {steps: 8}}]", 2, "events.set.steps", "from 9"),
    BrokenScenario("events: [{at: 9, note: ''}]", 2, "events.note", "not empty"),
    BrokenScenario("compare: [{name: a, start: [1]}]", 2, "compare.start", "2 are needed"),
  ]

  static let numbers: [BrokenScenario] = [
    ".", "+", "-.", ".e1", "5e", "1e", "1e+", "0x1", "0o7", "0b1", "1_000", "1:30", "190:20:30",
    ".inf",
    "-.inf", ".NaN", "nan", "inf", "Infinity", "1e400", "-1e400", "1.2.3", "1 2", "--1", "1e1.5",
    "٣", "１", "1,5", "1f", "1d5", "0x1p3", "1E", "½",
  ].map { BrokenScenario("learning_rate: \($0)", 2, "learning_rate", "it takes ") }

  static let words: [BrokenScenario] = [
    BrokenScenario("title: 5", 2, "title", "quotes"),
    BrokenScenario("title:", 2, "title", "quotes"),
    BrokenScenario("title: true", 2, "title", "quotes"),
    BrokenScenario("title: [a]", 2, "title", "a list"),
    BrokenScenario("title: \(String(repeating: "t", count: 201))", 2, "title", "201 characters"),
    BrokenScenario(
      "about: \(String(repeating: "t", count: 20_001))", 2, "about", "at most 20000"),
    BrokenScenario("about: {a: b}", 2, "about", "a map"),
    BrokenScenario("order: first", 2, "order", "a number"),
    BrokenScenario("group: 3", 2, "group", "quotes"),
    BrokenScenario("view: wide", 2, "view", "panels"),
    BrokenScenario("view: {panel: [loss]}", 2, "view.panel", "panels"),
    BrokenScenario("view: {steps: curved}", 2, "view.steps", "linear, log"),
    BrokenScenario("view: {plane: [0, 1]}", 2, "view.plane", "from 1"),
    BrokenScenario("view: {curve: plane}", 2, "view.curve", "gradient-norm"),
    BrokenScenario("view: {smoothing: 1}", 2, "view.smoothing", "below 1"),
    BrokenScenario("view: {trajectory: loss}", 2, "view.trajectory", "principal"),
    BrokenScenario("view: {plane: [1]}", 2, "view.plane", "two parameters"),
    BrokenScenario("view: {window: [9, 1]}", 2, "view.window", "two positions"),
    BrokenScenario("recorded: yes", 2, "recorded", "a map"),
    BrokenScenario("recorded: {at: 3}", 2, "recorded.w", "missing"),
    BrokenScenario(
      "recorded: {at: 3, w: [a], loss: 1, arithmetic: x, config: y, records: z}", 2, "recorded.w",
      "NaN, Infinity"),
    BrokenScenario(
      "recorded: {at: 3, w: [1], loss: 1, arithmetic: x, config: y, records: z, more: 1}", 2,
      "recorded.more", "records"),
  ]

  static let events: [BrokenScenario] = [
    BrokenScenario("events: {at: 3}", 2, "events", "a list of at most 100000 events"),
    BrokenScenario("events: 3", 2, "events", "a list of at most 100000 events"),
    BrokenScenario("events: [3]", 2, "events", "at with set or note"),
    BrokenScenario("events: [{set: {steps: 3}}]", 2, "events.at", "missing"),
    BrokenScenario("events: [{at: 3}]", 2, "events", "needs set, note or both"),
    BrokenScenario("events: [{at: -1, note: x}]", 2, "events.at", "from 0"),
    BrokenScenario("events: [{at: 1.5, note: x}]", 2, "events.at", "whole number"),
    BrokenScenario("events: [{at: 3, note: 4}]", 2, "events.note", "quotes"),
    BrokenScenario("events: [{at: 3, note: x, foo: 1}]", 2, "events.foo", "at, set, note, view"),
    BrokenScenario(
      "events: [{at: 3, view: {curve: loss}}]", 2, "events", "needs set, note or both"),
    BrokenScenario(
      "events: [{at: 3, set: {steps: 30}, view: {curve: loss}}]", 2, "events.view", "needs a note"),
    BrokenScenario("events: [{at: 3, note: x, view: wide}]", 2, "events.view", "panels"),
    BrokenScenario(
      "events: [{at: 3, note: x, view: {window: [9, 1]}}]", 2, "events.view.window",
      "two positions"),
    BrokenScenario(
      "events: [{at: 3, note: x, view: {curve: rate}}]", 2, "events.view.curve", "learning-rate"),
    BrokenScenario(
      "events:\n  - {at: 3, note: x, view: {}}\n  - {at: 3, note: y, view: {}}", 4, "events",
      "have a view already"),
    BrokenScenario(
      "compare: [{name: a, events: [{at: 3, note: x, view: {}}]}]", 2, "compare.events",
      "the scenario's own notes"),
    BrokenScenario("events: [{at: 3, set: {}}]", 2, "events.set", "at least one setting"),
    BrokenScenario("events: [{at: 3, set: learning_rate}]", 2, "events.set", "a map of settings"),
    BrokenScenario("events: [{at: 3, set: {seed: 1}}]", 2, "events.set.seed", "restarts"),
    BrokenScenario("events: [{at: 3, set: {samples: 9}}]", 2, "events.set.samples", "restarts"),
    BrokenScenario(
      "events: [{at: 3, set: {problem: {kind: linear-regression}}}]", 2, "events.set.problem",
      "restarts"),
    BrokenScenario("events: [{at: 3, set: {lr: 1}}]", 2, "events.set.lr", "learning_rate"),
    BrokenScenario(
      "events: [{at: 3, set: {learning_rate: -1}}]", 2, "events.set.learning_rate", "at least 0"),
    BrokenScenario(
      "events:\n  - {at: 3, note: x}\n  - {at: 2, note: y}", 4, "events", "at 3"),
    BrokenScenario(
      "events: [{at: 3, note: \(String(repeating: "n", count: 20_001))}]", 2, "events.note",
      "at most 20000"),
    BrokenScenario("compare: 3", 2, "compare", "a list of at most 64 variants"),
    BrokenScenario("compare: [{steps: 3}]", 2, "compare.name", "missing"),
    BrokenScenario("compare: [{name: a}, {name: a}]", 2, "compare.name", "two variants"),
    BrokenScenario("compare: [{name: a, rate: 3}]", 2, "compare.rate", "learning_rate"),
    BrokenScenario("compare: [{name: a, steps: 0}]", 2, "compare.steps", "from 1"),
  ]

  static let expectations: [BrokenScenario] = [
    BrokenScenario("expect: {at: 3}", 2, "expect", "a list of at most 10000 expectations"),
    BrokenScenario("expect: [3]", 2, "expect", "at with quantities"),
    BrokenScenario("expect: [{}]", 2, "expect", "at with quantities"),
    BrokenScenario("expect: [{at: 3}]", 2, "expect", "at least one of loss"),
    BrokenScenario("expect: [{at: 3, los: {above: 1}}]", 2, "expect.los", "loss, excess"),
    BrokenScenario("expect: [{at: 3, loss: 4}]", 2, "expect.loss", "above, below or within"),
    BrokenScenario("expect: [{at: 3, loss: {}}]", 2, "expect.loss", "above, below or within"),
    BrokenScenario("expect: [{at: 3, loss: {over: 1}}]", 2, "expect.loss.over", "above, below"),
    BrokenScenario("expect: [{at: 3, loss: {above: x}}]", 2, "expect.loss.above", "a number"),
    BrokenScenario("expect: [{at: 3, loss: {within: 1}}]", 2, "expect.loss.within", "two numbers"),
    BrokenScenario(
      "expect: [{at: 3, loss: {within: [2, 1]}}]", 2, "expect.loss.within", "in order"),
    BrokenScenario("expect: [{at: 3, w: {above: 1}}]", 2, "expect.w", "a list of bounds"),
    BrokenScenario("expect: [{at: 3, w: []}]", 2, "expect.w", "a list of bounds"),
    BrokenScenario(
      "expect: [{at: 3, distance: {to: w, below: 1}}]", 2, "expect.distance.to", "true_w, w*"),
    BrokenScenario(
      "expect: [{at: 3, theory: {kappa: {above: 1}}}]", 2, "expect.theory.kappa", "condition_number"
    ),
    BrokenScenario("expect: [{from: 3, loss: {max: {below: 1}}}]", 2, "expect.to", "missing"),
    BrokenScenario("expect: [{from: 3, to: 2, loss: {max: {below: 1}}}]", 2, "expect.to", "below"),
    BrokenScenario("expect: [{from: 1, to: 2, loss: {below: 1}}]", 2, "expect.loss.below", "mean"),
    BrokenScenario(
      "expect: [{from: 1, to: 2, loss: {median: {below: 1}}}]", 2, "expect.loss.median", "mean"),
    BrokenScenario("expect: [{reach: {loss: {below: 1}}}]", 2, "expect.step", "missing"),
    BrokenScenario("expect: [{reach: 3, step: 4}]", 2, "expect.reach", "one quantity"),
    BrokenScenario(
      "expect: [{reach: {loss: {below: 1}, excess: {below: 1}}, step: 1}]", 2, "expect.reach",
      "one quantity"),
    BrokenScenario(
      "expect: [{reach: {loss: {below: 1}}, step: 4, stay: perhaps}]", 2, "expect.stay",
      "true or false"),
    BrokenScenario("expect: [{not_finite: soon}]", 2, "expect.not_finite", "whole number"),
    BrokenScenario("expect: [{not_finite: 3, at: 4}]", 2, "expect.not_finite", "no such key"),
    BrokenScenario(
      "expect: [{at: 3, loss: {above: 1}, variant: a}]", 2, "expect.variant", "no variant a"),
  ]

  static let underHeader = settings + contradictions + numbers + words + events + expectations
}

@Suite struct BrokenScenarioTests {
  func error(of text: String) -> ScenarioError? {
    do {
      _ = try ScenarioReader.read(Array(text.utf8), file: "dir/x.yaml")
      return nil
    } catch {
      return error
    }
  }

  func check(_ broken: BrokenScenario, text: String) {
    guard let error = error(of: text) else {
      Issue.record("accepted: \(text)")
      return
    }
    #expect(error.file == "dir/x.yaml")
    if let line = broken.line { #expect(error.line == line, "\(error)") }
    if let key = broken.key { #expect(error.key == key, "\(error)") }
    #expect(error.description.contains(broken.words), "\(error)")
    #expect(error.description.hasPrefix("dir/x.yaml"))
  }

  @Test(arguments: BrokenScenario.whole) func wholeFileIsRefused(_ broken: BrokenScenario) {
    check(broken, text: broken.text)
  }

  @Test(arguments: BrokenScenario.underHeader)
  func keyIsRefusedWithItsLine(_ broken: BrokenScenario) {
    check(broken, text: "piste: 1\n" + broken.text + "\n")
  }

  @Test func bytesThatAreNoTextAreRefused() {
    let binaries: [[UInt8]] = [
      [0xFF, 0xFE, 0x00, 0x01], [0x70, 0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0x7F, 0x45, 0x4C],
      Array("piste: 1\ntitle: ".utf8) + [0xFF, 0x0A],
    ]
    for bytes in binaries {
      #expect(throws: ScenarioError.self) { try ScenarioReader.read(bytes, file: "b") }
    }
  }

  @Test func aFileOverTheCapIsRefusedUnread() {
    let bytes = [UInt8](repeating: 0x23, count: Caps.scenarioBytes + 1)
    #expect(throws: ScenarioError.self) { try ScenarioReader.read(bytes, file: "big") }
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "!x "])
  func tenThousandLevelsAreRefused(_ opening: String) {
    let nested = String(repeating: opening, count: 10_000)
    for text in [nested, "piste: 1\nstart: \(nested)\n", "piste: 1\nstart:\n  \(nested)\n"] {
      #expect(error(of: text) != nil)
    }
  }

  /// What lies deeper than a scenario goes is not looked at.
  @Test(.timeLimit(.minutes(Deadline.minutes)), arguments: ["[", "{a: ", "- ", "? "])
  func hundredsOfThousandsOfLevelsAreRefusedAtOnce(_ opening: String) {
    let nested = String(repeating: opening, count: 400_000)
    #expect(error(of: "piste: 1\nstart: \(nested)\n")?.line == 2)
    #expect(error(of: "piste: 1\nstart:\n  \(nested)\n")?.line == 3)
  }

  @Test func justTooDeepIsRefusedAndSaysSo() {
    let nested = String(repeating: "[", count: 20) + String(repeating: "]", count: 20)
    #expect(error(of: "piste: 1\nstart: \(nested)\n")?.description.contains("nested") == true)
  }

  /// Thirty lists of aliases of the list before would be two to the thirtieth keys to compare.
  @Test(.timeLimit(.minutes(Deadline.minutes))) func aliasesThatMultiplyAreRefusedAtOnce() {
    var text = "piste: 1\na0: &a0 [x, x]\n"
    for level in 1...30 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    text += "? *a30\n: 1\n"
    #expect(error(of: text)?.description.contains("anchors") == true)
  }

  @Test func proseWithAsterisksIsNoAlias() throws {
    let words = (0..<40).map { "*word\($0)*" }.joined(separator: " ")
    let text = "piste: 1\nabout: |\n  R&D, &marks and \(words)\n"
    let scenario = try ScenarioReader.read(Array(text.utf8), file: "x")
    #expect(scenario.about == "R&D, &marks and \(words)\n")
  }

  @Test func moreEventsThanTheCapAreRefused() {
    let text =
      "piste: 1\nevents:\n"
      + String(
        repeating: "- {at: 1,set: {momentum: 0,dampening: 0,weight_decay: 0,learning_rate: 1}}\n",
        count: 12_000)
      + String(repeating: "- {at: 1}\n", count: 2)
    #expect(error(of: text) != nil)
  }
}
