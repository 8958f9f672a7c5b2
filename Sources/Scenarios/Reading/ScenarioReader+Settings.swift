import Training

extension ScenarioReader {
  /// The value of a setting, by its declaration.
  static func value(
    of node: SourceNode, for setting: Setting
  ) throws(ScenarioError) -> SettingValue {
    if case .scalar(let text, _) = node.content, let value = setting.domain.value(ofWord: text) {
      return value
    }
    let accepted = setting.domain.accepted
    let text: String
    switch setting.domain {
    case .number, .integer: text = try node.plainText(accepted: accepted)
    case .choice, .text: text = try node.text(accepted: accepted)
    case .vector:
      var numbers: [Double] = []
      for item in try node.list(accepted: accepted) { numbers.append(try item.number()) }
      return try node.checking { () throws(SettingError) in try setting.checked(.vector(numbers)) }
    case .component(let catalogue):
      let component = try component(of: node, in: catalogue)
      return try node.checking { () throws(SettingError) in
        try setting.checked(.component(component))
      }
    }
    return try node.checking { () throws(SettingError) in try setting.value(of: text, in: .file) }
  }

  /// A map of `kind` and the settings that its entry declares.
  private static func component(
    of node: SourceNode, in catalogue: Catalogue
  ) throws(ScenarioError) -> Component {
    var map = try MapReader(
      node, accepted: "a map of kind and its settings, such as {kind: \(catalogue.example)}")
    let kind = try map.require("kind")
    let name = try kind.text()
    let entry = try kind.checking { () throws(SettingError) in try catalogue.entry(kind: name) }
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
    for entry in try entries.flattened(for: .all).componentsFirst(by: \.key) {
      let setting: Setting
      do {
        setting = try configuration.setting(named: entry.key)
      } catch {
        throw ScenarioError(
          .setting(error), line: entry.line, key: node.path(of: entry.key.excerpt))
      }
      let value = try value(of: entry.value, for: setting)
      try entry.value.checking { () throws(SettingError) in
        try configuration.set(setting.name, to: value)
      }
      assignments.append((setting, value, entry.value))
    }
    return assignments
  }
}

extension Catalogue {
  /// The first kind of the catalogue.
  fileprivate var example: String { entries.first?.kind ?? "" }
}
