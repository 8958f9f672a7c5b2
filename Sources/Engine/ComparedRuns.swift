import Training

/// A run that goes in step with the main one, to be compared with it.
public struct ComparedRunPlan: Sendable {
  /// What a legend calls it.
  public let label: String
  /// What it begins with.
  public let configuration: Configuration
  /// What is done to it on the way.
  public let events: [Event]

  /// Describes a run.
  public init(label: String, configuration: Configuration, events: [Event]) {
    self.label = label
    self.configuration = configuration
    self.events = events
  }
}

/// How far a run beside the main one has come.
public struct ComparedRun: Sendable {
  /// What it is for.
  public enum Kind: Hashable, Sendable {
    /// A variant of the scenario.
    case variant
    /// The settings in force, from the start.
    case whatIf
  }

  /// What it is for.
  public let kind: Kind
  /// What a legend calls it.
  public let label: String
  /// Its records.
  public let history: History
  /// Its parameters at position 0.
  public let start: [Double]
  /// The values in force at its position.
  public let configuration: Configuration
  /// The loss at its position, of which there is no record yet, in its own arithmetic: a float32 that
  /// overflows is infinite. Nil where it was not worth computing in mid-run.
  public var loss: Double?
}

/// The runs beside the main one. They live on the trainer's thread.
final class ComparedRuns {
  private let whatIfLimit: Int

  private final class Member {
    let kind: ComparedRun.Kind
    let label: String
    let run: Run
    let start: [Double]
    private var known: (position: Int, loss: Double?)?

    /// The loss at its head. O(rows) once for each position.
    var lossAtHead: Double? {
      if let known, known.position == run.head { return known.loss }
      let loss = run.loss(at: run.head)
      known = (run.head, loss)
      return loss
    }

    init(_ kind: ComparedRun.Kind, _ label: String, _ run: Run) {
      self.kind = kind
      self.label = label
      self.run = run
      start = run.parameters
    }
  }

  private let variants: [Member]
  private var whatIf: Member?
  /// The settings that are tried, and the task that makes their run while it does.
  private var trial: (settings: Configuration, task: BackgroundTask<Transfer<Run>>?)?
  /// Whether the settings in force are tried from the start.
  var triesWhatIf = false

  /// Makes the variants of a run.
  ///
  /// - Parameters:
  ///   - data: The tables that they need.
  ///   - whatIfLimit: The furthest that a run is recomputed with other settings before it is asked to go
  ///     there.
  /// - Throws: `SettingError` if one of them cannot be.
  init(
    _ plans: [ComparedRunPlan], data: DataTables, whatIfLimit: Int = 100_000
  ) throws(SettingError) {
    self.whatIfLimit = whatIfLimit
    var members: [Member] = []
    for plan in plans {
      let run = try Run(configuration: plan.configuration, events: plan.events, data: data)
      members.append(Member(.variant, plan.label, run))
    }
    variants = members
  }

  /// Whether there is none.
  var isEmpty: Bool { variants.isEmpty && whatIf == nil }

  /// The runs as they are.
  ///
  /// - Parameter isHurried: Whether losses that are not recorded yet are left out where they take long.
  func snapshot(isHurried: Bool) -> [ComparedRun] {
    (variants + (whatIf.map { [$0] } ?? [])).map { member in
      let isLong = member.run.elementCount > Worker.affordableElements
      return ComparedRun(
        kind: member.kind, label: member.label, history: member.run.history,
        start: member.start, configuration: member.run.configuration,
        loss: isHurried && isLong ? nil : member.lossAtHead)
    }
  }

  /// Begins the trial of the settings in force anew if they have changed; there is none where it would be the run.
  ///
  /// Its data are drawn by background work: until they are there, there is no trial.
  func followSettings(of run: Run, by work: BackgroundWork) {
    let settings = run.configuration
    guard triesWhatIf,
      WhatIf.differs(from: run.initialConfiguration, run.events, with: settings)
    else {
      (whatIf, trial) = (nil, nil)
      return
    }
    if trial?.settings != settings {
      whatIf = nil
      trial = (settings, start(settings, run.data, by: work))
    }
    if let made = trial?.task?.take() {
      trial?.task = nil
      begin((try? made.get())?.take())
    }
  }

  /// Starts to make the run of some settings; nil where there is no thread for it, and it is made.
  private func start(
    _ settings: Configuration, _ data: DataTables, by work: BackgroundWork
  ) -> BackgroundTask<Transfer<Run>>? {
    let task: BackgroundTask<Transfer<Run>>? = work.start { context in
      context.report(Transfer(try Run(configuration: settings, data: data)))
    }
    if task == nil { begin(try? Run(configuration: settings, data: data)) }
    return task
  }

  private func begin(_ run: Run?) {
    whatIf = run.map { Member(.whatIf, "what if", $0) }
  }

  /// Does updates of those that lag behind the main run.
  ///
  /// - Returns: Whether any still does.
  func catchUp(with run: Run, atMost count: Int) -> Bool {
    var lags = false
    for member in variants { lags = advance(member, to: run.head, atMost: count) || lags }
    if let whatIf {
      let goal = max(run.head, min(run.target, whatIfLimit))
      lags = advance(whatIf, to: goal, atMost: count) || lags
    }
    return lags
  }

  private func advance(_ member: Member, to goal: Int, atMost count: Int) -> Bool {
    let goal = min(goal, member.run.target)
    guard member.run.position < goal else { return false }
    member.run.advance(to: min(goal, member.run.position + count))
    return member.run.position < goal
  }
}

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
    WhatIf.differs(from: line.initialConfiguration, line.events, with: configuration)
  }
}
