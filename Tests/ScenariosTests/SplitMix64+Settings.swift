import Randomness
import Training

extension SplitMix64 {
  /// A value for a setting; beside the others it may still be refused.
  mutating func value(for setting: Setting) -> SettingValue {
    switch setting.domain {
    case .number(let range, _): return .number(number(in: range))
    case .integer(let range, _):
      return .integer(range.lowerBound + below(min(range.upperBound - range.lowerBound, 40) + 1))
    case .vector(let length, let automaticName):
      if automaticName != nil, below(2) == 0 { return .automatic }
      return .vector((0..<count(length)).map { _ in Double(below(41) - 20) / 8 })
    case .choice(let choices): return .choice(one(of: choices).name)
    case .text: return .text(one(of: RandomData.texts[setting.name] ?? [""]))
    case .component(let catalogue):
      let entry = one(of: catalogue.entries)
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
}

/// The data files that random settings name.
enum RandomData {
  static let texts = [
    "file": ["a.csv", "b.csv"], "target_column": ["", "y", "b"],
    "feature_columns": ["", "a", "b, a", "\"a\""],
  ]

  /// The files that the texts name: eleven rows, with labels for the logistic loss.
  static let tables: DataTables = {
    let rows = (0..<11).map { "\(Double($0 % 4) / 2),\($0 % 3),\($0 % 2)" }
    let texts = [
      "a.csv": "a,b,y\n" + rows.joined(separator: "\n"),
      "b.csv": "y,a,b\n" + rows.reversed().joined(separator: "\n"),
    ]
    var tables: DataTables = [:]
    for (name, text) in texts { tables[name] = try? DataTable(bytes: Array(text.utf8)) }
    return tables
  }()
}
