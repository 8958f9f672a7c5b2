import Training

/// Draws values that settings accept, from a seed.
struct RandomSettings {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// SplitMix64: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014.
  mutating func below(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(count))
  }

  mutating func element<Element>(of elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// A value for a setting; beside the others it may still be refused.
  mutating func value(for setting: Setting) -> SettingValue {
    switch setting.domain {
    case .number(let range, _): return .number(number(in: range))
    case .integer(let range, _):
      return .integer(range.lowerBound + below(min(range.upperBound - range.lowerBound, 40) + 1))
    case .vector(let length, let automaticName):
      if automaticName != nil, below(2) == 0 { return .automatic }
      return .vector((0..<count(length)).map { _ in Double(below(41) - 20) / 8 })
    case .choice(let names): return .choice(element(of: names))
    case .text: return .text(element(of: Self.texts[setting.name] ?? [""]))
    case .component(let catalogue):
      let entry = element(of: catalogue.entries)
      return .component(component(entry))
    }
  }

  /// An entry with half of its settings drawn, the data file always.
  mutating func component(_ entry: CatalogueEntry) -> Component {
    var component = Component(kind: entry.kind)
    for setting in entry.settings where below(2) == 0 || setting.name == "file" {
      component.values[setting.name] = value(for: setting)
    }
    return component
  }

  private mutating func number(in range: NumberRange) -> Double {
    let lower = range.lower.isFinite ? range.lower : -3
    let upper = min(range.upper, lower + 3)
    let value = lower + (upper - lower) * Double(1 + below(62)) / 64
    return range.contains(value) ? value : lower
  }

  private mutating func count(_ length: Domain.VectorLength) -> Int {
    if case .fixed(let count) = length { count } else { 1 + below(3) }
  }

  static let texts = [
    "file": ["a.csv", "b.csv"], "target_column": ["", "y", "b"],
    "feature_columns": ["", "a", "b, a", "\"a\""],
  ]

  /// The files that the texts name: eleven rows, with labels for the logistic loss.
  static let data: DataTables = {
    let rows = (0..<11).map { "\(Double($0 % 4) / 2),\($0 % 3),\($0 % 2)" }
    let tables = [
      "a.csv": "a,b,y\n" + rows.joined(separator: "\n"),
      "b.csv": "y,a,b\n" + rows.reversed().joined(separator: "\n"),
    ]
    return tables.compactMapValues { try? DataTable(bytes: Array($0.utf8)) }
  }()
}
