import TerminalKit

/// What a panel is called and how it draws itself into the room inside its border.
struct PanelDefinition: Sendable {
  /// The name in the border.
  let title: @Sendable (Model) -> SafeText
  /// What stands in the border's lower left: the signs that are used.
  var legend: @Sendable (Model) -> StyledText = { _ in .empty }
  /// What stands in the border's lower right: units, a remark.
  var caption: @Sendable (Model) -> SafeText = { _ in .empty }
  /// Draws the contents into the rectangle, whatever its size, and nothing outside.
  let draw: @Sendable (Model, inout Grid, Rect) -> Void
}

extension PanelDefinition {
  /// The catalogue: a row a panel.
  static func row(_ kind: PanelKind) -> PanelDefinition {
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
