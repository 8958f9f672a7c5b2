import Engine
import Plot
import TerminalKit
import Training

/// The path of the parameters over the loss, in a plane.
struct TrajectoryPlane {
  /// The most points of a path; of a longer one its last part is whole and the rest is thinned out.
  private static let pointLimit = 2_000
  /// The most numbers that a path may take to project, and the fewest points that it has all the same.
  private static let workLimit = 100_000
  private static let leastPointLimit = 64
  /// Contour lines, and shades between them.
  static let levelCount = 12

  private let model: Model
  private let projection: PlaneProjection

  init(_ model: Model) {
    self.model = model
    projection = PlaneProjection(model.plane)
  }

  /// The plane without anything on it: enough to say what is seen.
  var bare: ContourPlot {
    var plot = ContourPlot(extent: extent)
    plot.hasEqualUnits = !model.planeView.isStretched
    if let labels = PrincipalLabels(model) {
      plot.xLabel = labels.right
      plot.yLabel = labels.up
    }
    return plot
  }

  /// The plane as it is drawn into a rectangle, which decides which signs share a cell.
  func plot(in rect: Rect) -> ContourPlot {
    var plot = bare
    if let field {
      plot.field = field
      let floor = model.snapshot.theory.floor ?? field.values.filter(\.isFinite).min() ?? 0
      plot.levels = .logarithmic(of: field, above: floor, count: Self.levelCount)
    }
    plot.paths = others + [path]
    plot.marks = marks(in: rect)
    return plot
  }

  /// The signs as they are drawn into a rectangle.
  func marks(in rect: Rect) -> [PlaneMark] {
    Self.combined(marks, bare.frame(in: rect, glyphs: model.look.glyphs))
  }

  /// The signs with one for both true_w and w* where they share a cell: neither hides the other.
  private static func combined(_ marks: [PlaneMark], _ frame: PlotFrame) -> [PlaneMark] {
    func cell(_ mark: PlaneMark) -> Point? {
      guard let x = frame.column(of: mark.point.x), let y = frame.row(of: mark.point.y) else {
        return nil
      }
      return Point(x: x, y: y)
    }
    guard let truth = marks.firstIndex(where: { $0.role == .target }),
      let place = cell(marks[truth]),
      let goal = marks.firstIndex(where: { $0.role == .goal && cell($0) == place })
    else { return marks }
    var marks = marks
    marks[goal].mark = .crossedDiamond
    marks[goal].label = marks[truth].label + ", w*"
    marks.remove(at: truth)
    return marks
  }

  /// The part of the plane that must be seen.
  var extent: PlaneRect {
    guard let window = model.planeView.window else { return PlaneWindow.fitting(model).rect }
    return window.rect
  }

  private var field: Field? {
    guard let surface = model.planeView.surface else { return nil }
    let request = surface.request
    let rows = (0..<request.rows).reversed().flatMap { row in
      surface.values[row * request.columns..<(row + 1) * request.columns]
    }
    return Field(
      columns: request.columns, rows: request.rows, values: rows,
      extent: PlaneRect(
        minX: request.xRange.lowerBound, maxX: request.xRange.upperBound,
        minY: request.yRange.lowerBound, maxY: request.yRange.upperBound))
  }

  private var path: PlanePath {
    PlanePath(
      points(of: model.snapshot.history, start: model.snapshot.start, to: model.snapshot.position))
  }

  /// The paths of the runs beside this one.
  private var others: [PlanePath] { ComparedPath.all(model).map(path) }

  private func path(_ run: ComparedPath) -> PlanePath {
    PlanePath(
      points(of: run.history, start: run.start, to: model.knownCount(of: run.history)),
      role: run.style.role, fadedRole: run.style.role, showsPoints: false, stroke: run.style.stroke,
      letter: run.style.letter, level: run.style.level - 1)
  }

  /// The places up to a position.
  private func points(of history: History, start: [Double], to position: Int) -> [PlanePoint] {
    guard projection.contains(count: history.parameterCount),
      let first = projection.point(start)
    else { return [] }
    let limit = min(
      Self.pointLimit, max(Self.workLimit / projection.cost, Self.leastPointLimit))
    let count = min(position, history.count)
    let recent = max(count - limit / 2, 0)
    let stride = max(recent * 2 / limit, 1)
    let steps = Array(Swift.stride(from: 0, to: recent, by: stride)) + Array(recent..<count)
    return withoutStrayLines([first] + steps.map { projection.point(of: history, at: $0) })
  }

  /// The places with gaps where a path jumps about outside: such lines would only
  /// cover what is in sight.
  private func withoutStrayLines(_ places: [PlanePoint]) -> [PlanePoint] {
    let sight = extent.padded(0.3)
    var result: [PlanePoint] = []
    result.reserveCapacity(places.count)
    var wasOutside = false
    for place in places {
      let isOutside = !(sight.minX...sight.maxX ~= place.x && sight.minY...sight.maxY ~= place.y)
      if isOutside, wasOutside { result.append(PlanePoint(x: .nan, y: .nan)) }
      result.append(place)
      wasOutside = isOutside
    }
    return result
  }

  /// The signs on the plane.
  var marks: [PlaneMark] {
    var marks: [PlaneMark] = []
    if let start = projection.point(model.snapshot.start) {
      marks.append(PlaneMark(start, .circle, label: "start", role: .pathFaded))
    }
    if let truth = projection.point(model.snapshot.theory.trueParameters) {
      marks.append(PlaneMark(truth, .cross, label: "true_w", role: .target))
    }
    for (index, minimizer) in model.snapshot.theory.minimizers.prefix(8).enumerated() {
      guard let place = projection.point(minimizer) else { continue }
      marks.append(PlaneMark(place, .diamond, label: index == 0 ? "w*" : .empty, role: .goal))
    }
    let decayed = model.snapshot.theory.decayedMinimizer(for: model.snapshot.configuration)
    if let end = projection.point(decayed) {
      marks.append(PlaneMark(end, .lozenge, label: "decay ends", role: .label))
    }
    if let now = projection.point(model.snapshot.parameters) {
      marks.append(PlaneMark(now, .at, label: "w", role: .current))
    }
    return marks
  }
}

/// What the principal directions are called along the axes, with their part of the variance.
struct PrincipalLabels {
  let right: SafeText
  let up: SafeText

  /// The labels; nil where another plane is shown.
  init?(_ model: Model) {
    guard model.trajectoryMode == .principal, let directions = model.planeView.principal?.directions
    else { return nil }
    let shares = directions.shares
    func label(_ index: Int) -> SafeText {
      let name = SafeText("PC\(index + 1)")
      guard let share = shares?[index] else { return name }
      return name + " " + Self.percent(share)
    }
    right = label(0) + model.look.text(" →", ascii: " ->")
    up = model.look.text("↑ ", ascii: "^ ") + label(1)
  }

  /// A part of the whole, so finely that 100 % means all of it.
  private static func percent(_ share: Double) -> SafeText {
    let percent = share * 100
    if percent == 0 || percent == 100 { return NumberText.fixed(percent, places: 0) + " %" }
    if percent < 0.1 { return "< 0.1 %" }
    let isNearEnd = percent < 10 || percent > 90
    return NumberText.fixed(min(percent, 99.9), places: isNearEnd ? 1 : 0) + " %"
  }
}
