import Plot
import TerminalKit

/// A part of the dashboard: where it stands, what it shows, and what a key and the mouse do in it.
///
/// A panel is one file in this folder and one row of `PanelCatalogue`. It has no state: what it shows is in
/// the model. The room that a function takes is the one in which the panel is drawn.
protocol Panel: Sendable {
  /// What it is called, in scenario files too.
  var name: PanelName { get }
  /// Where it stands among the others.
  var placement: Placement { get }
  /// Whether there is anything to show; without it the panel has no place.
  func exists(in model: Model) -> Bool
  /// The rows of all that there is to show, the border included.
  ///
  /// - Parameter width: The columns inside of the border.
  func height(_ model: Model, width: Int) -> Int

  /// The name in the border.
  func title(_ model: Model, in room: PanelRoom) -> SafeText
  /// What stands in the border's lower left: the signs that are used.
  func legend(_ model: Model, in room: PanelRoom) -> StyledText
  /// What stands in the border's lower right: units, a remark.
  func caption(_ model: Model, in room: PanelRoom) -> SafeText
  /// Draws the contents into the room, whatever its size, and nothing outside.
  func draw(_ model: Model, into grid: inout Grid, in room: PanelRoom)

  /// Does what a key means in this panel alone while it has the keyboard; nil leaves the key to the table.
  func handle(_ key: Key, in model: inout Model) -> [Effect]?
  /// Moves the selection, or what is seen, by some rows.
  func select(by step: Int, in model: inout Model)
  /// Does what enter means.
  func activate(in model: inout Model) -> [Effect]
  /// The entry of a list at a place; nil where there is none.
  func entry(at point: Point, _ model: Model, in room: PanelRoom) -> PanelEntry?
  /// Does what a click on an entry means.
  func click(_ entry: PanelEntry, in model: inout Model) -> [Effect]

  /// What its plot shows; nil for a panel without one.
  func plottedSpace(_ model: Model) -> PlottedSpace?
  /// Where the parts of its plot are: of several, of the one at a place.
  func frame(_ model: Model, in room: PanelRoom, at point: Point?) -> PlotFrame?
}

/// What most panels have or do.
extension Panel {
  func exists(in model: Model) -> Bool { true }
  func height(_ model: Model, width: Int) -> Int { 0 }
  func legend(_ model: Model, in room: PanelRoom) -> StyledText { .empty }
  func caption(_ model: Model, in room: PanelRoom) -> SafeText { .empty }
  func handle(_ key: Key, in model: inout Model) -> [Effect]? { nil }
  /// Selects another setting.
  func select(by step: Int, in model: inout Model) { model.selectSetting(by: step) }
  /// Edits the selected setting.
  func activate(in model: inout Model) -> [Effect] {
    model.beginEditing()
    return []
  }
  func entry(at point: Point, _ model: Model, in room: PanelRoom) -> PanelEntry? { nil }
  func click(_ entry: PanelEntry, in model: inout Model) -> [Effect] { [] }
  func plottedSpace(_ model: Model) -> PlottedSpace? { nil }
  func frame(_ model: Model, in room: PanelRoom, at point: Point?) -> PlotFrame? { nil }
}

/// What a panel is called.
struct PanelName: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  let description: String

  init(_ text: String) { description = text }
  init(stringLiteral text: String) { self.init(text) }
}

/// The room inside of a panel's border.
struct PanelRoom: Hashable, Sendable {
  let rect: Rect
  /// Whether there is a border all around, in which a legend has its place; else a line above.
  let hasBorder: Bool
}

/// An entry of a panel's list, and the row of the room in which it begins.
struct PanelEntry: Hashable, Sendable {
  let index: Int
  let row: Int
}

/// What a plot shows: it decides what zooming and dragging change.
enum PlottedSpace: Hashable, Sendable {
  /// Something against the step.
  case steps
  /// Parameters in a plane.
  case plane
  /// The rows of the data.
  case data
}

/// The panels, in the order in which the keyboard goes through them.
struct PanelCatalogue: Sendable {
  let panels: [any Panel]

  /// Those of the program.
  static let standard = PanelCatalogue(panels: [
    SettingsPanel(), LossPanel(), TrajectoryPanel(), NowPanel(), EventsPanel(), LessonPanel(),
  ])

  /// The panel of a name; nil if there is none.
  subscript(name: PanelName) -> (any Panel)? { panels.first { $0.name == name } }

  /// The panels of an area that have something to show.
  func existing(in model: Model, area: Placement.Area) -> [any Panel] {
    panels.filter { $0.placement.area == area && $0.exists(in: model) }
  }
}

extension Model {
  /// What the panels are called, in the order in which the keyboard goes through them.
  public static let panelNames = PanelCatalogue.standard.panels.map(\.name.description)

  /// Gives the whole screen to a panel; false if there is none of that name.
  public mutating func maximize(panelNamed text: String) -> Bool {
    let name = PanelName(text)
    guard panels[name] != nil else { return false }
    focus = name
    zoomed = name
    return true
  }
}
