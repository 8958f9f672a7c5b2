import TerminalKit

/// What stands at a place on the screen, as a click means it; the one place that finds that out.
enum ScreenTarget: Hashable, Sendable {
  /// A hint that stands for a key.
  case key(Key)
  /// An entry of the list that lies over the panels, and the row of the list that it is in.
  case entry(Int, row: Int)
  case timeline
  /// The title of a panel.
  case title(PanelName)
  /// An entry of a panel's list.
  case panelEntry(PanelName, PanelEntry)
  /// Another place in a panel.
  case panel(PanelName)

  /// What stands at `point`; nil where nothing does that a click could mean.
  init?(at point: Point, in model: Model, _ layout: ScreenLayout) {
    if layout.footer.contains(point) {
      guard Banner.footer(model, width: layout.footer.width) == nil,
        let key = KeyHints.footer(model).key(at: point, in: layout.footer)
      else { return nil }
      self = .key(key)
    } else if let overlay = model.covering {
      guard let target = OverlayView(overlay, model).target(at: point, in: layout.overlay)
      else { return nil }
      self = target
    } else if layout.timeline.contains(point) {
      self = .timeline
    } else {
      guard let placed = layout.panel(at: point) else { return nil }
      self = Self.target(at: point, placed, layout, model)
    }
  }

  private static func target(
    at point: Point, _ placed: PlacedPanel, _ layout: ScreenLayout, _ model: Model
  ) -> ScreenTarget {
    if point.y == placed.rect.minY { return .title(placed.name) }
    guard let room = layout.room(of: placed.name),
      let entry = placed.panel.entry(at: point, model, in: room)
    else { return .panel(placed.name) }
    return .panelEntry(placed.name, entry)
  }
}
