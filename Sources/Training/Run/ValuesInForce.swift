/// The values in force at a position and the learning rate of its update: all that events, schedule and
/// warm-up decide of a run, whatever its data.
///
/// It is the one place that knows the rate: a run trains by it, theory is asked with it, and what lies
/// ahead is found by going on with a copy.
public struct ValuesInForce: Sendable {
  /// Updates done.
  public package(set) var position = 0
  /// The values as they were set; its learning rate is the one that the schedule starts from.
  public package(set) var configuration: Configuration
  /// The learning rate of the update at the position.
  public private(set) var learningRate: Double
  /// The learning rate that was set, which is looked up once and not at each update.
  private var baseRate: Double
  /// The position at which the schedule was set, from which it counts.
  private var origin = 0
  private var schedule: any Schedule

  /// Those of position 0.
  package init(_ configuration: Configuration) {
    self.configuration = configuration
    schedule = configuration.schedule
    baseRate = configuration[RunSettings.learningRate]
    learningRate = schedule.first(base: baseRate)
  }

  /// Whether the schedule has made another rate of the one that was set.
  public var isRateScheduled: Bool { learningRate != baseRate }

  /// The value of a setting that a change at the position replaces: of the learning rate that in force, unless
  /// the schedule begins here.
  func value(of setting: Setting) -> SettingValue {
    setting == RunSettings.learningRate.setting && position != origin
      ? .number(learningRate) : configuration[setting]
  }

  /// Goes on by an update: the rate is that of the schedule.
  public mutating func advance() {
    position += 1
    learningRate = schedule.next(
      after: learningRate, base: baseRate, step: position - origin)
  }

  /// Goes on by an update, or to the goal where the rate is the same all the way there.
  package mutating func advance(atMostTo goal: Int) {
    let (step, rate) = (position - origin, learningRate)
    advance()
    // A rate that was set in between is not the settled one yet.
    if learningRate == rate, schedule.isSettled(from: step) { position = goal }
  }

  /// Sets a setting at the position.
  ///
  /// - Returns: The setting; nil where nothing changes.
  /// - Throws: `SettingError` if there is no such setting or the value is not accepted.
  @discardableResult
  package mutating func set(_ name: String, to value: SettingValue) throws(SettingError) -> Setting?
  {
    let assignment = try configuration.assignment(of: value, to: name)
    return make(assignment) ? assignment.setting : nil
  }

  /// The values after a change at the position, which is checked beside the others and against the position;
  /// nil where nothing changes.
  ///
  /// - Throws: `SettingError` if the values do not go together, or if `steps` would be below the position.
  package func changed(by assignment: Assignment) throws(SettingError) -> ValuesInForce? {
    var result = self
    guard result.make(assignment) else { return nil }
    try result.configuration.validate()
    try result.configuration.validateSteps(at: position)
    return result
  }

  /// Makes an assignment at the position.
  ///
  /// What is in force already changes nothing. Of the learning rate that is the rate of the update here,
  /// not the one that was set: setting that one again restores it.
  ///
  /// - Returns: Whether anything changes.
  mutating func make(_ assignment: Assignment) -> Bool {
    let (setting, value) = (assignment.setting, assignment.value)
    let isRate = setting == RunSettings.learningRate.setting
    if isRate ? value == .number(learningRate) : value == configuration[setting] { return false }
    let old = (baseRate, learningRate)
    configuration.make(assignment)
    schedule = configuration.schedule
    baseRate = configuration[RunSettings.learningRate]
    if setting == ComponentSettings.schedule.setting { origin = position }
    if position == origin {
      learningRate = schedule.first(base: baseRate)
    } else if isRate {
      learningRate = baseRate
    }
    return !isRate || old != (baseRate, learningRate)
  }

  /// Applies an event of the position; a note changes nothing.
  package mutating func apply(_ event: Event) throws(SettingError) {
    if case .set(let name, let value) = event.action { _ = try set(name, to: value) }
  }
}
