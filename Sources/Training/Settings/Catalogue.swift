/// The three catalogues of components: what is learnt, by what rule, at what rate.
public enum Catalogue: String, Hashable, Sendable, CaseIterable {
  case problem, optimizer, schedule

  /// The entries of the catalogue, in the order in which they are offered.
  public var entries: [CatalogueEntry] {
    switch self {
    case .problem: Self.problems
    case .optimizer: Self.optimizers
    case .schedule: Self.schedules
    }
  }

  private static let problems = ProblemCatalogue.rows.map(\.entry)
  private static let optimizers = OptimizerCatalogue.rows.map(\.entry)
  private static let schedules = ScheduleCatalogue.rows.map(\.entry)

  /// The setting whose values are the catalogue's components.
  public var setting: Setting { key.setting }

  var key: SettingKey<Component> {
    switch self {
    case .problem: ComponentSettings.problem
    case .optimizer: ComponentSettings.optimizer
    case .schedule: ComponentSettings.schedule
    }
  }

  /// The entry of that kind.
  ///
  /// - Throws: `SettingError.unknownKind` naming the kinds that there are.
  public func entry(kind: String) throws(SettingError) -> CatalogueEntry {
    entries[try place(ofKind: kind)]
  }

  /// The place of the entry of that kind.
  ///
  /// - Throws: `SettingError.unknownKind` naming the kinds that there are.
  func place(ofKind kind: String) throws(SettingError) -> Int {
    guard let place = entries.firstIndex(where: { $0.kind == kind }) else {
      throw .unknownKind(catalogue: self, kind: kind, known: entries.map(\.kind))
    }
    return place
  }

  /// The component with every setting that its entry declares, checked.
  ///
  /// - Throws: `SettingError` for an unknown kind, an unknown setting or a value not accepted.
  func completed(_ component: Component) throws(SettingError) -> Component {
    let entry = try entry(kind: component.kind)
    var result = entry.defaults
    for name in component.values.keys.sorted() {
      guard let setting = entry.settings.first(where: { $0.name == name }) else {
        throw .unknownSetting(name: name, known: entry.settings.map(\.name))
      }
      if let value = component.values[name] { result.values[name] = try setting.checked(value) }
    }
    return result
  }
}

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
  public init(kind: String, title: String, summary: String, settings: [any SettingDeclaration]) {
    self.kind = kind
    self.title = title
    self.summary = summary
    self.settings = settings.map(\.setting)
  }

  /// The entry with all its defaults.
  public var defaults: Component {
    Component(
      kind: kind,
      values: Dictionary(uniqueKeysWithValues: settings.map { ($0.name, $0.defaultValue) }))
  }
}

/// A catalogue entry together with the values of its settings: a problem, an optimiser, a schedule.
public struct Component: Hashable, Sendable {
  /// The name under which the catalogue knows it, such as `sgd`.
  public var kind: String
  /// The values of the settings that the entry declares, by setting name.
  public var values: [String: SettingValue]

  /// Makes a component of the given kind and values.
  public init(kind: String, values: [String: SettingValue] = [:]) {
    self.kind = kind
    self.values = values
  }
}

extension Sequence {
  /// Settings with what stands beside them, those whose values are components first: they decide which other
  /// settings there are.
  public func componentsFirst(by name: (Element) -> String) -> [Element] {
    let components = Catalogue.allCases.map(\.setting.name)
    return filter { components.contains(name($0)) } + filter { !components.contains(name($0)) }
  }
}
