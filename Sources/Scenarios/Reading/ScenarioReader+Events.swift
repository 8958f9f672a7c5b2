import Training

extension ScenarioReader {
  /// The list under `events`, each checked against the settings in force at its position, and what the
  /// dashboard shows with the notes, by their positions.
  static func events(
    _ node: SourceNode, configuration: Configuration
  ) throws(ScenarioError) -> (events: [Event], noteViews: [Int: ScenarioView]) {
    let items = try node.list(accepted: ScenarioSchema.events.accepted, cap: Caps.events)
    var events: [Event] = []
    var views: [Int: ScenarioView] = [:]
    var inForce = configuration
    var before = configuration
    var last = node
    for item in items {
      let (added, view) = try event(item, configuration: &inForce)
      if let first = added.first, let previous = events.last?.position, first.position < previous {
        throw item.error(.outOfOrder(previous: previous))
      }
      // What several events of one position do together counts, not what each does alone.
      if let first = added.first, let previous = events.last?.position, first.position > previous {
        try validate(before, at: last)
      }
      before = inForce
      last = item
      events += added
      if let view, let position = added.first?.position {
        guard views.updateValue(view, forKey: position) == nil else {
          throw item.error(.combination("the notes at \(position) have a view already"))
        }
      }
      guard events.count <= Caps.events else {
        throw node.error(.tooMany(count: events.count, cap: Caps.events))
      }
    }
    try validate(before, at: last)
    return (events, views)
  }

  /// One entry: its settings in their order, then its note, and what is shown with that.
  private static func event(
    _ node: SourceNode, configuration: inout Configuration
  ) throws(ScenarioError) -> (events: [Event], view: ScenarioView?) {
    var map = try MapReader(node, accepted: "a map of at with set or note")
    let position = try map.require("at").integer(in: 0...Caps.steps)
    var events: [Event] = []
    if let set = map.take("set") {
      let settings = try MapReader(set, accepted: "a map of settings")
      guard !settings.rest.isEmpty else { throw set.wrongType("at least one setting") }
      let assignments = try assignments(
        settings.rest, under: set, configuration: &configuration)
      for (setting, value, node) in assignments {
        guard setting.effect != .restart else { throw node.error(.restarts) }
        if setting == RunSettings.steps.setting {
          try node.checking { () throws(SettingError) in
            try configuration.validateSteps(at: position)
          }
        }
        events.append(Event(at: position, .set(name: setting.name, value: value)))
      }
    }
    if let note = map.take("note") {
      let text = try note.text(cap: Caps.textCharacters)
      guard !text.isEmpty else { throw note.wrongType("text that is not empty") }
      events.append(Event(at: position, .note(text)))
    }
    let viewNode = map.take(ScenarioSchema.view.name)
    try map.finish()
    guard !events.isEmpty else { throw node.error(.combination("at needs set, note or both")) }
    guard let viewNode else { return (events, nil) }
    guard events.last?.isNote == true else {
      throw viewNode.error(.combination("view needs a note, with which it is shown"))
    }
    return (events, try view(viewNode))
  }

  /// The list under `compare`.
  static func variants(
    _ node: SourceNode, over base: Configuration
  ) throws(ScenarioError) -> [Variant] {
    var variants: [Variant] = []
    for item in try node.list(
      accepted: ScenarioSchema.compare.accepted, cap: Caps.variants)
    {
      var map = try MapReader(item, accepted: "a map of name and the keys that it overrides")
      let nameNode = try map.require("name")
      let name = try nameNode.text(cap: Caps.titleCharacters)
      guard !variants.contains(where: { $0.name == name }) else {
        throw nameNode.error(.combination("two variants are named \(name.excerpt)"))
      }
      let eventsNode = map.take(ScenarioSchema.events.name)
      var configuration = base
      let assignments = try assignments(map.rest, under: item, configuration: &configuration)
      try validate(configuration, at: item)
      var variant = Variant(
        name: name,
        overrides: assignments.map { Variant.Override(name: $0.setting.name, value: $0.value) })
      if let eventsNode {
        let (events, views) = try events(eventsNode, configuration: configuration)
        guard views.isEmpty else {
          throw eventsNode.error(.combination("view goes with the scenario's own notes"))
        }
        variant.events = events
      }
      variants.append(variant)
    }
    return variants
  }

  /// The scenario's events must fit the variants that have none of their own, and not be too many for all of
  /// them.
  static func checkEventsOfVariants(
    _ scenario: Scenario, _ root: SourceNode
  ) throws(ScenarioError) {
    let counts = scenario.variants.map { ($0.events ?? scenario.events).count }
    let count = counts.reduce(scenario.events.count, +)
    guard count <= Caps.eventsOfAllRuns else {
      throw ScenarioError(
        .combination(
          "the runs have \(count) events together; at most \(Caps.eventsOfAllRuns) are accepted"),
        line: root.line, key: ScenarioSchema.compare.name)
    }
    for variant in scenario.variants where variant.events == nil {
      do {
        var inForce = try variant.configuration(over: scenario.configuration)
        for case .set(let name, let value) in scenario.events.map(\.action) {
          try inForce.set(name, to: value)
        }
      } catch {
        throw ScenarioError(
          .combination(
            "the file's events do not fit the variant \(variant.name.excerpt): \(error); "
              + "give the variant events of its own"),
          line: root.line, key: ScenarioSchema.compare.name)
      }
    }
  }
}
