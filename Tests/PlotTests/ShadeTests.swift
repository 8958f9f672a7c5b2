import Testing

@testable import Plot
@testable import TerminalKit

/// Lines over the shades of a map, and their dashes.
@Suite struct ShadeTests {
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
