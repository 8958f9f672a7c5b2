import Testing

@testable import Training

/// The sequences of `sched.json`: learning rates to the last bit.
@Suite struct ConformanceSchedules {
  @Test func rates() throws {
    CaseRunner(file: try FixtureFile("sched.json")).run { try ScheduleCase($0).run() }
  }
}
