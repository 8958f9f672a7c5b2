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
    let limit = 1e100
    let clamp = { (value: Double) in min(max(value, -limit), limit) }
    let (x0, y0, x1, y1) = (clamp(x0), clamp(y0), clamp(x1), clamp(y1))
    let dx = x1 - x0
    let dy = y1 - y0
    var enter = 0.0
    var leave = 1.0
    // Rounding to the nearest dot lets half a dot beyond each edge in.
    for (step, room) in [
      (-dx, x0 + 0.5), (dx, width + 0.5 - x0), (-dy, y0 + 0.5), (dy, height + 0.5 - y0),
    ] {
      if step == 0 {
        if room < 0 { return nil }
      } else if step < 0 {
        enter = max(enter, room / step)
      } else {
        leave = min(leave, room / step)
      }
    }
    guard enter <= leave else { return nil }
    let insideX = { (value: Double) in min(max(value, 0), width) }
    let insideY = { (value: Double) in min(max(value, 0), height) }
    return Segment(
      x0: insideX(enter == 0 ? x0 : x0 + enter * dx),
      y0: insideY(enter == 0 ? y0 : y0 + enter * dy),
      x1: insideX(leave == 1 ? x1 : x0 + leave * dx), y1: insideY(leave == 1 ? y1 : y0 + leave * dy)
    )
  }
}
