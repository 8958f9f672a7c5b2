import TerminalKit

extension LinePlot {
  /// Sets the letters into the curves that have one: each at even distances, between those of the others, and at
  /// its end where it is too short for that.
  func drawLetters(on canvas: inout Canvas, _ frame: PlotFrame, _ look: Look) {
    let curves = series.filter { $0.letter != nil }
    let spacing = Letters.spacing(for: curves.count)
    for (index, curve) in curves.enumerated() {
      guard let letter = curve.letter else { continue }
      let pen = curve.pen(look)
      var isLettered = false
      func set(_ x: Int) -> Bool {
        guard let y = frame.dotY(of: curve, dotX: x),
          canvas.setLetter(letter, x: x, y: y, pen: pen)
        else { return false }
        isLettered = true
        return true
      }
      let first = Letters.first(of: index, curves.count) * 2
      for start in stride(from: first, to: canvas.dotWidth, by: spacing * 2) {
        _ = (start..<min(start + spacing, canvas.dotWidth)).first(where: set)
      }
      if !isLettered { _ = (0..<canvas.dotWidth).reversed().first(where: set) }
    }
  }
}

extension PlotFrame {
  /// The row of dots in which a curve passes a column of dots; nil where it does not, or off the plot.
  fileprivate func dotY(of curve: Series, dotX column: Int) -> Int? {
    let value = x.value(Double(column) / Double(max(plot.width * 2 - 1, 1)))
    let last = curve.samples.count - 1
    guard last >= 0, let begin = dotX(curve.x(0)), let end = dotX(curve.x(last)),
      (begin...end).contains(column)
    else { return nil }
    let place = min(max((value - curve.start) / curve.spacing, 0), Double(last))
    let left = Int(place)
    let right = min(left + 1, last)
    // Lines are straight in dots, on whatever axis.
    guard let from = dot(curve, left), let to = dot(curve, right) else { return nil }
    let part = to.x > from.x ? Double(column - from.x) / Double(to.x - from.x) : 0
    return Int((Double(from.y) + min(max(part, 0), 1) * Double(to.y - from.y)).rounded())
  }

  /// The dot of a sample; nil for what no line leads to.
  private func dot(_ curve: Series, _ index: Int) -> (x: Int, y: Int)? {
    let value = curve.samples.value(at: index)
    guard y.fraction(value).isFinite, let x = dotX(curve.x(index)), let y = dotY(value) else {
      return nil
    }
    return (x, y)
  }
}
