/// Everything that decides a run before its events: the problem, the optimiser, the schedule and the
/// settings that every run has.
///
/// A configuration is a value. A new one is the catalogues' defaults, which are the notebook's. It
/// holds a value for each setting that its components declare and no others.
public struct Configuration: Hashable, Sendable {
  private var components: [Domain.Catalogue: Component]
  private var values: [String: SettingValue]

  /// The catalogues' defaults.
  public init() {
    components = [:]
    for setting in ComponentSettings.all {
      if case .component(let catalogue) = setting.domain,
        case .component(let component) = setting.defaultValue
      {
        components[catalogue] = component
      }
    }
    values = Dictionary(
      uniqueKeysWithValues: RunSettings.all.map { ($0.name, $0.defaultValue) })
  }

  /// The component of a catalogue with the values in force.
  public func component(_ catalogue: Domain.Catalogue) -> Component {
    components[catalogue] ?? Component(kind: "")
  }

  /// The values that decide the loss, which are the problem's, the dtype and, where rows are drawn, the
  /// seed, and the defaults of all others: equal for two runs whose losses in force, and so their floors, are the same.
  public var lossConfiguration: Configuration {
    var result = Configuration()
    result.components[.problem] = components[.problem]
    let deciding = [RunSettings.dtype] + (problemRow.drawsRows ? [RunSettings.seed] : [])
    for setting in deciding {
      result.values[setting.name] = values[setting.name]
    }
    return result
  }

  /// The settings that this configuration has, in the order of the form: the run's, then those of
  /// its problem, optimiser and schedule. The three component settings are not among them.
  public var settings: [Setting] {
    RunSettings.all + Self.catalogues.flatMap { declared(by: $0) }
  }

  /// The setting of that name, a component's own included.
  ///
  /// - Throws: `SettingError.unknownSetting` naming those that there are.
  public func setting(named name: String) throws(SettingError) -> Setting {
    // Looked for group by group: events by the thousand are, and a list of all would be made for each.
    if let setting = RunSettings.all.first(where: { $0.name == name }) { return setting }
    for catalogue in Self.catalogues {
      if let setting = declared(by: catalogue).first(where: { $0.name == name }) { return setting }
    }
    if let setting = ComponentSettings.all.first(where: { $0.name == name }) { return setting }
    throw .unknownSetting(name: name, known: (settings + ComponentSettings.all).map(\.name))
  }

  /// The value in force of a setting; its default where this configuration has it not.
  public subscript(setting: Setting) -> SettingValue {
    if let value = values[setting.name] { return value }
    if case .component(let catalogue) = setting.domain { return .component(component(catalogue)) }
    for catalogue in Self.catalogues {
      if let value = components[catalogue]?.values[setting.name] { return value }
    }
    return setting.defaultValue
  }

  /// Sets one setting, a whole component included, after checking it by its declaration.
  ///
  /// A component's value may leave settings out; they take their defaults.
  ///
  /// - Throws: `SettingError` if there is no such setting or the value is not accepted. Constraints
  ///   between settings are `validate()`'s.
  public mutating func set(_ name: String, to value: SettingValue) throws(SettingError) {
    let setting = try setting(named: name)
    let value = try setting.checked(value)
    if case .component(let catalogue) = setting.domain, case .component(let component) = value {
      components[catalogue] = component
    } else if values[name] != nil {
      values[name] = value
    } else {
      for catalogue in Self.catalogues where components[catalogue]?.values[name] != nil {
        components[catalogue]?.values[name] = value
      }
    }
  }

  private func declared(by catalogue: Domain.Catalogue) -> [Setting] {
    let kind = component(catalogue).kind
    return catalogue.entries.first { $0.kind == kind }?.settings ?? []
  }

  private static let catalogues: [Domain.Catalogue] = [.problem, .optimizer, .schedule]
}

extension Configuration {
  /// A number setting's value; NaN where it is none.
  public func number(_ setting: Setting) -> Double {
    switch self[setting] {
    case .number(let value): value
    case .integer(let value): Double(value)
    case .vector, .choice, .text, .component, .automatic: .nan
    }
  }

  /// A whole-number setting's value; 0 where it is none.
  public func integer(_ setting: Setting) -> Int {
    if case .integer(let value) = self[setting] { value } else { 0 }
  }

  /// A list setting's values; nil where they are left to the run.
  public func vector(_ setting: Setting) -> [Double]? {
    if case .vector(let values) = self[setting] { values } else { nil }
  }

  /// A choice setting's name; empty where it is none.
  public func choice(_ setting: Setting) -> String {
    if case .choice(let name) = self[setting] { name } else { "" }
  }

  /// A text setting's text; empty where it is none.
  public func text(_ setting: Setting) -> String {
    if case .text(let text) = self[setting] { text } else { "" }
  }
}
