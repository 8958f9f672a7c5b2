import Engine
import Scenarios
import Training

extension Scenario {
  /// The speed at which its whole run takes some three seconds.
  private var speed: Speed { .lasting(3, steps: configuration[RunSettings.steps]) }

  /// Makes its run and those of its variants ready for a trainer.
  ///
  /// - Parameters:
  ///   - data: The tables of `dataFiles`, by their names.
  ///   - isReplay: Whether it is played back.
  ///   - generation: What tells its snapshots from those of other runs.
  /// - Throws: `SettingError` if one of the runs cannot be.
  func preparedRun(
    data: DataTables, isReplay: Bool, generation: Int
  ) throws(SettingError) -> PreparedRun {
    var plans: [ComparedRunPlan] = []
    for variant in variants {
      plans.append(
        ComparedRunPlan(
          label: variant.name, configuration: try variant.configuration(over: configuration),
          events: variant.events ?? events))
    }
    return try PreparedRun(
      configuration, events: events, data: data, comparedRuns: plans, speed: speed,
      pausesAtNotes: isReplay, generation: generation)
  }
}
