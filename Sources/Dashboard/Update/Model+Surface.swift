import Engine
import TerminalKit
import Training

extension Model {
  /// The most nodes of a surface along a side.
  private static let nodeLimit = 160

  /// Asks for the loss over what the plane shows, if what is there was made for something else.
  mutating func surfaceRequest() -> [Effect] {
    guard showsPlane, !Layout.isTooSmall(size) else { return [] }
    let layout = Layout(self, size: size)
    guard let rect = layout.rect(of: .trajectory).map(layout.contents) else { return [] }
    if trajectoryMode == .principal {
      planeView.principal = PrincipalView.settled(planeView.principal, snapshot)
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
    let wanted = PlaneWindow.fitting(self)
    if let window = planeView.window, planeView.zoom != 1 || window.suits(wanted) { return }
    planeView.window = wanted
  }

  /// The values that decide what the loss looks like.
  private var shape: [SettingValue] {
    snapshot.configuration.settings.filter { $0.effect == .targets || $0.effect == .restart }
      .map { snapshot.configuration[$0] }
  }

  /// Looks closer (a factor below 1) or from further away, at the plot that has the keyboard.
  mutating func zoom(by factor: Double) {
    if focus == .trajectory {
      let rect = TrajectoryPlane(self).extent
      let center = planeCenter(of: rect)
      planeView.zoom *= factor
      planeView.window = PlaneWindow(
        PlaneRect(
          minX: center.x - rect.width * factor / 2, maxX: center.x + rect.width * factor / 2,
          minY: center.y - rect.height * factor / 2, maxY: center.y + rect.height * factor / 2))
      if planeView.zoom == 1 { planeView.window = nil }
    } else {
      zoomLoss(by: factor)
    }
  }

  /// The point that stays in the middle: where w is, if it is in sight.
  private func planeCenter(of rect: PlaneRect) -> PlanePoint {
    let middle = PlanePoint(x: (rect.minX + rect.maxX) / 2, y: (rect.minY + rect.maxY) / 2)
    guard let now = PlaneProjection(plane).point(snapshot.parameters) else { return middle }
    let isInSight = rect.minX...rect.maxX ~= now.x && rect.minY...rect.maxY ~= now.y
    return isInSight ? now : middle
  }

  /// Zooms the steps about the cursor; out of all of them leads back to following.
  private mutating func zoomLoss(by factor: Double) {
    let all = 0...Double(StepRange.end(snapshot))
    let old = lossView.window ?? all
    let length = (old.upperBound - old.lowerBound) * factor
    guard length >= 4 else { return }
    guard length < all.upperBound else {
      lossView.window = nil
      return
    }
    let center = Double(snapshot.position)
    let lower = min(max(center - length / 2, 0), all.upperBound - length)
    lossView.window = lower...lower + length
  }
}
