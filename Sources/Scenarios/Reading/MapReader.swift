import Training

/// Takes the keys of one map, one by one; what is left at the end is unknown.
struct MapReader {
  /// The map.
  let node: SourceNode
  private var entries: [SourceEntry]
  private var known: [String] = []

  /// Begins with all keys of the node.
  ///
  /// - Throws: `ScenarioError` if it is no map.
  init(_ node: SourceNode, accepted: String) throws(ScenarioError) {
    guard case .map(let entries) = node.content else { throw node.wrongType(accepted) }
    self.node = node
    self.entries = entries
  }

  /// Takes the maps apart in which some of the settings stand together.
  ///
  /// - Throws: `ScenarioError` where something else stands in place of such a map.
  mutating func flatten(for settings: [Setting]) throws(ScenarioError) {
    entries = try entries.flattened(for: SettingGroups(settings))
  }

  /// The value of the key, taken; nil if the map has it not.
  mutating func take(_ key: String) -> SourceNode? {
    known.append(key)
    guard let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
    return entries.remove(at: index).value
  }

  /// The value of a key that must be there.
  mutating func require(_ key: String) throws(ScenarioError) -> SourceNode {
    guard let value = take(key) else {
      throw ScenarioError(.missingKey, line: node.line, key: node.path(of: key))
    }
    return value
  }

  /// Whether the key is there and still to be taken.
  func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  /// The keys that are still to be taken, in the order of the file.
  var rest: [SourceEntry] { entries }

  /// Ends the reading of the map.
  ///
  /// - Throws: `ScenarioError` naming the first key that was not taken, and those that there are.
  func finish() throws(ScenarioError) {
    guard let entry = entries.first else { return }
    throw ScenarioError(
      .unknownKey(known: known), line: entry.line, key: node.path(of: entry.key.excerpt))
  }
}
