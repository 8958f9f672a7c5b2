import Training

/// The trial of the settings in force from the start.
enum WhatIf {
  /// Whether it differs from the run: by what the run began with, or by what was done to it after its first update.
  /// How far the two go does not matter.
  static func differs(
    from initial: Configuration, _ events: [Event], with settings: Configuration
  ) -> Bool {
    let steps = RunSettings.steps.name
    var values = ValuesInForce(initial)
    for event in events {
      guard case .set(let name, _) = event.action, name != steps else { continue }
      guard event.position == 0 else { return true }
      try? values.apply(event)
    }
    var initial = values.configuration
    try? initial.set(RunSettings.steps, to: settings[RunSettings.steps])
    return initial != settings
  }
}

extension Snapshot {
  /// Whether the settings in force, had they held from the start, would make another run.
  public var whatIfDiffers: Bool {
    WhatIf.differs(from: initialConfiguration, events, with: configuration)
  }
}
