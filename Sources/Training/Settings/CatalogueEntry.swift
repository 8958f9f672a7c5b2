/// What every catalogue says of an entry: its name, what it is, and the settings it declares.
public struct CatalogueEntry: Hashable, Sendable {
  /// The name in scenario files, such as `linear-regression`.
  public let kind: String
  /// The name that a person reads.
  public let title: String
  /// One sentence: what it is.
  public let summary: String
  /// The settings that it declares, in the order of the form.
  public let settings: [Setting]

  /// Describes an entry.
  public init(kind: String, title: String, summary: String, settings: [Setting]) {
    self.kind = kind
    self.title = title
    self.summary = summary
    self.settings = settings
  }

  /// The entry with all its defaults.
  public var defaults: Component {
    Component(
      kind: kind,
      values: Dictionary(uniqueKeysWithValues: settings.map { ($0.name, $0.defaultValue) }))
  }
}
