import Training

/// Reads the bytes of a scenario file, strictly: whatever is not exactly of the format is an error
/// that names file, line, key and what is accepted.
///
/// The keys of problems, optimisers and schedules are their settings' declarations; what is no
/// setting is declared in `ScenarioSchema`.
public struct ScenarioReader {
  private init() {}

  /// The scenario that the bytes hold.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, at most `Caps.scenarioBytes`.
  ///   - file: The name for messages.
  /// - Throws: `ScenarioError`.
  public static func read(_ bytes: [UInt8], file: String) throws(ScenarioError) -> Scenario {
    do {
      return try scenario(try SourceParser.parse(bytes))
    } catch {
      var located = error
      located.file = file
      throw located
    }
  }

  private static func scenario(_ root: SourceNode) throws(ScenarioError) -> Scenario {
    var map = try MapReader(root, accepted: "the keys of a scenario, beginning with piste: 1")
    try version(&map)
    var scenario = Scenario()
    try words(&map, into: &scenario)
    scenario.configuration = try configuration(&map)
    if let node = map.take(ScenarioSchema.compare.name) {
      scenario.variants = try variants(node, over: scenario.configuration)
    }
    if let node = map.take(ScenarioSchema.events.name) {
      (scenario.events, scenario.noteViews) = try events(
        node, configuration: scenario.configuration)
    }
    try checkEventsOfVariants(scenario, root)
    if let node = map.take(ScenarioSchema.expect.name) {
      scenario.expectations = try expectations(node, of: scenario)
    }
    if let node = map.take(ScenarioSchema.recorded.name) {
      scenario.recorded = try recorded(node)
    }
    try map.finish()
    return scenario
  }

  /// A higher version is refused before anything else is looked at.
  private static func version(_ map: inout MapReader) throws(ScenarioError) {
    let node = try map.require(ScenarioSchema.version.name)
    guard case .scalar(let text, let plain) = node.content else {
      throw node.wrongType("the version 1")
    }
    guard plain, text == "1" else { throw node.error(.version(found: text.excerpt)) }
  }

  private static func words(
    _ map: inout MapReader, into scenario: inout Scenario
  ) throws(ScenarioError) {
    if let node = map.take(ScenarioSchema.title.name) {
      scenario.title = try node.text(cap: Caps.titleCharacters)
    }
    if let node = map.take(ScenarioSchema.about.name) {
      scenario.about = try node.text(cap: Caps.textCharacters)
    }
    if let node = map.take(ScenarioSchema.group.name) {
      scenario.group = try node.text(cap: Caps.titleCharacters)
    }
    if let node = map.take(ScenarioSchema.order.name) { scenario.order = try node.number() }
    if let node = map.take(ScenarioSchema.view.name) { scenario.view = try view(node) }
  }

  /// The configuration of the top level: components first, since they decide which settings exist.
  private static func configuration(_ map: inout MapReader) throws(ScenarioError) -> Configuration {
    var configuration = Configuration()
    for setting in ComponentSettings.all + RunSettings.all {
      guard let node = map.take(setting.name) else { continue }
      let value = try value(of: node, for: setting)
      try node.checking { () throws(SettingError) in
        try configuration.set(setting.name, to: value)
      }
    }
    try validate(configuration, at: map.node)
    return configuration
  }

  /// Constraints between settings, placed at a key that the error names, if it stands under the node.
  static func validate(_ configuration: Configuration, at node: SourceNode) throws(ScenarioError) {
    do {
      try configuration.validate()
    } catch {
      if let place = node.first(of: error.names) { throw place.error(.setting(error)) }
      throw ScenarioError(
        .setting(error), line: node.line, key: error.names.first.map(node.path(of:)))
    }
  }

  /// A list of two positions in order.
  static func positions(
    of node: SourceNode, accepted: String
  ) throws(ScenarioError) -> ClosedRange<Int> {
    let ends = try node.list(accepted: accepted)
    guard ends.count == 2 else { throw node.wrongType(accepted) }
    let lower = try ends[0].integer(in: 0...Caps.steps)
    let upper = try ends[1].integer(in: 0...Caps.steps)
    guard lower <= upper else { throw node.wrongType(accepted) }
    return lower...upper
  }

  private static func recorded(_ node: SourceNode) throws(ScenarioError) -> Recorded {
    var map = try MapReader(node, accepted: ScenarioSchema.recorded.accepted)
    let position = try map.require("at").integer(in: 0...Caps.steps)
    var parameters: [Recorded.Number] = []
    for item in try map.require("w").list(accepted: "a list of numbers") {
      parameters.append(try item.recordedNumber())
    }
    let recorded = Recorded(
      position: position, parameters: parameters,
      loss: try map.require("loss").recordedNumber(),
      arithmetic: try map.require("arithmetic").text(cap: Caps.titleCharacters),
      configuration: try map.require("config").text(cap: Caps.titleCharacters),
      records: try map.require("records").text(cap: Caps.titleCharacters))
    try map.finish()
    return recorded
  }
}

extension ScenarioReader {
  /// What stands in a scenario file before its first long list: its words, if they are there, and its
  /// settings. Of thousands of events nothing is read.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, at most `Caps.scenarioBytes`.
  ///   - file: The name for messages.
  /// - Throws: `ScenarioError`, if what stands there is no scenario by itself.
  public static func readHead(_ bytes: [UInt8], file: String) throws(ScenarioError) -> Scenario {
    let bytes = SourceText.utf8(of: bytes)
    return try read(Array(bytes[..<headEnd(of: bytes)]), file: file)
  }

  /// Where the line of the first long list begins.
  private static func headEnd(of bytes: [UInt8]) -> Int {
    let lists = [ScenarioSchema.events, ScenarioSchema.expect, ScenarioSchema.compare].map {
      Array("\($0.name):".utf8)
    }
    var start = bytes.startIndex
    while start < bytes.endIndex {
      if lists.contains(where: bytes[start...].starts(with:)) { return start }
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { break }
      start = end + 1
    }
    return bytes.endIndex
  }
}

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
