import TerminalKit

/// What a panel is called and how it draws itself into the room inside its border.
struct Panel: Sendable {
  /// The name in the border.
  let title: @Sendable (Model) -> SafeText
  /// What stands in the lower border: units, a hint.
  let caption: @Sendable (Model) -> SafeText
  /// Draws the contents into the rectangle, whatever its size, and nothing outside.
  let draw: @Sendable (Model, inout Grid, Rect) -> Void
}

extension Panel {
  /// The catalogue: a row a panel.
  static func row(_ kind: PanelKind) -> Panel {
    switch kind {
    case .settings: SettingsPanel.panel
    case .loss: LossPanel.panel
    case .trajectory: TrajectoryPanel.panel
    case .now: NowPanel.panel
    case .events: EventsPanel.panel
    case .lesson: LessonPanel.panel
    }
  }
}
