extension Model {
  /// What the panels are called, in the order in which the keyboard goes through them.
  public static let panelNames = PanelKind.allCases.map(\.name)

  /// Gives the whole screen to a panel; false if there is none of that name.
  public mutating func maximize(panelNamed name: String) -> Bool {
    guard let kind = PanelKind(name: name) else { return false }
    focus = kind
    zoomed = kind
    return true
  }
}
