import Training

/// The fields of a scenario file that are no settings, each declared once.
///
/// Reader, writer and the page of reference take names and words from here; what settings there are,
/// their declarations say.
public enum ScenarioSchema {
  /// One field.
  public struct Field: Hashable, Sendable {
    /// The key.
    public let name: String
    /// What it takes, as the end of a sentence.
    public let accepted: String
    /// One sentence for the reader.
    public let help: String
  }

  static let version = Field(
    name: "piste", accepted: "1", help: "The version of this format; the only field that must be.")
  static let title = Field(
    name: "title", accepted: "a text of at most \(Caps.titleCharacters) characters",
    help: "One line that names the scenario.")
  static let about = Field(
    name: "about", accepted: "a text of at most \(Caps.textCharacters) characters",
    help: "What to do and what to look at.")
  static let group = Field(
    name: "group", accepted: "a text of at most \(Caps.titleCharacters) characters",
    help: "The group of lessons that it belongs to.")
  static let order = Field(
    name: "order", accepted: "a number", help: "Its place in the group, from low to high.")
  static let view = Field(
    name: "view",
    accepted: "a map of panels, steps, loss, curve, smoothing, trajectory, plane and window",
    help:
      "How the dashboard shows it: the panels, by the names that `piste snapshot --panel` takes, of which "
      + "the first has the keyboard and one alone the screen, linear or log axes, what the curve is of "
      + "(\(names(ScenarioView.Curves.self))), the weight of the past in it, the view of the trajectory "
      + "(\(names(ScenarioView.Trajectory.self))), the parameters of the plane, the positions of the "
      + "window. A note has one of its own, which is shown when it is opened."
  )
  static let compare = Field(
    name: "compare", accepted: "a list of at most \(Caps.variants) variants",
    help: "Runs beside the scenario's own, each with a name and the keys that it overrides.")
  static let events = Field(
    name: "events", accepted: "a list of at most \(Caps.events) events",
    help:
      "What is done to the run: at a position, settings that are set, or a note, with a view or without."
  )
  static let expect = Field(
    name: "expect", accepted: "a list of at most \(Caps.expectations) expectations",
    help: "What must be seen; `piste check` looks.")
  static let recorded = Field(
    name: "recorded", accepted: "a map of at, w, loss, arithmetic, config and records",
    help: "What came out when it was saved; a replay verifies it.")

  /// All of them, in the order of a file; the settings stand after `view`.
  public static let fields = [
    version, title, about, group, order, view, compare, events, expect, recorded,
  ]

  /// The names of some cases: `a, b or c`.
  private static func names<Cases: RawRepresentable & CaseIterable>(_: Cases.Type) -> String
  where Cases.RawValue == String {
    let names = Cases.allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }

  /// The quantities of expectations that stand under their own name.
  static let quantities: [(key: String, quantity: Quantity)] = [
    ("loss", .loss), ("excess", .excess), ("gradient_norm", .gradientNorm), ("w", .parameters),
  ]
  static let distance = "distance"
  static let theory = "theory"

  static var quantityNames: String {
    (quantities.map(\.key) + [distance, theory]).joined(separator: ", ")
  }
}
