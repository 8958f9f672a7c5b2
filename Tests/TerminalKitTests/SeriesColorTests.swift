import Testing

@testable import TerminalKit

@Suite struct SeriesColorTests {
  /// Sharma, Wu and Dalal (2005), table 1.
  @Test(arguments: [
    (Lab(50, 2.6772, -79.7751), Lab(50, 0, -82.7485), 2.0425),
    (Lab(50, 2.5, 0), Lab(50, 0, -2.5), 4.3065),
    (Lab(50, 2.5, 0), Lab(73, 25, -18), 27.1492),
    (Lab(60.2574, -34.0099, 36.2677), Lab(60.4626, -34.1751, 39.4387), 1.2644),
    (Lab(22.7233, 20.0904, -46.6940), Lab(23.0331, 14.9730, -42.5619), 2.0373),
    (Lab(2.0776, 0.0795, -1.1350), Lab(0.9033, -0.0636, -0.5514), 0.9082),
  ])
  func differencesAreThoseOfTheStandard(a: Lab, b: Lab, expected: Double) {
    // The table has four decimals.
    #expect(abs(a.difference(b) - expected) < 0.00006)
  }

  private func shown(_ role: Role, _ theme: Theme, _ depth: ColorDepth) -> RGB {
    theme.style(role, at: depth).foreground.shown(at: depth, or: theme.paper.foreground)
  }

  /// Ten units are seen at a glance, beside each other or not.
  @Test(
    arguments: Theme.all.map(\.name),
    ColorVision.allCases.flatMap { eye in
      [ColorDepth.palette256, .trueColor].map { (eye, $0) }
    })
  func noTwoCurvesLookAlike(name: String, seen: (eye: ColorVision, depth: ColorDepth)) throws {
    let theme = try #require(Theme.named(name))
    let roles = Role.allSeries + [.ghost]
    #expect(roles.count == 9)
    for (index, one) in roles.enumerated() {
      for other in roles[..<index] {
        let difference = seen.eye.difference(
          shown(one, theme, seen.depth), shown(other, theme, seen.depth))
        #expect(difference >= 10, "\(one) and \(other): \(difference)")
      }
    }
  }

  /// Where there are eight colours, one of them is the screen's own, and bold makes up for it.
  @Test(arguments: Theme.all.map(\.name))
  func noTwoCurvesLookAlikeInEightColors(name: String) throws {
    let theme = try #require(Theme.named(name))
    let paper = theme.style(.text, at: .palette8).background.resolved(.palette8)
    let looks = Role.allSeries.map { role in
      let style = theme.style(role, at: .palette8)
      #expect(style.foreground.resolved(.palette8) != paper)
      return "\(style.foreground.resolved(.palette8)) \(style.attributes)"
    }
    #expect(Set(looks).count == 8)
  }

  /// What was smoothed steps back behind every curve, those of other runs included.
  @Test(arguments: Theme.all.map(\.name), [ColorDepth.palette256, .trueColor])
  func whatWasSmoothedIsFaint(name: String, depth: ColorDepth) throws {
    let theme = try #require(Theme.named(name))
    let paper = theme.paper.background
    let raw = shown(.rawCurve, theme, depth).contrast(with: paper)
    for role in Role.allSeries + [.ghost] {
      #expect(shown(role, theme, depth).contrast(with: paper) > 1.5 * raw || theme == .highContrast)
    }
    #expect(theme == .highContrast || (1.4...2.1).contains(raw), "\(raw)")
  }

  /// Every line over a map is readable wherever it is, in the terminal's colours: the ground gives way.
  @Test(arguments: Theme.all.map(\.name), [ColorDepth.palette256, .trueColor])
  func pathsAreReadableOnEveryShade(name: String, depth: ColorDepth) throws {
    let theme = try #require(Theme.named(name))
    let look = Look(theme: theme, capabilities: Capabilities(glyphs: .braille, colors: depth))
    for role in Role.allSeries + [.ghost, .path, .pathFaded, .goal, .target, .current] {
      for step in 0..<Ramp.count {
        let line = cell(over: step, look) { canvas in
          canvas.dot(x: 0, y: 0, pen: Pen(look.style(role), isOpaque: true))
        }
        let sign = cell(over: step, look) { canvas in
          canvas.mark(.disc, x: 0, y: 0, style: look.style(role))
        }
        for style in [line, sign] {
          let front = style.foreground.shown(at: depth, or: theme.paper.foreground)
          let back = style.background.shown(at: depth, or: theme.paper.background)
          #expect(front.contrast(with: back) >= 3, "\(role) on step \(step)")
        }
      }
    }
  }

  /// A line of the map itself leaves the shades as they are, and so does a path that is readable on them.
  @Test func groundsGiveWayNoMoreThanTheyMust() {
    let look = Look(theme: .dark)
    for (step, shade) in look.theme.ramp.shades.enumerated() {
      let contour = cell(over: step, look) { canvas in
        canvas.dot(x: 0, y: 0, pen: Pen(look.style(.contour)))
      }
      let path = cell(over: step, look) { canvas in
        canvas.dot(x: 0, y: 0, pen: Pen(look.style(.path), isOpaque: true))
      }
      #expect(contour.background == shade.color && path.background == shade.color)
    }
  }

  /// How a cell looks that has a step of the ramp and something on it.
  private func cell(over step: Int, _ look: Look, _ draw: (inout Canvas) -> Void) -> Style {
    var canvas = Canvas(size: Size(width: 1, height: 1))
    canvas.shade(column: 0, halfRow: 0, step: step)
    canvas.shade(column: 0, halfRow: 1, step: step)
    draw(&canvas)
    var grid = Grid(size: canvas.size)
    grid.draw(canvas, in: grid.bounds, look: look)
    return grid[Point(x: 0, y: 0)].style
  }

  /// A dash is seen as one: it is longer than what is left out beside it.
  @Test(arguments: [Series.Stroke.dashed, .dashDotted])
  func dashesAreLongerThanGaps(stroke: Series.Stroke) {
    let dots = (0..<60).map { stroke.pattern.draws($0) }
    let runs = dots.reduce(into: [(isDrawn: Bool, length: Int)]()) { runs, isDrawn in
      if runs.last?.isDrawn == isDrawn {
        runs[runs.count - 1].length += 1
      } else {
        runs.append((isDrawn, 1))
      }
    }
    let dash = runs.filter(\.isDrawn).map(\.length).max() ?? 0
    let gap = runs.filter { !$0.isDrawn }.map(\.length).max() ?? 0
    #expect(gap > 0 && dash > gap)
  }
}
