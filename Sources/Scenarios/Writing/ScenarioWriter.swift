import Training

/// Writes a scenario as the text of its file: every value in force, the shortest digits that read
/// back, the same bytes for the same scenario.
public struct ScenarioWriter {
  private var lines: [String] = []
  private let parts: Parts

  /// What the text is for.
  private enum Parts {
    /// All of the file.
    case all
    /// What decides the run, for its hash: no title, about, notes or `recorded`.
    case hashed
  }

  private init(_ parts: Parts) { self.parts = parts }

  /// The bytes of the scenario's file, which were read back before they are given out: whatever is written can
  /// be read again.
  ///
  /// - Parameter file: The name for messages.
  /// - Throws: `ScenarioError` where the reader would not take them: more of something than there may be.
  public static func bytes(
    of scenario: Scenario, file: String
  ) throws(ScenarioError) -> [UInt8] {
    let bytes = Array(text(of: scenario).utf8)
    _ = try ScenarioReader.read(bytes, file: file)
    return bytes
  }

  /// The text of the scenario's file, ending with a newline.
  public static func text(of scenario: Scenario) -> String {
    var writer = ScenarioWriter(.all)
    writer.write(scenario)
    return writer.lines.joined(separator: "\n") + "\n"
  }

  /// The hash of the text without title, about, notes and `recorded`, in 16 hexadecimal digits.
  public static func configurationHash(of scenario: Scenario) -> String {
    var writer = ScenarioWriter(.hashed)
    writer.write(scenario)
    return FNV1a64.hash(of: (writer.lines.joined(separator: "\n") + "\n").utf8).hexadecimal
  }

  private mutating func write(_ scenario: Scenario) {
    line(ScenarioSchema.version, "1")
    if parts == .all {
      if !scenario.title.isEmpty { text(ScenarioSchema.title, scenario.title) }
      if !scenario.about.isEmpty { text(ScenarioSchema.about, scenario.about) }
    }
    if let group = scenario.group { text(ScenarioSchema.group, group) }
    if let order = scenario.order { line(ScenarioSchema.order, order.description) }
    if let view = scenario.view { line(ScenarioSchema.view, Self.flow(view)) }
    write(scenario.configuration)
    write(scenario.variants, over: scenario.configuration)
    write(
      scenario.events, under: "", configuration: scenario.configuration,
      noteViews: scenario.noteViews)
    write(scenario.expectations)
    if parts == .all, let recorded = scenario.recorded { write(recorded) }
  }

  /// What makes the data first, then what moves `w`.
  private mutating func write(_ configuration: Configuration) {
    let restarting = RunSettings.all.filter { $0.effect == .restart }
    let live = RunSettings.all.filter { $0.effect != .restart }
    let settings =
      [Catalogue.problem.setting] + restarting + [Catalogue.optimizer.setting] + live
      + [Catalogue.schedule.setting]
    for setting in settings {
      write(setting, configuration[setting], indent: "")
    }
  }

  private mutating func write(_ setting: Setting, _ value: SettingValue, indent: String) {
    let text = indent + Self.fields([(setting, value)])[0]
    guard case .component(let component) = value, text.count > Self.width else {
      lines.append(text)
      return
    }
    lines.append("\(indent)\(setting.name):")
    lines.append("\(indent)  kind: \(component.kind)")
    for field in Self.fields(Self.settings(of: component, in: setting)) {
      lines.append("\(indent)  \(field)")
    }
  }

  private mutating func write(_ variants: [Variant], over base: Configuration) {
    guard !variants.isEmpty else { return }
    lines.append("\(ScenarioSchema.compare.name):")
    for variant in variants {
      lines.append("  - name: \(TextQuoting.inline(variant.name, flow: false))")
      var configuration = base
      var own: [(Setting, SettingValue)] = []
      for override in variant.overrides {
        guard let setting = try? configuration.setting(named: override.name) else { continue }
        if case .component = override.value {
          write(setting, override.value, indent: "    ")
        } else {
          own.append((setting, override.value))
        }
        try? configuration.set(override.name, to: override.value)
      }
      lines += Self.fields(own).map { "    " + $0 }
      if let events = variant.events {
        if events.isEmpty {
          lines.append("    \(ScenarioSchema.events.name): []")
        } else {
          write(events, under: "    ", configuration: configuration)
        }
      }
    }
  }

  private mutating func write(
    _ events: [Event], under indent: String, configuration: Configuration,
    noteViews: [Int: ScenarioView] = [:]
  ) {
    let events = parts == .all ? events : events.filter { !$0.isNote }
    guard !events.isEmpty else { return }
    lines.append("\(indent)\(ScenarioSchema.events.name):")
    var inForce = configuration
    var views = noteViews
    for event in events {
      switch event.action {
      case .set(let name, let value):
        let set = (try? inForce.setting(named: name)).map { Self.fields([($0, value)])[0] }
        lines.append("\(indent)  - {at: \(event.position), set: {\(set ?? "")}}")
        try? inForce.set(name, to: value)
      case .note(let text):
        // The view stands with the first note of its position.
        write(text, at: event.position, view: views.removeValue(forKey: event.position), indent)
      }
    }
  }

  private mutating func write(
    _ note: String, at position: Int, view: ScenarioView?, _ indent: String
  ) {
    let view = view.map { "\(ScenarioSchema.view.name): \(Self.flow($0))" }
    let isLong = note.unicodeScalars.contains("\n")
    guard isLong || view != nil else {
      lines.append(
        "\(indent)  - {at: \(position), note: \(TextQuoting.inline(note, flow: true))}")
      return
    }
    lines.append("\(indent)  - at: \(position)")
    lines.append("\(indent)    note: " + TextQuoting.value(note, indent: indent.utf8.count + 6))
    if let view { lines.append("\(indent)    \(view)") }
  }

  private mutating func write(_ expectations: [Expectation]) {
    guard !expectations.isEmpty else { return }
    lines.append("\(ScenarioSchema.expect.name):")
    for expectation in expectations { lines.append("  - " + Self.flow(expectation)) }
  }

  private mutating func write(_ recorded: Recorded) {
    let parameters = recorded.parameters.map(\.text).joined(separator: ", ")
    line(
      ScenarioSchema.recorded,
      "{at: \(recorded.position), w: [\(parameters)], "
        + "loss: \(recorded.loss), "
        + "arithmetic: \(TextQuoting.inline(recorded.arithmetic, flow: true)), "
        + "config: \(TextQuoting.inline(recorded.configuration, flow: true)), "
        + "records: \(TextQuoting.inline(recorded.records, flow: true))}")
  }

  private mutating func line(_ field: ScenarioSchema.Field, _ value: String) {
    lines.append("\(field.name): \(value)")
  }

  private mutating func text(_ field: ScenarioSchema.Field, _ value: String) {
    lines.append("\(field.name): \(TextQuoting.value(value, indent: 2))")
  }

  /// The width up to which a component stands on one line.
  private static let width = 100
}

extension Event {
  /// Whether it changes nothing.
  package var isNote: Bool {
    if case .note = action { true } else { false }
  }
}
