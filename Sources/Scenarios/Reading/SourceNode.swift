import Training

/// A part of a scenario file with its place: what the reader works on.
///
/// Scalars are text, whatever YAML would take them for: the key decides the type.
struct SourceNode {
  /// The line on which it begins, from 1.
  let line: Int
  /// The keys that lead to it, joined by dots; empty for the whole file.
  let path: String
  /// What it is.
  let content: Content

  /// What a node can be.
  indirect enum Content {
    /// One value; `plain` if it stands without quotes and is no block text.
    case scalar(text: String, plain: Bool)
    /// A list.
    case list([SourceNode])
    /// Keys with values, in the order of the file.
    case map([SourceEntry])
  }

  /// An error at this node.
  func error(_ reason: ScenarioError.Reason) -> ScenarioError {
    ScenarioError(reason, line: line, key: path.isEmpty ? nil : path)
  }

  /// An error that says what was found instead of what is accepted.
  func wrongType(_ accepted: String) -> ScenarioError {
    error(.wrongType(found: summary, accepted: accepted))
  }

  /// What a body returns; a setting's error is one at this node.
  func checking<Result>(
    _ body: () throws(SettingError) -> Result
  ) throws(ScenarioError) -> Result {
    do {
      return try body()
    } catch {
      throw self.error(.setting(error))
    }
  }

  /// The path of a key under this node.
  func path(of key: String) -> String {
    path.isEmpty ? key : path + "." + key
  }

  /// The first value under one of the keys, at this level or in the maps below it.
  func first(of keys: [String]) -> SourceNode? {
    guard case .map(let entries) = content else { return nil }
    for key in keys {
      let path = key.split(separator: ".").map(String.init)
      if let found = value(at: path) { return found }
      for entry in entries {
        if let found = entry.value.value(at: path) { return found }
      }
    }
    return nil
  }

  /// The value that some keys lead to, one map after the other.
  private func value(at path: [String]) -> SourceNode? {
    var node = self
    for key in path {
      guard case .map(let entries) = node.content,
        let next = entries.first(where: { $0.key == key })
      else { return nil }
      node = next.value
    }
    return node
  }

  /// What it is, in a few words.
  private var summary: String {
    switch content {
    case .scalar(let text, true) where text.isEmpty: "nothing"
    case .scalar(let text, true): text.excerpt
    case .scalar(let text, false): "the text \"" + text.excerpt + "\""
    case .list: "a list"
    case .map: "a map of keys"
    }
  }
}

extension [SourceEntry] {
  /// The entries with those of the settings' maps in place of the maps: `outliers.count` and
  /// `outliers.add` for `outliers: {…}`.
  ///
  /// - Throws: `ScenarioError` where something else stands in place of such a map.
  func flattened(for groups: SettingGroups) throws(ScenarioError) -> [SourceEntry] {
    var result: [SourceEntry] = []
    for entry in self {
      guard let keys = groups.keys[entry.key] else {
        result.append(entry)
        continue
      }
      guard case .map(let inner) = entry.value.content else {
        throw entry.value.wrongType("a map of \(keys.joined(separator: ", "))")
      }
      result += inner.map { inner in
        SourceEntry(key: "\(entry.key).\(inner.key)", line: inner.line, value: inner.value)
      }
    }
    return result
  }
}

/// The settings that stand together in maps of their own, by the keys of those maps.
struct SettingGroups: Sendable {
  fileprivate let keys: [String: [String]]

  /// Those of every catalogue.
  static let all = SettingGroups(
    Catalogue.allCases.flatMap(\.entries).flatMap(\.settings))

  /// Those among some settings.
  init(_ settings: [Setting]) {
    keys = Dictionary(grouping: settings.compactMap(\.place), by: \.group).mapValues { places in
      var keys: [String] = []
      for place in places where !keys.contains(place.key) { keys.append(place.key) }
      return keys
    }
  }
}

/// One key of a map with its value.
struct SourceEntry {
  /// The key.
  let key: String
  /// The line of the key, from 1.
  let line: Int
  /// The value.
  let value: SourceNode
}
