import Dashboard
import Foundation
import Lessons
import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard
@testable import piste

/// Every lesson beside its screen: what its text names is to be seen where it says so.
@Suite struct LessonScreenTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("scenarios")
    .path

  static let names = Lessons.files.map(\.name)

  /// A lesson as it opens.
  private struct Lesson {
    let scenario: Scenario
    private let opening: DashboardOpening

    init(_ name: String) throws {
      let loaded = try ScenarioFiles.load(
        ScenarioPlace(LessonScreenTests.folder + "/" + name + ".yaml"))
      scenario = loaded.scenario
      opening = DashboardOpening(on: loaded)
    }

    func dashboard(
      _ width: Int, _ height: Int, at position: Int? = nil, keys: [Key] = []
    ) throws -> StillDashboard {
      var dashboard = try StillDashboard(
        opening, size: Size(width: width, height: height), look: Look())
      if let position { try dashboard.go(to: position) }
      try dashboard.press(keys)
      return dashboard
    }

    var notes: [(position: Int, text: String)] {
      scenario.events.compactMap { event in
        if case .note(let text) = event.action { (event.position, text) } else { nil }
      }
    }

    var end: Int { scenario.configuration[RunSettings.steps] }

    /// The text of the screen at a position, without the panels that have the lesson's own words.
    func evidence(at position: Int) throws -> String {
      let dashboard = try dashboard(200, 60, at: position)
      var screen = dashboard.screen
      for panel in ScreenLayout(dashboard.model, size: screen.size).panels
      where panel.name == .lesson || panel.name == .events {
        screen.fill(panel.rect, style: .plain)
      }
      return screen.plainText
    }

    /// The numbers that its file sets, events among them.
    var settings: [Double] {
      var plain = scenario
      (plain.title, plain.about, plain.group, plain.order) = ("", "", nil, nil)
      (plain.view, plain.noteViews, plain.expectations) = (nil, [:], [])
      plain.events.removeAll { if case .note = $0.action { true } else { false } }
      plain.recorded = nil
      let positions = scenario.events.map { Double($0.position) }
      return NumbersInText(ScenarioWriter.text(of: plain)).numbers.map(\.value) + positions
    }
  }

  /// Numbers that the text works out from others, or that its formulas have: from mathematics and the facts
  /// of the lesson, never from the screen.
  private static let derived: [String: [Double]] = [
    // The formula, the minimum, and its steps.
    "beale": [1.5, 2.25, 2.625, 3, 0.5],
    // The largest eigenvalue of the start's Hessian is 12.2631.
    "catapult": [2 / 12.2631, 2 / 0.2, 4],
    // Factors of the loss a step for λmax = 2.82334, and the largest float64.
    "divergence": [
      pow(2.82334 - 1, 2), pow(1.5 * 2.82334 - 1, 2), .greatestFiniteMagnitude,
    ],
    // The point of the line that is nearest to the origin: y·x/|x|².
    "fewer-rows": [3.0 * 1 / 5, 3.0 * 2 / 5],
    "heavy-ball": [2749.9 / 202, 4],
    "himmelblau-basins": [11, 7],
    // The bounds 2/λmax and (2 + 2β)/λmax for λmax = 100, and the peak over the first loss.
    "momentum-stability": [2.0 / 100, (2 + 2 * 0.6) / 100, (2 + 2 * 0.5) / 100, 969.6 / 202],
    // The sharpest minimum has λmax 133.79.
    "rate-picks-minimum": [2 / 133.79],
    // λmax of seed 7 is 2.29232.
    "rescue": [2 / 2.29232],
    "rmsprop-floor": [101, 99, 60, 0.015 * 0.015 / 2 * (101 + 99 * sin(Double.pi / 3)), 2_000],
    // 2/lr, the largest eigenvalue at (1, 1), and the formula.
    "rosenbrock": [2 / 0.0025, (1002 + (1002.0 * 1002 - 4 * 400).squareRoot()) / 2, 100],
    // The steps of an epoch.
    "schedules": [50],
    "separable-logistic": [2.8337 - 1.53, 4.267 - 2.8337],
    "too-much-momentum": [pow((10.0 - 1) / (10 + 1), 2), 0.99.squareRoot()],
    // λmax before the change 2.05977 and κ 1.13969; 205.781 after it.
    "unscaled-feature": [pow(0.1 * 205.781 - 1, 2), 1.13969],
    "on-the-edge": [2 / 2.823345],
  ]

  /// Years of papers.
  private static let years: Set<Double> = [1964, 2020]

  private func missing(
    in text: String, of name: String, screens: [String], _ lesson: Lesson
  ) -> [QuotedNumber] {
    let shown = screens.flatMap { NumbersInText($0).numbers.map(\.value) }
    let exact = shown + lesson.settings + (Self.derived[name] ?? []) + lesson.scenario.counts
    let claimed = lesson.scenario.narrowClaims
    return NumbersInText(text).numbers.filter { number in
      if number.unit == 1, number.value.magnitude <= 2 { return false }
      return !Self.years.contains(number.value) && !exact.contains(where: number.isRounded)
        && !claimed.contains(where: number.isRounded(fromWithin:))
    }
  }

  @Test(arguments: names) func everyNumberOfTheTextIsThere(_ name: String) throws {
    let lesson = try Lesson(name)
    let moments = Set([0, lesson.end] + lesson.notes.map(\.position)).sorted()
    let screens = try moments.map(lesson.evidence)
    let about = missing(in: lesson.scenario.about, of: name, screens: screens, lesson)
    #expect(about.isEmpty)
    for note in lesson.notes {
      let here = zip(moments, screens).filter { $0.0 == note.position }.map(\.1)
      let absent = missing(in: note.text, of: name, screens: here, lesson)
      #expect(absent.isEmpty, "@\(note.position) \(note.text)")
    }
  }

  /// The legend of the curves names every variant, by its letter, in the view that the lesson opens on and at
  /// each note whose view has more than this run's parts.
  @Test(arguments: names, [(120, 40), (200, 60)])
  func theLegendNamesEveryVariant(_ name: String, size: (Int, Int)) throws {
    let lesson = try Lesson(name)
    // No note stands before the end: there it is as it opened.
    for position in [lesson.end - 1] + lesson.notes.map(\.position)
    where lesson.scenario.noteViews[position]?.curve != .one(.directions) {
      let dashboard = try lesson.dashboard(size.0, size.1, at: position)
      let text = dashboard.screen.plainText
      for (index, variant) in lesson.scenario.variants.enumerated() {
        let letter = Character(UnicodeScalar(UInt8(ascii: "a") + UInt8(index)))
        let isNamed = text.split(separator: "\n").contains { line in
          line.ranges(of: " " + variant.name).contains { place in
            line[..<place.lowerBound].suffix(2).contains(letter)
          }
        }
        #expect(isNamed, "\(variant.name) @\(position)")
      }
    }
  }

  /// A note that speaks of where w is thrown has w on the plane.
  @Test(arguments: [("catapult", 2), ("catapult", 6), ("catapult", 8), ("rescue", 5)])
  func wIsOnThePlane(_ name: String, at position: Int) throws {
    let model = try Lesson(name).dashboard(120, 40, at: position).model
    let window = PlaneWindow.fitting(model)
    let w = model.snapshot.parameters
    #expect(window.x.contains(w[0]) && window.y.contains(w[1]), "\(window) \(w)")
  }

  /// What sentences promise, at the moments of which they speak.
  @Test(arguments: [
    (
      "schedules", 1_200, ["learning rate · log", "0.01 ", "0.0346", "0.00400"], ["log · smoothed"]
    ),
    ("schedules", 2_000, ["excess over the floor", "smoothed 0.99"], []),
    ("saddle", 300, ["-0.25"], ["─ loss · log"]),
    ("outliers", 400, ["|w−true_w|", "1.645", "0.2359", "w over the loss · a has another"], []),
    ("on-the-edge", 2_000, ["1.583", "1.588", "a╸ 0.70838", "0.708379681040956"], []),
    ("on-the-edge", 2, ["excess by direction"], []),
    ("separable-logistic", 10_000, ["|w|", "5.798", "2.399", "w by step"], []),
    ("rmsprop-floor", 2_500, ["w by step"], []),
    ("polynomials", 14, ["data and fit", "Legendre columns"], []),
    ("fewer-rows", 2_000, ["─ |w| · log steps"], []),
  ])
  func aSentenceIsSeen(_ name: String, position: Int, there: [String], absent: [String]) throws {
    let text = try Lesson(name).evidence(at: position)
    for part in there { #expect(text.contains(part), "\(part)") }
    for part in absent { #expect(!text.contains(part), "\(part)") }
  }

  /// What happens in the first steps is not squeezed into the first columns.
  @Test(arguments: [("heavy-ball", 4), ("catapult", 6), ("momentum-stability", 2)])
  func theFirstStepsHaveRoom(_ name: String, peak: Int) throws {
    let dashboard = try Lesson(name).dashboard(80, 24, at: peak)
    let axis = dashboard.model.stepAxis
    #expect((0.09...0.5).contains(axis.fraction(Double(peak))), "\(axis)")
  }

  /// Paths are drawn over contours that are theirs, or else over the same rows, which the title says.
  @Test(arguments: [
    ("too-timid", "", ""), ("outliers", "a", "a"), ("unscaled-feature", "bc", ""),
    ("rotation", "cfh", ""), ("polynomials", "", ""), ("beale", "ab", ""),
    ("separable-logistic", "a", ""),
  ])
  func thePlaneHasThePathsThatBelongThere(_ name: String, paths: String, others: String) throws {
    let lesson = try Lesson(name)
    let model = try lesson.dashboard(120, 40, at: 2).model
    let drawn = ComparedPath.all(model)
    #expect(String(drawn.map { Character($0.style.letter.scalar) }) == paths)
    let letters = drawn.filter { !$0.hasTheseContours }.map { Character($0.style.letter.scalar) }
    #expect(String(letters) == others)
  }

  /// Where no panel has room for the text, the footer says how to read it, and the key shows it.
  @Test(arguments: names) func theTextIsWithinReachOnASmallScreen(_ name: String) throws {
    let lesson = try Lesson(name)
    let footer = try lesson.dashboard(80, 24).screen.plainText.split(separator: "\n").last ?? ""
    #expect(footer.contains("i lesson"), "\(footer)")
    let text = try lesson.dashboard(80, 24, keys: [.character("i")]).screen.plainText
    let words = lesson.scenario.about.split(separator: " ").prefix(4).joined(separator: " ")
    #expect(text.contains(words), "\(words)")
  }
}

extension Scenario {
  /// The positions that its expectations name.
  fileprivate var counts: [Double] {
    expectations.compactMap { expectation in
      switch expectation.claim {
      case .reach(_, .exactly(let step), _), .notFinite(.exactly(let step)): Double(step)
      case .at(let position, _): Double(position)
      case .over, .reach, .notFinite: nil
      }
    }
  }

  /// The bounds of its expectations that leave no doubt about the first digits.
  fileprivate var narrowClaims: [ClosedRange<Double>] {
    var bounds: [Bound] = []
    for expectation in expectations {
      switch expectation.claim {
      case .at(_, let requirements): bounds += requirements.flatMap(\.bounds)
      case .over(_, let summaries): bounds += summaries.flatMap(\.requirement.bounds)
      case .reach, .notFinite: break
      }
    }
    return bounds.compactMap(\.within).filter { bound in
      let size = max(bound.lowerBound.magnitude, bound.upperBound.magnitude)
      return bound.upperBound - bound.lowerBound <= 0.02 * size
    }
  }
}
