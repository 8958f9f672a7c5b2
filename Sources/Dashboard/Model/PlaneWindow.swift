import Engine
import Plot
import TerminalKit
import Theory
import Training

/// A rectangle of a plane.
struct PlaneWindow: Hashable, Sendable {
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>
}

/// What decides a surface: where one like it was asked for, none is asked for again.
struct SurfaceKey: Hashable, Sendable {
  let request: SurfaceRequest
  let generation: Int
  /// The values of the settings that shape the loss.
  let shape: [SettingValue]
}

extension PlaneWindow {
  /// How far beyond the known places a path is followed, in their own size: what leaps off shows as
  /// leaving the picture, and does not make a point of everything else.
  private static let reach = 3.0
  /// How far beyond them the place of `w` at the cursor is still taken in, in the same size.
  private static let cursorReach = 5.0
  /// The room around all that must be seen.
  private static let margin = 0.12
  /// How many places of a path are looked at, and how many numbers they may take to project.
  private static let sampleCount = 160
  private static let workLimit = 50_000

  var rect: PlaneRect {
    PlaneRect(minX: x.lowerBound, maxX: x.upperBound, minY: y.lowerBound, maxY: y.upperBound)
  }

  init(_ rect: PlaneRect) {
    x = rect.minX...rect.maxX
    y = rect.minY...rect.maxY
  }

  /// The window around the start, true_w, w*, the place that the run has come to, where the runs beside
  /// it began and have come to, and what lies within reach of all that of the paths and the ghosts.
  static func fitting(_ model: Model) -> PlaneWindow {
    let projection = PlaneProjection(model.plane)
    let places = landmarks(model, projection)
    let core = PlaneRect.around(places)
    let bounds = reachable(core)
    let path = samples(model, projection).filter { point in
      bounds.minX...bounds.maxX ~= point.x && bounds.minY...bounds.maxY ~= point.y
    }
    return PlaneWindow(PlaneRect.around(places + path).padded(margin))
  }

  /// Whether this window still suits: all that must be seen is inside and takes a fair part of it.
  func suits(_ wanted: PlaneWindow) -> Bool {
    let inner = wanted.rect
    let outer = rect
    let isInside =
      outer.minX <= inner.minX + inner.width * 0.1 && outer.maxX >= inner.maxX - inner.width * 0.1
      && outer.minY <= inner.minY + inner.height * 0.1
      && outer.maxY >= inner.maxY - inner.height * 0.1
    return isInside && max(inner.width / outer.width, inner.height / outer.height) > 0.5
  }

  private static func landmarks(_ model: Model, _ projection: PlaneProjection) -> [PlanePoint] {
    let known =
      [model.snapshot.start] + (model.snapshot.theory.trueParameters.map { [$0] } ?? [])
      + model.snapshot.theory.minimizers
    let beside = ComparedPath.all(model).filter(\.isInStep)
    let ends = [model.snapshot.history] + beside.map(\.history)
    let places =
      (known + beside.map(\.start)).compactMap(projection.point)
      + ends.flatMap { end(of: $0, model, projection) }
    return places + cursor(model, projection, near: places)
  }

  /// Where `w` is at the cursor, unless it has gone so far that all else would be a point beside it.
  private static func cursor(
    _ model: Model, _ projection: PlaneProjection, near places: [PlanePoint]
  ) -> [PlanePoint] {
    guard let point = projection.point(model.snapshot.parameters) else { return [] }
    let core = PlaneRect.around(places)
    let length = LossTheory.length(of: model.snapshot.start)
    let size = cursorReach * max(core.width, core.height, length)
    let isNear =
      core.minX - size...core.maxX + size ~= point.x
      && core.minY - size...core.maxY + size ~= point.y
    return isNear ? [point] : []
  }

  /// Where a run has come, however far, unless it has got worse.
  private static func end(
    of history: History, _ model: Model, _ projection: PlaneProjection
  ) -> [PlanePoint] {
    let last = model.knownCount(of: history) - 1
    guard last > 0, projection.contains(count: history.parameterCount),
      history.loss(at: last) <= history.loss(at: 0)
    else { return [] }
    return [projection.point(of: history, at: last)]
  }

  /// The size of what is known, at least one unit, on every side.
  private static func reachable(_ core: PlaneRect) -> PlaneRect {
    let size = max(core.width, core.height, 1e-3)
    return PlaneRect(
      minX: core.minX - size * reach, maxX: core.maxX + size * reach,
      minY: core.minY - size * reach, maxY: core.maxY + size * reach)
  }

  private static func samples(_ model: Model, _ projection: PlaneProjection) -> [PlanePoint] {
    let histories = [model.snapshot.history] + ComparedPath.all(model).map(\.history)
    return histories.filter { projection.contains(count: $0.parameterCount) }.flatMap { history in
      let samples = min(sampleCount, max(workLimit / projection.cost, 32))
      let count = model.knownCount(of: history)
      let stride = max(count / samples, 1)
      return Swift.stride(from: 0, to: count, by: stride).map {
        projection.point(of: history, at: $0)
      }
    }
  }
}

extension Model {
  /// The most nodes of a surface along a side.
  private static let nodeLimit = 160

  /// Asks for the loss over what the plane shows, if what is there was made for something else.
  mutating func surfaceRequest() -> [Effect] {
    guard showsPlane, !ScreenLayout.isTooSmall(size) else { return [] }
    guard let rect = room(of: .trajectory)?.rect else { return [] }
    if trajectoryMode == .principal {
      planeView.principal = PrincipalView.settled(
        planeView.principal, snapshot, count: knownCount(of: snapshot.history))
    }
    settleWindow()
    let plot = TrajectoryPlane(self).bare
    let cells = plot.frame(in: rect, glyphs: look.glyphs).plot.size
    guard cells.width >= 2, cells.height >= 2 else { return [] }
    let seen = plot.visibleExtent(in: rect, glyphs: look.glyphs)
    let request = SurfaceRequest(
      plane: plane, xRange: seen.minX...seen.maxX, yRange: seen.minY...seen.maxY,
      columns: min(cells.width, Self.nodeLimit), rows: min(cells.height * 2, Self.nodeLimit))
    let key = SurfaceKey(request: request, generation: snapshot.generation, shape: shape)
    guard key != planeView.requested else { return [] }
    planeView.requested = key
    return [.command(.surface(request))]
  }

  /// Keeps the window while it suits, so that the picture stands still.
  private mutating func settleWindow() {
    if planeView.window != nil, planeView.holdsWindow { return }
    let wanted = PlaneWindow.fitting(self)
    if let window = planeView.window, window.suits(wanted) { return }
    planeView.window = wanted
  }

  /// The values that decide what the loss looks like.
  private var shape: [SettingValue] {
    snapshot.configuration.settings.filter { $0.effect == .targets || $0.effect == .restart }
      .map { snapshot.configuration[$0] }
  }
}
