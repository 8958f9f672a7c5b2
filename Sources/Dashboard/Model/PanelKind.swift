/// The panels, in the order in which the keyboard goes through them.
enum PanelKind: Int, Hashable, Sendable, CaseIterable {
  case settings, loss, trajectory, now, events, lesson

  /// What scenario files call it.
  var name: String { "\(self)" }

  /// The panel of a scenario file's name; nil if there is none.
  init?(name: String) {
    guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }
}
