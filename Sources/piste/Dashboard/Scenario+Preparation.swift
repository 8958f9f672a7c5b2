import Engine
import Scenarios
import Training

extension Scenario {
  /// The speed at which its whole run takes some three seconds.
  var speed: Speed { .lasting(3, steps: configuration.integer(RunSettings.steps)) }

  /// What a trainer is told of a scenario beside its run.
  func preparation(isReplay: Bool) -> [Command] {
    let plans = variants.compactMap { variant -> CompanionPlan? in
      guard let configuration = try? variant.configuration(over: configuration) else { return nil }
      return CompanionPlan(
        label: variant.name, configuration: configuration, events: variant.events ?? events)
    }
    return [.whatIf(false), .pauseAtNotes(isReplay), .compare(plans)]
  }
}
