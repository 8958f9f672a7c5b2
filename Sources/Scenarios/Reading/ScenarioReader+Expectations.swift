import Training

extension ScenarioReader {
  /// The list under `expect`.
  static func expectations(
    _ node: SourceNode, of scenario: Scenario
  ) throws(ScenarioError) -> [Expectation] {
    var expectations: [Expectation] = []
    for item in try node.list(
      accepted: ScenarioSchema.expect.accepted, cap: Caps.expectations)
    {
      var map = try MapReader(item, accepted: Self.forms)
      var variant: String?
      if let node = map.take("variant") {
        let name = try node.text()
        guard scenario.variants.contains(where: { $0.name == name }) else {
          let known = scenario.variants.map(\.name)
          throw node.error(.variant(name: name.excerpt, known: known))
        }
        variant = name
      }
      expectations.append(Expectation(try claim(&map), variant: variant))
      try map.finish()
    }
    return expectations
  }

  private static let forms =
    "a map: at with quantities, from and to with summaries, reach with step, or not_finite"

  private static func claim(_ map: inout MapReader) throws(ScenarioError) -> Expectation.Claim {
    if let node = map.take("at") {
      return .at(
        position: try node.integer(in: 0...Caps.steps), try requirements(&map, bounds(of:_:)))
    }
    if map.has("from") || map.has("to") {
      let lower = try map.require("from").integer(in: 0...Caps.steps)
      let upper = try map.require("to")
      let end = try upper.integer(in: 0...Caps.steps)
      guard lower <= end else { throw upper.error(.combination("to is below from")) }
      return .over(lower...end, try summaries(&map))
    }
    if let node = map.take("reach") {
      var inner = try MapReader(node, accepted: "a map of one quantity and its bounds")
      let requirements = try requirements(&inner, bounds(of:_:))
      guard let requirement = requirements.first, requirements.count == 1 else {
        throw node.error(.combination("reach takes one quantity"))
      }
      try inner.finish()
      let step = try count(map.require("step"))
      let stay = try map.take("stay")?.truth() ?? false
      return .reach(requirement, step: step, stay: stay)
    }
    if let node = map.take("not_finite") { return .notFinite(try count(node)) }
    try map.finish()
    throw map.node.wrongType(forms)
  }

  /// A position, or `{within: [a, b]}`.
  private static func count(_ node: SourceNode) throws(ScenarioError) -> Count {
    if case .map = node.content {
      var map = try MapReader(node, accepted: "a position")
      let range = try positions(of: try map.require("within"), accepted: "two positions in order")
      try map.finish()
      return .within(range)
    }
    return .exactly(try node.integer(in: 0...Caps.steps))
  }

  private static func summaries(
    _ map: inout MapReader
  ) throws(ScenarioError) -> [Expectation.Summary] {
    var summaries: [Expectation.Summary] = []
    var kinds: [Expectation.Summary.Kind] = []
    let requirements = try requirements(&map) { (node, count) throws(ScenarioError) in
      var inner = try MapReader(node, accepted: Self.summaryForms)
      for kind in Expectation.Summary.Kind.allCases {
        guard let node = inner.take(kind.rawValue) else { continue }
        kinds.append(kind)
        let bounds = try bounds(of: node, count)
        try inner.finish()
        return bounds
      }
      try inner.finish()
      throw node.wrongType(Self.summaryForms)
    }
    for (kind, requirement) in zip(kinds, requirements) {
      summaries.append(Expectation.Summary(kind, requirement))
    }
    return summaries
  }

  private static let summaryForms = "one of mean, min, max, every, with bounds"

  /// The quantities of a claim; `inner` reads what stands beside each.
  private static func requirements(
    _ map: inout MapReader,
    _ inner: (SourceNode, Int?) throws(ScenarioError) -> [Bound]
  ) throws(ScenarioError) -> [Expectation.Requirement] {
    var requirements: [Expectation.Requirement] = []
    for (key, quantity) in ScenarioSchema.quantities {
      guard let node = map.take(key) else { continue }
      requirements.append(Expectation.Requirement(quantity, try inner(node, quantity.valueCount)))
    }
    if let node = map.take(ScenarioSchema.distance) {
      let (target, rest) = try distance(node)
      requirements.append(Expectation.Requirement(.distance(to: target), try inner(rest, 1)))
    }
    if let node = map.take(ScenarioSchema.theory) {
      var figures = try MapReader(node, accepted: "a map of figures of the theory")
      for figure in Quantity.TheoryQuantity.allCases {
        guard let node = figures.take(figure.rawValue) else { continue }
        let quantity = Quantity.theory(figure)
        requirements.append(
          Expectation.Requirement(quantity, try inner(node, quantity.valueCount)))
      }
      try figures.finish()
    }
    guard !requirements.isEmpty else {
      try map.finish()
      throw map.node.wrongType("at least one of " + ScenarioSchema.quantityNames)
    }
    return requirements
  }

  /// The point that a distance is measured to, and the map without it.
  private static func distance(
    _ node: SourceNode
  ) throws(ScenarioError) -> (Quantity.Target, SourceNode) {
    var map = try MapReader(node, accepted: "a map of to (true_w or w*) and bounds")
    let target = try map.take("to")?.name(of: Quantity.Target.self) ?? .truth
    return (target, SourceNode(line: node.line, path: node.path, content: .map(map.rest)))
  }

  /// One bound, or a list of them for a quantity of several values.
  private static func bounds(of node: SourceNode, _ count: Int?) throws(ScenarioError) -> [Bound] {
    guard count != 1 else { return [try bound(of: node)] }
    var bounds: [Bound] = []
    for item in try node.list(accepted: "a list of bounds, one for each value") {
      bounds.append(try bound(of: item))
    }
    guard !bounds.isEmpty else { throw node.wrongType("a list of bounds, one for each value") }
    return bounds
  }

  private static func bound(of node: SourceNode) throws(ScenarioError) -> Bound {
    let accepted = "a map of above, below or within: [low, high]"
    var map = try MapReader(node, accepted: accepted)
    var bound = Bound()
    if let node = map.take("above") { bound.above = try node.number() }
    if let node = map.take("below") { bound.below = try node.number() }
    if let node = map.take("within") {
      let ends = try node.list(accepted: "two numbers in order")
      guard ends.count == 2 else { throw node.wrongType("two numbers in order") }
      let lower = try ends[0].number()
      let upper = try ends[1].number()
      guard lower <= upper else { throw node.wrongType("two numbers in order") }
      bound.within = lower...upper
    }
    try map.finish()
    guard bound != Bound() else { throw node.wrongType(accepted) }
    return bound
  }
}
