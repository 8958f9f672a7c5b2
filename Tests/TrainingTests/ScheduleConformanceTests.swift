import Testing

@testable import Training

/// The schedules against sequences made with `torch.optim.lr_scheduler`, to the last bit.
@Suite struct ScheduleConformanceTests {
  @Test(arguments: try Fixture(conformance: "sched").cases)
  func ratesAreThoseOfPyTorch(_ example: Fixture.Case) throws {
    let arguments = example["args"]
    let schedule = try #require(make(example.string("scheduler"), arguments))
    let bases = example.numbers("base_lr")
    for (group, base) in bases.enumerated() {
      let greatest = arguments.number("max_lr") ?? base
      var rate = schedule.first(base: greatest)
      for (step, expected) in example.list("lr").enumerated() {
        if step > 0 { rate = schedule.next(after: rate, base: greatest, step: step) }
        if let cycle = schedule as? OneCycleSchedule, step == cycle.length {
          #expect(rate == cycle.rate(at: step - 1, greatest: greatest), "the last rate stays")
          rate = cycle.rate(at: step, greatest: greatest)
        }
        #expect(rate == expected.numbers[group], "step \(step), group \(group)")
      }
    }
  }

  @Test(
    arguments: try Fixture(conformance: "sched").cases.filter {
      $0.string("scheduler") == "OneCycleLR"
    })
  func momentumCyclesAgainstTheRate(_ example: Fixture.Case) throws {
    let arguments = example["args"]
    let schedule = try #require(make("OneCycleLR", arguments) as? OneCycleSchedule)
    for (step, expected) in example.list("momentum").enumerated() {
      let momentum = schedule.momentum(at: step, least: 0.85, greatest: 0.95)
      let wanted = expected.number ?? expected.numbers.first
      #expect(momentum == wanted, "step \(step)")
    }
  }

  private func make(_ name: String, _ arguments: Fixture.Case) -> (any Schedule)? {
    func number(_ key: String, _ value: Double) -> Double { arguments.number(key) ?? value }
    switch name {
    case "StepLR":
      return StepSchedule(
        period: arguments.integer("step_size"), factor: number("gamma", 0.1))
    case "MultiStepLR":
      return MultiStepSchedule(
        milestones: arguments.numbers("milestones").map { Int($0) }, factor: number("gamma", 0.1))
    case "ExponentialLR": return ExponentialSchedule(factor: number("gamma", 0))
    case "CosineAnnealingLR":
      return CosineSchedule(
        length: arguments.integer("T_max"), minimum: number("eta_min", 0))
    case "LinearLR":
      return LinearSchedule(
        startFactor: number("start_factor", 1.0 / 3), endFactor: number("end_factor", 1),
        length: Int(number("total_iters", 5)))
    case "ConstantLR":
      return ConstantFactorSchedule(
        factor: number("factor", 1.0 / 3), length: Int(number("total_iters", 5)))
    case "CosineAnnealingWarmRestarts":
      return WarmRestartsSchedule(
        length: arguments.integer("T_0"), growth: Int(number("T_mult", 1)),
        minimum: number("eta_min", 0))
    case "OneCycleLR":
      let epochs = number("epochs", 1) * number("steps_per_epoch", 1)
      var schedule = OneCycleSchedule(length: Int(number("total_steps", epochs)))
      schedule.riseFraction = number("pct_start", 0.3)
      schedule.divisor = number("div_factor", 25)
      schedule.finalDivisor = number("final_div_factor", 1e4)
      schedule.isLinear = arguments.string("anneal_strategy") == "linear"
      schedule.hasThreePhases = arguments.bool("three_phase")
      return schedule
    default: return nil
    }
  }
}
