import Training
import Yams

/// Makes a tree of `SourceNode` from the bytes of a file, by Yams.
enum SourceParser {
  /// The deepest that a scenario nests; the format needs less.
  private static let depth = 12

  /// The tree of the file's one document.
  ///
  /// - Throws: `ScenarioError` without its file's name.
  static func parse(_ bytes: [UInt8]) throws(ScenarioError) -> SourceNode {
    guard bytes.count <= Caps.scenarioBytes else {
      throw ScenarioError(.tooLarge(cap: Caps.scenarioBytes))
    }
    if let encoding = SourceText.foreignEncoding(of: bytes) {
      throw ScenarioError(.encoding(encoding))
    }
    guard let text = SourceText.text(of: bytes) else {
      throw ScenarioError(.notText, line: SourceText.lineThatIsNoText(in: bytes))
    }
    let entries = text.utf8.count(where: marksEntry)
    guard entries <= Caps.scenarioEntries else {
      throw ScenarioError(.tooMany(count: entries, cap: Caps.scenarioEntries))
    }
    try refuseForeignCharacters(in: text)
    if let line = AliasGuard.suspiciousLine(in: text) { throw ScenarioError(.alias, line: line) }
    // The parser is kept alive while the tree is walked: it owns the anchors.
    let parser: Parser
    let root: Node?
    do {
      parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      root = try parser.singleRoot()
    } catch {
      throw ScenarioError(parserError: error)
    }
    guard let root else { throw ScenarioError(.empty) }
    return try withExtendedLifetime(parser) { () throws(ScenarioError) -> SourceNode in
      try node(root, path: "", line: 1, depth: 0)
    }
  }

  /// Whether a byte may part an entry from another: there are no more entries than such bytes, but for one.
  private static func marksEntry(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "{"),
      UInt8(ascii: "\n"):
      true
    default: false
    }
  }

  /// Control characters are errors wherever they stand, and a byte-order mark but at the start.
  private static func refuseForeignCharacters(in text: String) throws(ScenarioError) {
    var line = 1
    for scalar in text.unicodeScalars {
      let name: String?
      switch scalar.value {
      case 0x0A:
        line += 1
        name = nil
      case 0x09: name = nil
      case 0xFEFF: name = "a byte-order mark inside the text"
      case 0x00..<0x20, 0x7F..<0xA0:
        name =
          "the control character U+00" + (scalar.value < 16 ? "0" : "")
          + String(scalar.value, radix: 16, uppercase: true)
      default: name = nil
      }
      if let name { throw ScenarioError(.character(name), line: line) }
    }
  }

  private static func node(
    _ node: Node, path: String, line parentLine: Int, depth: Int
  ) throws(ScenarioError) -> SourceNode {
    let line = node.mark?.line ?? parentLine
    func fail(_ reason: ScenarioError.Reason) -> ScenarioError {
      ScenarioError(reason, line: line, key: path.isEmpty ? nil : path)
    }
    guard node.anchor == nil else { throw fail(.alias) }
    guard depth <= Self.depth else { throw fail(.nesting) }
    switch node {
    case .scalar(let scalar):
      guard isUntagged(scalar.tag) else { throw fail(.tag) }
      let plain = scalar.style == .plain || scalar.style == .any
      return SourceNode(
        line: line, path: path, content: .scalar(text: scalar.string, plain: plain))
    case .sequence(let sequence):
      guard isUntagged(sequence.tag) else { throw fail(.tag) }
      var items: [SourceNode] = []
      for item in sequence {
        items.append(try Self.node(item, path: path, line: line, depth: depth + 1))
      }
      return SourceNode(line: line, path: path, content: .list(items))
    case .mapping(let mapping):
      guard isUntagged(mapping.tag) else { throw fail(.tag) }
      return SourceNode(
        line: line, path: path,
        content: .map(try entries(mapping, path: path, line: line, depth: depth)))
    case .alias:
      throw fail(.alias)
    }
  }

  private static func entries(
    _ mapping: Node.Mapping, path: String, line: Int, depth: Int
  ) throws(ScenarioError) -> [SourceEntry] {
    var entries: [SourceEntry] = []
    for (key, value) in mapping {
      let keyNode = try node(key, path: path, line: line, depth: depth + 1)
      guard case .scalar(let name, _) = keyNode.content else {
        throw keyNode.wrongType("a name as its key")
      }
      let keyPath = path.isEmpty ? name.excerpt : path + "." + name.excerpt
      let value = try node(value, path: keyPath, line: keyNode.line, depth: depth + 1)
      entries.append(SourceEntry(key: name, line: keyNode.line, value: value))
    }
    return entries
  }

  /// Whether no tag was written; quoted text counts as none.
  private static func isUntagged(_ tag: Tag) -> Bool {
    ["", Tag.Name.str.rawValue, Tag.Name.seq.rawValue, Tag.Name.map.rawValue].contains(tag.rawValue)
  }
}

extension ScenarioError {
  /// What Yams found, in this module's terms.
  init(parserError error: any Error) {
    guard let error = error as? YamlError else {
      self.init(.syntax("unreadable"))
      return
    }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let words = [context?.text, problem].compactMap { $0 }.joined(separator: " ")
      self.init(words.contains("alias") ? .alias : .syntax(words), line: mark.line)
    case .duplicatedKeysInMapping(let duplicates, let context):
      self.init(
        .duplicateKey, line: context.mark.line, key: duplicates.first?.excerpt)
    case .reader(let problem, let offset, _, let yaml):
      let line = offset.map { yaml.prefix($0).count { $0 == "\n" } + 1 }
      self.init(.syntax(problem), line: line)
    case .memory, .no, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      self.init(.syntax("unreadable"))
    }
  }
}
