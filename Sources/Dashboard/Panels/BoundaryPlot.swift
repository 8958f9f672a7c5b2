import Engine
import Plot
import TerminalKit
import Training

/// Rows with two features and a label each, and the boundary that `w` draws between the labels.
struct BoundaryPlot {
  /// Where the probability of the positive label is a tenth or nine tenths: the log of 9.
  private static let margin = 2.1972245773362196
  /// A side may be so many times longer than the other for units to stay equal.
  private static let elongation = 6.0
  /// The nodes of the probabilities along a side.
  private static let nodeCount = 97

  private let model: Model
  private let data: DataPicture

  init(_ model: Model, _ data: DataPicture) {
    self.model = model
    self.data = data
  }

  /// The plot as it is drawn into a rectangle, which decides what is seen.
  func plot(in rect: Rect) -> ContourPlot {
    let extent = (model.planeView.dataWindow ?? window).rect
    var plot = ContourPlot(extent: extent)
    let ratio = extent.width / extent.height
    let isSquarish = ratio < Self.elongation && ratio > 1 / Self.elongation
    plot.hasEqualUnits = !model.planeView.isStretched && isSquarish
    plot.points = groups(in: plot.frame(in: rect, glyphs: model.look.glyphs))
    plot.paths = fits.flatMap { lines($0, in: extent) }
    // Where glyphs alone show shades, they would be taken for rows.
    if model.look.colors >= .palette256 {
      plot.field = probabilities(over: plot.visibleExtent(in: rect, glyphs: model.look.glyphs))
      plot.levels = ContourLevels([0.1, 0.3, 0.5, 0.7, 0.9])
      plot.showsLines = false
    }
    return plot
  }

  /// The signs and what they mean.
  var signs: [(mark: Mark, label: SafeText, role: Role)] {
    var plot = ContourPlot(extent: window.rect)
    plot.points = groups(data.groups.map(\.points))
    return plot.signs
  }

  /// Whose boundaries are drawn: this run's, and dashed the newest earlier run's or that of w*. The dotted
  /// lines are those of a tenth and nine tenths.
  var fits: [DataFits.Fit] {
    let all = DataFits(model, data).all
    let others = all.filter { $0.role == .ghost || $0.role == .goal }
    return all.compactMap { fit in
      guard fit.role == .ghost || fit.role == .goal else { return fit }
      var dashed = fit
      dashed.stroke = .dashed
      return fit.role == others.last?.role ? dashed : nil
    }
  }

  /// The rows, each with a sign, over which the lines go.
  private func groups(_ points: [[PlanePoint]]) -> [PlotPoints] {
    zip(data.groups, points).map { group, points in
      var points = PlotPoints(points, label: group.name, role: group.role, mark: group.mark)
      points.isBehind = true
      return points
    }
  }

  /// The rows, where groups share a cell those of the one that has most there: else the group that is drawn
  /// last would seem to have them all.
  private func groups(in frame: PlotFrame) -> [PlotPoints] {
    let area = frame.plot
    let points = data.groups.map(\.points)
    var most = Array(repeating: (group: -1, count: 0.0), count: max(area.width * area.height, 0))
    func cell(_ point: PlanePoint) -> Int? {
      guard let x = frame.column(of: point.x), let y = frame.row(of: point.y) else { return nil }
      return (y - area.minY) * area.width + x - area.minX
    }
    for (index, group) in data.groups.enumerated() {
      let weight = Double(group.rowCount) / Double(max(group.x.count, 1))
      var counts = Array(repeating: 0.0, count: most.count)
      for cell in points[index].compactMap(cell) { counts[cell] += weight }
      for (cell, count) in counts.enumerated() where count > most[cell].count {
        most[cell] = (index, count)
      }
    }
    return groups(
      points.enumerated().map { index, points in
        points.filter { point in cell(point).map { most[$0].group == index } ?? false }
      })
  }

  /// The part of the plane of the features that has the rows.
  var window: PlaneWindow {
    PlaneWindow(PlaneRect.around(data.groups.lazy.flatMap(\.points)).padded(0.05))
  }

  /// The boundary; of this run also the lines of a tenth and nine tenths.
  private func lines(_ fit: DataFits.Fit, in extent: PlaneRect) -> [PlanePath] {
    guard let (a, b, c) = fit.basis.boundary(of: fit.parameters) else { return [] }
    let line = line(a, b, c, in: extent)
    let boundary = PlanePath(
      line, role: fit.role, fadedRole: fit.role, showsPoints: false, stroke: fit.stroke,
      letter: fit.letter, level: fit.level)
    guard fit.role == .series1 else { return [boundary] }
    return [-Self.margin, Self.margin].map { offset in
      PlanePath(
        self.line(a, b, c + offset, in: extent), role: fit.role, fadedRole: fit.role,
        showsPoints: false, stroke: .dotted, level: -1)
    } + [boundary]
  }

  /// The line `a·x + b·y + c = 0`, from beyond one edge to beyond another; none where there is none.
  private func line(_ a: Double, _ b: Double, _ c: Double, in extent: PlaneRect) -> [PlanePoint] {
    let length = (a * a + b * b).squareRoot()
    guard length > 0, length.isFinite else { return [] }
    let middle = (x: (extent.minX + extent.maxX) / 2, y: (extent.minY + extent.maxY) / 2)
    let distance = (a * middle.x + b * middle.y + c) / length
    let foot = (x: middle.x - distance * a / length, y: middle.y - distance * b / length)
    // Equal units show more than the extent.
    let reach = 20 * (extent.width + extent.height)
    return [-reach, reach].map {
      PlanePoint(x: foot.x - $0 * b / length, y: foot.y + $0 * a / length)
    }
  }

  /// The probability of the positive label under this run's parameters.
  private func probabilities(over seen: PlaneRect) -> Field? {
    guard let (a, b, c) = data.basis.boundary(of: model.snapshot.parameters) else { return nil }
    let last = Double(Self.nodeCount - 1)
    var values: [Double] = []
    values.reserveCapacity(Self.nodeCount * Self.nodeCount)
    for row in 0..<Self.nodeCount {
      let y = seen.minY + seen.height * Double(row) / last
      for column in 0..<Self.nodeCount {
        let x = seen.minX + seen.width * Double(column) / last
        values.append(DataPicture.probability(a * x + b * y + c))
      }
    }
    return Field(
      columns: Self.nodeCount, rows: Self.nodeCount, values: values, extent: seen)
  }
}
