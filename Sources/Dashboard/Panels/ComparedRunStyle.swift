import Engine
import Plot
import TerminalKit
import Training

/// How a run beside the main one is drawn: by its letter it is told apart without colour, and none is drawn as
/// the main one is.
struct ComparedRunStyle: Hashable {
  let role: Role
  let stroke: Series.Stroke
  /// Small for a variant, capital for an earlier future, a question mark for what would be.
  let letter: Glyph
  /// Which of two runs that cross is in front; 0 for a variant.
  let level: Int

  /// How compared run `index` of all is drawn.
  init(_ comparedRun: ComparedRun, _ index: Int) { self.init(comparedRun.kind, index) }

  init(_ kind: ComparedRun.Kind, _ index: Int) {
    guard kind == .variant else {
      role = .ghost
      stroke = .dashDotted
      letter = "?"
      level = -1
      return
    }
    // The first colour is the main run's.
    let roles = Role.allSeries.dropFirst()
    role = roles[roles.startIndex + index % roles.count]
    stroke = Self.strokes[(index + index / roles.count) % Self.strokes.count]
    letter = Self.letter(index, from: "a")
    level = 0
  }

  /// How an earlier run or an abandoned future is drawn.
  init(_ ghost: Ghost) {
    role = .ghost
    stroke = Self.strokes[ghost.number % Self.strokes.count]
    letter = Self.letter(ghost.number, from: "A")
    level = -2
  }

  private static let strokes: [Series.Stroke] = [.dashed, .dotted, .dashDotted]

  private static func letter(_ index: Int, from first: Unicode.Scalar) -> Glyph {
    Glyph(Unicode.Scalar(first.value + UInt32(index % 26)) ?? first)
  }
}
