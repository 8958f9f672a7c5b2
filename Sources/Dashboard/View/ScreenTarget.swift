import TerminalKit

/// What stands at a place on the screen, as a click means it; the one place that finds that out.
enum ScreenTarget: Hashable, Sendable {
  /// A hint that stands for a key.
  case key(Key)
  /// An entry of the list that lies over the panels, and the row of the list that it is in.
  case entry(Int, row: Int)
  case timeline
  /// The title of a panel.
  case title(PanelKind)
  /// A row of the settings, and the row of the list that it is in.
  case setting(Int, row: Int)
  /// An entry of the events, and the row of the panel in which it begins.
  case event(Int, row: Int)
  /// Another place in a panel.
  case panel(PanelKind)

  /// What stands at `point`; nil where nothing does that a click could mean.
  init?(at point: Point, in model: Model, _ layout: Layout) {
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
      guard let panel = layout.panel(at: point) else { return nil }
      self = Self.target(at: point, panel, layout, model)
    }
  }

  private static func target(
    at point: Point, _ panel: Layout.Placed, _ layout: Layout, _ model: Model
  ) -> ScreenTarget {
    if point.y == panel.rect.minY { return .title(panel.kind) }
    let contents = layout.contents(of: panel.rect)
    switch panel.kind {
    case .settings:
      guard let row = SettingsPanel.row(at: point, model, in: contents) else { break }
      return .setting(row.index, row: row.line)
    case .events:
      guard let entry = EventsPanel.entry(at: point, model, in: contents) else { break }
      return .event(entry.index, row: entry.row)
    case .loss, .trajectory, .now, .lesson: break
    }
    return .panel(panel.kind)
  }
}
