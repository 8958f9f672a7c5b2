import Training

extension ScenarioReader {
  /// How the dashboard shows a scenario, or what it shows with one of its notes.
  static func view(_ node: SourceNode) throws(ScenarioError) -> ScenarioView {
    var map = try MapReader(node, accepted: ScenarioSchema.view.accepted)
    var view = ScenarioView()
    if let node = map.take("panels") {
      var panels: [String] = []
      for item in try node.list(accepted: "a list of panels") {
        panels.append(try item.text(cap: Caps.titleCharacters))
      }
      view.panels = panels
    }
    view.steps = try map.take("steps").flatMap { (node) throws(ScenarioError) in
      try node.name(of: ScenarioView.Scale.self)
    }
    view.loss = try map.take("loss").flatMap { (node) throws(ScenarioError) in
      try node.name(of: ScenarioView.Scale.self)
    }
    view.curve = try map.take("curve").flatMap { (node) throws(ScenarioError) in
      try node.name(of: ScenarioView.Curves.self)
    }
    view.smoothing = try map.take("smoothing").flatMap { (node) throws(ScenarioError) in
      let weight = try node.number()
      guard (0..<1).contains(weight) else { throw node.wrongType("a number from 0 to below 1") }
      return weight
    }
    view.trajectory = try map.take("trajectory").flatMap { (node) throws(ScenarioError) in
      try node.name(of: ScenarioView.Trajectory.self)
    }
    if let node = map.take("plane") {
      let axes = try node.list(accepted: "two parameters, counted from 1")
      guard axes.count == 2 else { throw node.wrongType("two parameters, counted from 1") }
      view.plane = ScenarioView.Plane(
        right: try axes[0].integer(in: 1...Caps.parameters),
        up: try axes[1].integer(in: 1...Caps.parameters))
    }
    if let node = map.take("window") {
      view.window = try positions(of: node, accepted: "two positions, the first below the second")
    }
    try map.finish()
    return view
  }
}
