import Testing

@testable import Training

@Suite struct ConfigurationTests {
  private func configuration(_ kind: String, of catalogue: Catalogue) throws -> Configuration {
    var configuration = Configuration()
    try configuration.set(catalogue.rawValue, to: .component(Component(kind: kind)))
    return configuration
  }

  /// A component brings its own settings with their defaults and takes those of the one before away.
  @Test(arguments: Catalogue.allCases)
  func everyKindHasItsOwnSettings(_ catalogue: Catalogue) throws {
    for entry in catalogue.entries {
      let configuration = try configuration(entry.kind, of: catalogue)
      #expect(configuration.entry(catalogue) == entry)
      #expect(configuration.component(catalogue) == entry.defaults)
      for setting in configuration.settings {
        #expect(configuration[setting] == setting.defaultValue, "\(setting.name)")
      }
      for setting in Configuration().settings
      where !configuration.settings.contains(where: { $0.name == setting.name }) {
        #expect(throws: SettingError.self) { try configuration.setting(named: setting.name) }
      }
      var back = configuration
      try back.set(
        catalogue.rawValue, to: .component(Component(kind: catalogue.entries[0].kind)))
      #expect(back == Configuration())
    }
  }

  @Test(arguments: Catalogue.allCases)
  func anUnknownKindIsAnError(_ catalogue: Catalogue) {
    let error = SettingError.unknownKind(
      catalogue: catalogue, kind: "magic", known: catalogue.entries.map(\.kind))
    #expect(throws: error) { try configuration("magic", of: catalogue) }
  }

  /// Decoupled decay and coupled decay have one name and two declarations.
  @Test func eachOptimizerReadsItsOwnWeightDecay() throws {
    let decoupled = try configuration("adamw", of: .optimizer).optimizer as? Adam
    #expect(decoupled?.weightDecay == 0.01 && decoupled?.isDecoupled == true)
    let coupled = try configuration("adam", of: .optimizer).optimizer as? Adam
    #expect(coupled?.weightDecay == 0 && coupled?.isDecoupled == false)
    #expect(AdamW.weightDecaySetting.setting != OptimizerSettings.coupledWeightDecay.setting)
    #expect(AdamW.weightDecaySetting.name == OptimizerSettings.coupledWeightDecay.name)
  }

  /// Values are found by their names, so that a name stands for one type of values everywhere.
  @Test func aNameHasOneTypeInAllCatalogues() {
    let settings =
      RunSettings.all + ComponentSettings.all
      + Catalogue.allCases.flatMap(\.entries).flatMap(\.settings)
    for (name, same) in Dictionary(grouping: settings, by: \.name) {
      #expect(Set(same.map { type(of: $0.domain) }).count == 1, "\(name)")
    }
  }

  private func type(of domain: Domain) -> String {
    switch domain {
    case .number: "number"
    case .integer: "integer"
    case .vector(_, let automaticName): automaticName == nil ? "vector" : "vector or none"
    case .choice: "choice"
    case .text: "text"
    case .component: "component"
    }
  }

  @Test func aKeyIsAskedForByItsType() throws {
    var configuration = Configuration()
    try configuration.set(RunSettings.start, to: [3, 4])
    try configuration.set(RunSettings.dtype, to: .float64)
    #expect(configuration[RunSettings.start] == [3, 4] && configuration.dtype == .float64)
    try configuration.set(RunSettings.start, to: nil)
    #expect(configuration[RunSettings.start] == nil)
    #expect(throws: SettingError.self) { try configuration.set(RunSettings.steps, to: 0) }
    #expect(configuration[RunSettings.steps] == 20)
  }

  @Test func componentsComeFirst() {
    let names = ["noise", "optimizer", "steps", "problem"]
    #expect(names.componentsFirst { $0 } == ["optimizer", "problem", "noise", "steps"])
  }
}
