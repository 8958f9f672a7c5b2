import Engine
import TerminalKit

/// How a run beside the main one is drawn: up to nine are told apart, the first three without colour, and none is
/// drawn as the main one is.
struct CompanionStyle: Hashable {
  let role: Role
  let stroke: Series.Stroke
  let level: Int

  init(_ companion: Companion, _ index: Int) { self.init(companion.kind, index) }

  init(_ kind: Companion.Kind, _ index: Int) {
    guard kind == .variant else {
      role = .ghost
      stroke = .dashDotted
      level = -1
      return
    }
    // The first colour is the main run's.
    let roles: [Role] = [.series2, .series3, .series4]
    let strokes: [Series.Stroke] = [.dashed, .dotted, .dashDotted]
    role = roles[index % roles.count]
    stroke = strokes[(index + index / roles.count) % strokes.count]
    level = 0
  }
}
