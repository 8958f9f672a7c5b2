import Training

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
