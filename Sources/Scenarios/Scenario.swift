import Training

/// A run and what was done to it, with words for its reader: what one scenario file holds.
///
/// A scenario is a value. `ScenarioReader` makes one of a file's bytes, `ScenarioWriter` makes the
/// bytes again: the same scenario, the same bytes.
public struct Scenario: Hashable, Sendable {
  /// One line that names it; empty where it has none.
  public var title = ""
  /// What to look at, for the reader; empty where there is nothing to say.
  public var about = ""
  /// The group of lessons that it belongs to, if any.
  public var group: String?
  /// Its place in the group, from low to high.
  public var order: Double?
  /// How the dashboard shows it, as its author left it.
  public var view: ScenarioView?
  /// Everything that decides the run before its events.
  public var configuration: Configuration
  /// Runs to be compared with this one, side by side.
  public var variants: [Variant] = []
  /// What is done to the run, in the order of positions.
  public var events: [Event] = []
  /// What the dashboard shows when the notes at a position are opened, over `view`. Where no note stands
  /// there any longer it is left out of the file.
  public var noteViews: [Int: ScenarioView] = [:]
  /// What must be seen: the tests of a lesson.
  public var expectations: [Expectation] = []
  /// What came out when it was saved, for verification.
  public var recorded: Recorded?

  /// Makes a scenario; a new one is the catalogues' defaults, without words or events.
  public init(configuration: Configuration = Configuration(), events: [Event] = []) {
    self.configuration = configuration
    self.events = events
  }

  /// Whether it has expectations or a recorded result, which hold for its own settings alone.
  public var isTested: Bool { !expectations.isEmpty || recorded != nil }

  /// The variant as a scenario of its own, with what is expected of it; nil if there is none of that
  /// name.
  ///
  /// - Throws: `SettingError` if the variant does not fit the configuration.
  public func only(variant name: String) throws(SettingError) -> Scenario? {
    guard let variant = variants.first(where: { $0.name == name }) else { return nil }
    var result = self
    result.configuration = try variant.configuration(over: configuration)
    result.events = variant.events ?? events
    if variant.events != nil { result.noteViews = [:] }
    result.variants = []
    result.expectations = expectations(of: name).map { Expectation($0.claim) }
    result.recorded = nil
    return result
  }
}

/// A run to be compared with a scenario's own: the same but for what it overrides.
public struct Variant: Hashable, Sendable {
  /// The name by which legends and expectations know it; unique in its scenario.
  public var name: String
  /// The settings that differ, in the order in which they are set.
  public var overrides: [Override]
  /// Events in place of the scenario's own; nil keeps those.
  public var events: [Event]?

  /// One setting with its value, a whole component included.
  public struct Override: Hashable, Sendable {
    /// The setting's name.
    public var name: String
    /// Its value in the variant.
    public var value: SettingValue

    /// Makes an override.
    public init(name: String, value: SettingValue) {
      self.name = name
      self.value = value
    }
  }

  /// Makes a variant.
  public init(name: String, overrides: [Override], events: [Event]? = nil) {
    self.name = name
    self.overrides = overrides
    self.events = events
  }

  /// The configuration of the variant's run.
  ///
  /// - Throws: `SettingError` if the base has no such setting or the value is not accepted.
  public func configuration(over base: Configuration) throws(SettingError) -> Configuration {
    var result = base
    for override in overrides { try result.set(override.name, to: override.value) }
    return result
  }
}
