import Autograd

/// Everything that decides a run before its events: the problem, the optimiser, the schedule and the
/// settings that every run has.
///
/// A configuration is a value. A new one is the catalogues' defaults, which are the notebook's. It
/// holds a value for each setting that its components declare and no others.
public struct Configuration: Hashable, Sendable {
  /// The places of the components in their catalogues: there is no component that no catalogue has.
  private var problemPlace = 0
  private var optimizerPlace = 0
  private var schedulePlace = 0
  /// The values of the settings that every run has and of those that the components declare.
  private var values = Self.defaults

  private static let defaults: [String: SettingValue] = {
    let settings = RunSettings.all + Catalogue.allCases.flatMap { $0.entries[0].settings }
    return Dictionary(uniqueKeysWithValues: settings.map { ($0.name, $0.defaultValue) })
  }()

  /// The catalogues' defaults.
  public init() {}

  /// The place of the component in its catalogue.
  private(set) subscript(place catalogue: Catalogue) -> Int {
    get {
      switch catalogue {
      case .problem: problemPlace
      case .optimizer: optimizerPlace
      case .schedule: schedulePlace
      }
    }
    set {
      switch catalogue {
      case .problem: problemPlace = newValue
      case .optimizer: optimizerPlace = newValue
      case .schedule: schedulePlace = newValue
      }
    }
  }

  /// What the catalogue says of the component in force.
  public func entry(_ catalogue: Catalogue) -> CatalogueEntry {
    catalogue.entries[self[place: catalogue]]
  }

  /// The component of a catalogue with the values in force.
  public func component(_ catalogue: Catalogue) -> Component {
    var component = entry(catalogue).defaults
    for name in component.values.keys { component.values[name] = values[name] }
    return component
  }

  /// The settings that this configuration has, in the order of the form: the run's, then those of
  /// its problem, optimiser and schedule. The three component settings are not among them.
  public var settings: [Setting] {
    RunSettings.all + Catalogue.allCases.flatMap { entry($0).settings }
  }

  /// The setting of that name, a component's own included.
  ///
  /// - Throws: `SettingError.unknownSetting` naming those that there are.
  public func setting(named name: String) throws(SettingError) -> Setting {
    // Looked for group by group: events by the thousand are, and a list of all would be made for each.
    if let setting = RunSettings.all.first(where: { $0.name == name }) { return setting }
    for catalogue in Catalogue.allCases {
      if let setting = entry(catalogue).settings.first(where: { $0.name == name }) {
        return setting
      }
    }
    if let setting = ComponentSettings.all.first(where: { $0.name == name }) { return setting }
    throw .unknownSetting(name: name, known: (settings + ComponentSettings.all).map(\.name))
  }

  /// The value in force of a setting; its default where this configuration has it not.
  public subscript(setting: Setting) -> SettingValue {
    if let catalogue = setting.catalogue { return .component(component(catalogue)) }
    return values[setting.name] ?? setting.defaultValue
  }

  /// The value in force of a setting; its default where this configuration has it not.
  public subscript<Value>(key: SettingKey<Value>) -> Value {
    let value = self[key.setting]
    // Each value was checked by its declaration before it was stored, so that another type here is a mistake in
    // a catalogue: two declarations of one name with different types. No input leads here, and to go on with a
    // made-up value would train another run than the one that was asked for.
    guard let typed = Value(settingValue: value) else {
      preconditionFailure("\(key.name) is \(value), which is no \(Value.self)")
    }
    return typed
  }

  /// Sets one setting, a whole component included, after checking it by its declaration.
  ///
  /// A component's value may leave settings out; they take their defaults.
  ///
  /// - Throws: `SettingError` if there is no such setting or the value is not accepted. Constraints
  ///   between settings are `validate()`'s.
  public mutating func set(_ name: String, to value: SettingValue) throws(SettingError) {
    make(try assignment(of: value, to: name))
  }

  /// A value of one setting, checked by its declaration.
  ///
  /// - Throws: `SettingError` if there is no such setting or the value is not accepted.
  public func assignment(
    of value: SettingValue, to name: String
  ) throws(SettingError) -> Assignment {
    let setting = try setting(named: name)
    return Assignment(setting: setting, value: try setting.checked(value))
  }

  /// Makes an assignment that was checked here.
  mutating func make(_ assignment: Assignment) {
    guard let catalogue = assignment.setting.catalogue,
      let component = Component(settingValue: assignment.value)
    else {
      values[assignment.setting.name] = assignment.value
      return
    }
    // A component that was checked is one of the catalogue's.
    guard let place = try? catalogue.place(ofKind: component.kind) else { return }
    replace(catalogue, by: component, at: place)
  }

  /// Sets one setting after checking it by its declaration.
  ///
  /// - Throws: `SettingError` if there is no such setting or the value is not accepted.
  public mutating func set<Value>(
    _ key: SettingKey<Value>, to value: Value
  ) throws(SettingError) {
    try set(key.name, to: value.settingValue)
  }

  /// Puts a complete component in place of another one.
  private mutating func replace(_ catalogue: Catalogue, by component: Component, at place: Int) {
    for setting in entry(catalogue).settings { values[setting.name] = nil }
    self[place: catalogue] = place
    values.merge(component.values) { _, new in new }
  }
}

/// A setting with a value that its declaration accepts: what `Configuration.assignment(of:to:)` has checked.
public struct Assignment: Hashable, Sendable {
  /// What is set.
  public let setting: Setting
  /// The value, in the setting's own type.
  public let value: SettingValue

  fileprivate init(setting: Setting, value: SettingValue) {
    self.setting = setting
    self.value = value
  }
}

extension Configuration {
  /// The dtype of the run.
  public var dtype: DType { self[RunSettings.dtype].dtype }

  /// Checks what no setting can say of itself: constraints between settings.
  ///
  /// - Throws: `SettingError.wrongLength` for a `start` or `true_w` of another length than the problem
  ///   has parameters, others for values that do not go together.
  public func validate() throws(SettingError) {
    try problemRow.validate(self)
    for setting in settings {
      if case .vector(let length, _) = setting.domain, case .vector(let values) = self[setting] {
        try validate(setting, values, length)
      }
    }
    try optimizerRow.validate(self)
    try scheduleRow.validate(self)
  }

  private func validate(
    _ setting: Setting, _ values: [Double], _ length: Domain.VectorLength
  ) throws(SettingError) {
    let sizes = problemRow.sizes(self)
    let expected: Int?
    switch length {
    case .features: expected = sizes?.features
    case .parameters: expected = sizes?.parameters
    case .fixed(let count): expected = count
    case .any: expected = nil
    }
    guard let expected else { return }
    if values.count != expected {
      throw .wrongLength(
        name: setting.name, count: values.count, expected: expected, follows: length.description)
    }
  }

  /// Checks that `steps` is not below a position.
  ///
  /// - Throws: `SettingError.notAccepted` saying from where on it is accepted.
  public func validateSteps(at position: Int) throws(SettingError) {
    let steps = self[RunSettings.steps]
    if steps < position {
      throw .notAccepted(
        name: RunSettings.steps.name, value: .integer(steps),
        accepted: "a whole number from \(position) (the position) to \(Caps.steps)")
    }
  }
}
