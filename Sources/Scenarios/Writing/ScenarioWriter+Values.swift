import Training

extension ScenarioWriter {
  /// The value of a setting on one line, as the reader takes it.
  static func flow(_ value: SettingValue, of setting: Setting) -> String {
    switch value {
    case .component(let component):
      "{"
        + (["kind: \(component.kind)"] + fields(settings(of: component, in: setting)))
        .joined(separator: ", ") + "}"
    case .choice(let text), .text(let text): TextQuoting.inline(text, flow: true)
    case .number, .integer, .vector, .automatic: setting.text(of: value, .exact)
    }
  }

  /// Settings with their values as keys of a map; those of one group together, where its first stands.
  static func fields(_ settings: [(Setting, SettingValue)]) -> [String] {
    var fields: [(key: String, inner: [String])] = []
    for (setting, value) in settings {
      let text = flow(value, of: setting)
      guard let place = setting.place else {
        fields.append(("\(setting.name): \(text)", []))
        continue
      }
      let field = "\(place.key): \(text)"
      if let index = fields.firstIndex(where: { $0.key == place.group }) {
        fields[index].inner.append(field)
      } else {
        fields.append((place.group, [field]))
      }
    }
    return fields.map { field in
      field.inner.isEmpty
        ? field.key : "\(field.key): {\(field.inner.joined(separator: ", "))}"
    }
  }

  /// The settings that the component's entry declares with their values, in the form's order.
  static func settings(
    of component: Component, in setting: Setting
  ) -> [(Setting, SettingValue)] {
    guard let entry = try? setting.catalogue?.entry(kind: component.kind) else { return [] }
    return entry.settings.map { ($0, component.values[$0.name] ?? $0.defaultValue) }
  }

  static func flow(_ view: ScenarioView) -> String {
    var parts: [String] = []
    if let panels = view.panels {
      let names = panels.map { TextQuoting.inline($0, flow: true) }
      parts.append("panels: [\(names.joined(separator: ", "))]")
    }
    if let steps = view.steps { parts.append("steps: \(steps.rawValue)") }
    if let loss = view.loss { parts.append("loss: \(loss.rawValue)") }
    if let curve = view.curve { parts.append("curve: \(curve.rawValue)") }
    if let smoothing = view.smoothing { parts.append("smoothing: \(smoothing)") }
    if let trajectory = view.trajectory { parts.append("trajectory: \(trajectory.rawValue)") }
    if let plane = view.plane { parts.append("plane: [\(plane.right), \(plane.up)]") }
    if let window = view.window {
      parts.append("window: [\(window.lowerBound), \(window.upperBound)]")
    }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  static func flow(_ expectation: Expectation) -> String {
    var parts: [String]
    switch expectation.claim {
    case .at(let position, let requirements):
      parts = ["at: \(position)"]
      parts += fields(requirements.map { ($0.quantity, flow($0.bounds, of: $0.quantity)) })
    case .over(let range, let summaries):
      parts = ["from: \(range.lowerBound)", "to: \(range.upperBound)"]
      parts += fields(
        summaries.map { summary in
          let bounds = flow(summary.requirement.bounds, of: summary.requirement.quantity)
          return (summary.requirement.quantity, "{\(summary.kind.rawValue): \(bounds)}")
        })
    case .reach(let requirement, let step, let stay):
      let bounds = flow(requirement.bounds, of: requirement.quantity)
      let field = fields([(requirement.quantity, bounds)]).joined(separator: ", ")
      parts = ["reach: {\(field)}", "step: \(flow(step))"] + (stay ? ["stay: true"] : [])
    case .notFinite(let count):
      parts = ["not_finite: \(flow(count))"]
    }
    if let variant = expectation.variant {
      parts.append("variant: \(TextQuoting.inline(variant, flow: true))")
    }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  /// Each quantity's key with its text; figures of the theory together under theirs.
  private static func fields(_ values: [(quantity: Quantity, text: String)]) -> [String] {
    var fields: [String] = []
    var figures: [String] = []
    for (quantity, text) in values {
      switch quantity {
      case .distance(let target):
        let inner = text.dropFirst()
        fields.append("\(quantity.key): {to: \(target.rawValue), \(inner)")
      case .theory: figures.append("\(quantity.key): \(text)")
      case .loss, .excess, .gradientNorm, .parameters: fields.append("\(quantity.key): \(text)")
      }
    }
    if !figures.isEmpty {
      fields.append("\(ScenarioSchema.theory): {\(figures.joined(separator: ", "))}")
    }
    return fields
  }

  private static func flow(_ bounds: [Bound], of quantity: Quantity) -> String {
    let texts = bounds.map(flow)
    return quantity.valueCount == 1 ? texts.first ?? "{}" : "[\(texts.joined(separator: ", "))]"
  }

  private static func flow(_ bound: Bound) -> String {
    var parts: [String] = []
    if let above = bound.above { parts.append("above: \(above)") }
    if let below = bound.below { parts.append("below: \(below)") }
    if let within = bound.within {
      parts.append("within: [\(within.lowerBound), \(within.upperBound)]")
    }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  private static func flow(_ count: Count) -> String {
    switch count {
    case .exactly(let position): "\(position)"
    case .within(let range): "{within: [\(range.lowerBound), \(range.upperBound)]}"
    }
  }
}
