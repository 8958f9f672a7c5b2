@testable import Training

/// One case of `sched.json`.
struct ScheduleCase {
  private let fixture: JSON
  private let arguments: JSON

  init(_ fixture: JSON) throws {
    self.fixture = fixture
    arguments = try fixture.member("args")
  }

  func run() throws {
    let schedule = try schedule()
    for (group, base) in try fixture.member("base_lr", \.array).enumerated() {
      // The one-cycle schedule takes its greatest rate as base.
      guard let base = arguments["max_lr"]?.double ?? base.double else {
        throw FixtureError("no base rate")
      }
      try checkRates(schedule, base, group)
    }
    try checkEnd(schedule)
  }

  private func checkRates(_ schedule: any Schedule, _ base: Double, _ group: Int) throws {
    var rate = schedule.first(base: base)
    for (step, expected) in try fixture.member("lr", \.array).enumerated() {
      if step > 0 { rate = schedule.next(after: rate, base: base, step: step) }
      if let cycle = schedule as? OneCycleSchedule, step == cycle.length {
        // PyTorch's cycle has one more rate than it has updates; a run keeps the one before.
        try expectEqual(rate, cycle.rate(at: step - 1, greatest: base), "the rate after the end")
        rate = cycle.rate(at: step, greatest: base)
      }
      try expectEqual(rate, expected.array?[group].double, "step \(step), group \(group)")
    }
  }

  /// PyTorch refuses to step beyond the cycle; a run keeps its last rate. Both end at one place.
  private func checkEnd(_ schedule: any Schedule) throws {
    guard let error = fixture["error"] else { return }
    guard let cycle = schedule as? OneCycleSchedule else { throw FixtureError("no cycle") }
    let steps = try fixture.member("lr", \.array).count
    let message =
      "Tried to step \(cycle.length + 1) times. The specified number of total steps is \(cycle.length)"
    try expectEqual(message, try error.member("message", \.string), "the end")
    try expectEqual(steps, cycle.length + 1, "the number of rates")
  }

  private func number(_ key: String, _ fallback: Double) -> Double {
    arguments[key]?.double ?? fallback
  }

  private func int(_ key: String, _ fallback: Int) -> Int {
    arguments[key]?.int ?? fallback
  }

  private func schedule() throws -> any Schedule {
    let name = try fixture.member("scheduler", \.string)
    switch name {
    case "StepLR":
      return StepSchedule(
        period: try arguments.member("step_size", \.int), factor: number("gamma", 0.1))
    case "MultiStepLR":
      return MultiStepSchedule(
        milestones: try arguments.member("milestones", \.ints), factor: number("gamma", 0.1))
    case "ExponentialLR":
      return ExponentialSchedule(factor: try arguments.member("gamma", \.double))
    case "CosineAnnealingLR":
      return CosineSchedule(
        length: try arguments.member("T_max", \.int), minimum: number("eta_min", 0))
    case "LinearLR":
      return LinearSchedule(
        startFactor: number("start_factor", 1.0 / 3), endFactor: number("end_factor", 1),
        length: int("total_iters", 5))
    case "CosineAnnealingWarmRestarts":
      return WarmRestartsSchedule(
        length: try arguments.member("T_0", \.int), growth: int("T_mult", 1),
        minimum: number("eta_min", 0))
    case "OneCycleLR": return oneCycle()
    default: throw FixtureError("scheduler \(name)")
    }
  }

  private func oneCycle() -> OneCycleSchedule {
    let length = int("epochs", 1) * int("steps_per_epoch", 1)
    var schedule = OneCycleSchedule(length: int("total_steps", length))
    schedule.riseFraction = number("pct_start", 0.3)
    schedule.divisor = number("div_factor", 25)
    schedule.finalDivisor = number("final_div_factor", 1e4)
    schedule.isLinear = arguments["anneal_strategy"]?.string == "linear"
    return schedule
  }
}
