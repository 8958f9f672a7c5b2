import Engine
import TerminalKit
import Training

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
