import Training

extension ScenarioReader {
  /// The value of a setting, by its declaration.
  static func value(
    of node: SourceNode, for setting: Setting
  ) throws(ScenarioError) -> SettingValue {
    if case .scalar(let text, _) = node.content, let value = setting.domain.value(ofWord: text) {
      return value
    }
    let value: SettingValue
    switch setting.domain {
    case .number, .integer:
      let text = try node.plainText(accepted: setting.domain.accepted)
      do {
        value = try setting.value(ofNumeral: text)
      } catch {
        throw node.error(.setting(error))
      }
    case .vector: value = try vector(of: node, accepted: setting.domain.accepted)
    case .choice: value = .choice(try node.text(accepted: setting.domain.accepted))
    case .text: value = .text(try node.text(accepted: setting.domain.accepted))
    case .component(let catalogue): value = .component(try component(of: node, in: catalogue))
    }
    do {
      return try setting.checked(value)
    } catch {
      throw node.error(.setting(error))
    }
  }

  private static func vector(
    of node: SourceNode, accepted: String
  ) throws(ScenarioError) -> SettingValue {
    var numbers: [Double] = []
    for item in try node.list(accepted: accepted) { numbers.append(try item.number()) }
    return .vector(numbers)
  }

  /// A map of `kind` and the settings that its entry declares.
  private static func component(
    of node: SourceNode, in catalogue: Domain.Catalogue
  ) throws(ScenarioError) -> Component {
    var map = try MapReader(
      node, accepted: "a map of kind and its settings, such as {kind: \(catalogue.example)}")
    let kind = try map.require("kind")
    let entry: CatalogueEntry
    do {
      entry = try catalogue.entry(kind: try kind.text())
    } catch let error as SettingError {
      throw kind.error(.setting(error))
    } catch let error as ScenarioError {
      throw error
    } catch {
      throw kind.wrongType("a kind")
    }
    try map.flatten(for: entry.settings)
    var component = Component(kind: entry.kind)
    for setting in entry.settings {
      guard let node = map.take(setting.name) else { continue }
      component.values[setting.name] = try value(of: node, for: setting)
    }
    try map.finish()
    return component
  }

  /// What `set:` and a variant hold: settings by their names, each checked against those in force.
  ///
  /// - Parameter configuration: The settings in force; changed by what is read.
  static func assignments(
    _ entries: [SourceEntry], under node: SourceNode, configuration: inout Configuration
  ) throws(ScenarioError) -> [(setting: Setting, value: SettingValue, node: SourceNode)] {
    var assignments: [(setting: Setting, value: SettingValue, node: SourceNode)] = []
    // Components first: they decide which other settings there are.
    let components = ComponentSettings.all.map(\.name)
    let entries = try entries.flattened(for: .all)
    let ordered =
      entries.filter { components.contains($0.key) }
      + entries.filter { !components.contains($0.key) }
    for entry in ordered {
      let path = node.path(of: entry.key.excerpt)
      do {
        let setting = try configuration.setting(named: entry.key)
        let value = try value(of: entry.value, for: setting)
        try configuration.set(setting.name, to: value)
        assignments.append((setting, value, entry.value))
      } catch let error as SettingError {
        throw ScenarioError(.setting(error), line: entry.line, key: path)
      } catch let error as ScenarioError {
        throw error
      } catch {
        throw entry.value.wrongType("a setting")
      }
    }
    return assignments
  }
}

extension Domain.Catalogue {
  /// The first kind of the catalogue.
  fileprivate var example: String { entries.first?.kind ?? "" }
}
