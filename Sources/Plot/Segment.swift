import TerminalKit

/// A straight line between two places.
struct Segment: Equatable {
  var x0: Double
  var y0: Double
  var x1: Double
  var y1: Double

  /// The part inside 0…`width` × 0…`height` (Liang and Barsky, 1984), or nil if there is none.
  ///
  /// NaN gives nil. Infinities and other coordinates beyond ±10¹⁰⁰ are pulled back to that, so that no difference
  /// overflows.
  func clipped(width: Double, height: Double) -> Segment? {
    guard width >= 0, height >= 0, !x0.isNaN, !y0.isNaN, !x1.isNaN, !y1.isNaN else { return nil }
    let isInside = { (x: Double, y: Double) in x >= 0 && y >= 0 && x <= width && y <= height }
    if isInside(x0, y0), isInside(x1, y1) { return self }
    let limit = 1e100
    let clamp = { (value: Double) in min(max(value, -limit), limit) }
    let (x0, y0, x1, y1) = (clamp(x0), clamp(y0), clamp(x1), clamp(y1))
    let dx = x1 - x0
    let dy = y1 - y0
    // Rounding to the nearest dot lets half a dot beyond each edge in.
    let edges = [
      Edge(step: -dx, room: x0 + 0.5, x: -0.5, y: nil),
      Edge(step: dx, room: width + 0.5 - x0, x: width + 0.5, y: nil),
      Edge(step: -dy, room: y0 + 0.5, x: nil, y: -0.5),
      Edge(step: dy, room: height + 0.5 - y0, x: nil, y: height + 0.5),
    ]
    var enter: (part: Double, edge: Edge?) = (0, nil)
    var leave: (part: Double, edge: Edge?) = (1, nil)
    for edge in edges {
      if edge.step == 0 {
        if edge.room < 0 { return nil }
      } else if edge.step < 0 {
        if edge.room / edge.step > enter.part { enter = (edge.room / edge.step, edge) }
      } else if edge.room / edge.step < leave.part {
        leave = (edge.room / edge.step, edge)
      }
    }
    guard enter.part <= leave.part else { return nil }
    // The coordinate of the edge itself is exact, however far away the ends are.
    let inside = { (part: Double, edge: Edge?) -> (x: Double, y: Double) in
      let x = edge?.x ?? (part == 1 ? x1 : x0 + part * dx)
      let y = edge?.y ?? (part == 1 ? y1 : y0 + part * dy)
      return (min(max(x, 0), width), min(max(y, 0), height))
    }
    let start = inside(enter.part, enter.edge)
    let end = inside(leave.part, leave.edge)
    return Segment(x0: start.x, y0: start.y, x1: end.x, y1: end.y)
  }

  /// An edge of the canvas: how fast the line goes towards it, how far it is from the line's beginning, and the
  /// coordinate that it fixes.
  private struct Edge {
    let step: Double
    let room: Double
    let x: Double?
    let y: Double?
  }
}
