import Training

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
  /// Whether the settings in force are tried from the start.
  var triesWhatIf = false

  /// Makes the variants of a run.
  ///
  /// - Parameters:
  ///   - data: The tables that they need.
  ///   - whatIfLimit: The furthest that a run is recomputed with other settings before anybody asks to go
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
  func followSettings(of run: Run) {
    guard triesWhatIf,
      WhatIf.differs(from: run.initialConfiguration, run.events, with: run.configuration)
    else {
      whatIf = nil
      return
    }
    if let whatIf, whatIf.run.initialConfiguration == run.configuration { return }
    whatIf = (try? Run(configuration: run.configuration, data: run.data)).map {
      Member(.whatIf, "what if", $0)
    }
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
