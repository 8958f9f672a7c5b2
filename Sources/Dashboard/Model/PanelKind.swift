/// The panels, in the order in which the keyboard goes through them.
enum PanelKind: Int, Hashable, Sendable, CaseIterable {
  case settings, loss, trajectory, now, events, lesson
}
