import Plot
import TerminalKit
import Training

extension Model {
  /// The part of a window that a key moves it by.
  static let panFraction = 0.25

  /// Looks closer (a factor below 1) or from further away, at the plot that has the keyboard.
  ///
  /// - Parameter point: The cell whose place stays where it is; else the cursor's, if it is in sight.
  mutating func zoom(by factor: Double, at point: Point? = nil) {
    let plot = focusedPlot
    switch plot {
    case .steps:
      let old = lossView.window
      zoomSteps(by: factor, around: value(at: point)?.x ?? Double(snapshot.position))
      guard point == nil, lossView.window == old else { break }
      notice = .information(
        factor < 1 ? "This is as close as it goes" : "All steps are in sight")
    case .plane, .data:
      guard let rect = shownRect else { return }
      let window = rect.zoomed(by: factor, around: value(at: point) ?? center(of: rect))
      hold(PlaneWindow(window), of: plot)
      if plot == .plane {
        planeView.zoom *= factor
        if !planeView.holdsWindow { planeView.window = nil }
      }
    }
  }

  /// Moves what is seen by parts of what is seen, at the plot that has the keyboard.
  mutating func pan(x: Double, y: Double) {
    let plot = focusedPlot
    switch plot {
    case .steps:
      guard x != 0 else {
        notice = .information("This plot moves left and right: a plane moves up and down, too")
        break
      }
      let old = lossView.window
      panSteps(by: x)
      if old != nil, lossView.window == old {
        notice = .information(x < 0 ? "The first step is in sight" : "The last step is in sight")
      }
    case .plane, .data:
      guard let rect = shownRect, let seen = seenRect else { return }
      hold(PlaneWindow(rect.moved(x: x * seen.width, y: y * seen.height)), of: plot)
      planeView.isPanned = true
    }
  }

  /// Moves what is seen as if it was dragged from one cell to another.
  mutating func drag(from start: Point, to end: Point) {
    guard let from = value(at: start), let to = value(at: end) else { return }
    let plot = focusedPlot
    switch plot {
    case .steps:
      let axis = stepAxis
      panSteps(by: axis.fraction(from.x) - axis.fraction(to.x))
    case .plane, .data:
      guard let rect = shownRect else { return }
      hold(PlaneWindow(rect.moved(x: from.x - to.x, y: from.y - to.y)), of: plot)
      planeView.isPanned = true
    }
  }

  /// Shows all again, and follows the run.
  mutating func showAll() {
    lossView.window = nil
    planeView.forgetWindow()
  }

  /// The panel whose plot is zoomed: the one that has the keyboard, else the first that has a plot.
  private var zoomedPanel: (any Panel)? {
    panels[focus].flatMap { $0.plottedSpace(self) == nil ? nil : $0 }
      ?? panels.panels.first { $0.plottedSpace(self) != nil }
  }

  private var focusedPlot: PlottedSpace { zoomedPanel?.plottedSpace(self) ?? .steps }

  private mutating func hold(_ window: PlaneWindow, of plot: PlottedSpace) {
    if plot == .data { planeView.dataWindow = window } else { planeView.window = window }
  }

  /// The rectangle that must be seen of the plane or the data.
  private var shownRect: PlaneRect? {
    if showsPlane { return TrajectoryPlane(self).extent }
    guard let data = snapshot.data else { return nil }
    if let window = planeView.dataWindow { return window.rect }
    return data.form == .labels
      ? BoundaryPlot(self, data).window.rect : DataPlot(self, data).window.rect
  }

  /// The rectangle that is seen, with equal units.
  private var seenRect: PlaneRect? {
    focusedFrame.map {
      PlaneRect(minX: $0.x.lower, maxX: $0.x.upper, minY: $0.y.lower, maxY: $0.y.upper)
    }
  }

  /// Where the plot that has the keyboard is drawn.
  private var focusedFrame: PlotFrame? { focusedFrame(at: nil) }

  private func focusedFrame(at point: Point?) -> PlotFrame? {
    guard let panel = zoomedPanel, let room = room(of: panel.name) else { return nil }
    return panel.frame(self, in: room, at: point)
  }

  private func value(at point: Point?) -> PlanePoint? {
    guard let point, let found = focusedFrame(at: point)?.values(at: point) else { return nil }
    return PlanePoint(x: found.x, y: found.y)
  }

  /// The point that stays in the middle: where w is, if it is in sight.
  private func center(of rect: PlaneRect) -> PlanePoint {
    let middle = PlanePoint(x: (rect.minX + rect.maxX) / 2, y: (rect.minY + rect.maxY) / 2)
    guard showsPlane, let now = PlaneProjection(plane).point(snapshot.parameters) else {
      return middle
    }
    let isInSight = rect.minX...rect.maxX ~= now.x && rect.minY...rect.maxY ~= now.y
    return isInSight ? now : middle
  }
}

extension Model {
  /// The fewest steps that fill a plot.
  private static let leastSteps = 4.0

  private var wholeStepAxis: Axis { stepAxis(showing: nil) }

  /// Zooms the steps; out of all of them leads back to following.
  private mutating func zoomSteps(by factor: Double, around step: Double) {
    let (whole, now) = (wholeStepAxis, stepAxis)
    let (lower, upper) = (whole.fraction(now.lower), whole.fraction(now.upper))
    let wanted = whole.fraction(max(step, whole.lower))
    let center = wanted >= lower && wanted <= upper ? wanted : (lower + upper) / 2
    holdSteps(
      from: center - (center - lower) * factor, to: center + (upper - center) * factor, of: whole,
      isCloser: factor < 1)
  }

  private mutating func panSteps(by fraction: Double) {
    guard lossView.window != nil else {
      notice = .information("All steps are in sight: zoom in first")
      return
    }
    let (whole, now) = (wholeStepAxis, stepAxis)
    let (lower, upper) = (whole.fraction(now.lower), whole.fraction(now.upper))
    let shift = fraction * (upper - lower)
    holdSteps(from: lower + shift, to: upper + shift, of: whole, isCloser: false)
  }

  /// Moves what is seen of the steps along when the cursor leaves it: by as many steps, or on a
  /// logarithmic axis by as many decades. Where the cursor was not in sight, nothing moves.
  mutating func followCursor(from old: Int) {
    let isLogarithmic = lossView.isStepLogarithmic
    let least = isLogarithmic ? 1.0 : 0
    let now = max(Double(snapshot.position), least)
    guard let window = lossView.window, window.contains(max(Double(old), least)),
      !window.contains(now)
    else { return }
    let (lower, upper) = (max(window.lowerBound, least), window.upperBound)
    let edge = now > upper ? upper : lower
    lossView.window =
      isLogarithmic
      ? lower * (now / edge)...upper * (now / edge) : lower + (now - edge)...upper + (now - edge)
  }

  /// Shows a stretch of the whole axis, moved inside of it.
  private mutating func holdSteps(
    from lower: Double, to upper: Double, of whole: Axis, isCloser: Bool
  ) {
    let length = upper - lower
    guard length < 1 - 1e-9 else {
      lossView.window = nil
      return
    }
    let start = min(max(lower, 0), 1 - length)
    let (first, last) = (whole.value(start), whole.value(start + length))
    guard first < last, !isCloser || last - first >= Self.leastSteps else { return }
    lossView.window = first...last
  }
}
