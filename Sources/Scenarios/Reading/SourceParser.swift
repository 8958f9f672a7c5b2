import Training

/// Makes a tree of `SourceNode` from the bytes of a file.
enum SourceParser {
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
    var tree = SourceTree(try YAMLEvents(of: text))
    guard let root = try tree.build() else { throw ScenarioError(.empty) }
    return root
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
}

/// Builds the tree of a document from its events, without recursion.
///
/// Of several faults the first is reported; but where the text is not YAML, that is.
private struct SourceTree {
  /// The deepest that a scenario nests; the format needs less.
  private static let depth = 12

  private let events: YAMLEvents
  /// The lists and maps that have not ended yet, each inside the one before.
  private var open: [OpenNode] = []
  /// The anchors of the nodes that have ended.
  private var anchors: Set<String> = []
  private var fault: ScenarioError?
  private var root: SourceNode?

  /// A list or a map that has not ended yet.
  private struct OpenNode {
    let head: YAMLEvents.Head
    let path: String
    let isMap: Bool
    /// What a list has so far.
    var items: [SourceNode] = []
    /// What a map has so far.
    var entries: [SourceEntry] = []
    /// The key whose value comes next.
    var key: Key?

    struct Key {
      /// Nil for what is no name.
      let name: String?
      let line: Int
      let path: String
    }
  }

  init(_ events: YAMLEvents) { self.events = events }

  /// The tree of the one document; nil if there is none.
  mutating func build() throws(ScenarioError) -> SourceNode? {
    _ = try events.next()
    guard case .document = try events.next() else { return nil }
    while try take(try events.next()) {}
    if case .document(let line) = try events.next() {
      throw ScenarioError(
        .syntax("expected a single document in the stream but found another document"), line: line)
    }
    if let fault { throw fault }
    return root
  }

  /// Adds what an event brings; false at the end of the document.
  private mutating func take(_ event: YAMLEvents.Event) throws(ScenarioError) -> Bool {
    switch event {
    case .scalar(let head, let text, let isPlain):
      try check(head)
      add(.scalar(text: text, plain: isPlain), head, path: path)
    case .start(let head, let isMap):
      try check(head)
      open.append(OpenNode(head: head, path: path, isMap: isMap))
    case .end:
      let node = open.removeLast()
      try refuseDuplicates(in: node.entries)
      add(node.isMap ? .map(node.entries) : .list(node.items), node.head, path: node.path)
    case .alias(let anchor, let line):
      guard anchors.contains(anchor) else { throw ScenarioError(.alias, line: line) }
      // The anchor was a fault: this node is never read.
      add(.list([]), YAMLEvents.Head(line: line, anchor: nil, isTagged: false), path: path)
    case .documentEnd, .document, .stream: return false
    }
    return true
  }

  /// The path of the next node.
  private var path: String { open.last.map { $0.key?.path ?? $0.path } ?? "" }

  /// Looks for what no node of a scenario has.
  private mutating func check(_ head: YAMLEvents.Head) throws(ScenarioError) {
    if head.anchor != nil { note(.alias, head) }
    guard open.count <= Self.depth else {
      note(.nesting, head)
      // The text beyond is not looked at: it may go a million levels deep.
      if let fault { throw fault }
      return
    }
    if head.isTagged { note(.tag, head) }
  }

  private mutating func note(_ reason: ScenarioError.Reason, _ head: YAMLEvents.Head) {
    let path = path
    fault = fault ?? ScenarioError(reason, line: head.line, key: path.isEmpty ? nil : path)
  }

  /// Puts a whole node where it belongs.
  private mutating func add(
    _ content: SourceNode.Content, _ head: YAMLEvents.Head, path: String
  ) {
    if let anchor = head.anchor { anchors.insert(anchor) }
    let node = SourceNode(line: head.line, path: path, content: content)
    guard var parent = open.popLast() else {
      root = node
      return
    }
    if !parent.isMap {
      parent.items.append(node)
    } else if let key = parent.key {
      if let name = key.name {
        parent.entries.append(SourceEntry(key: name, line: key.line, value: node))
      }
      parent.key = nil
    } else if case .scalar(let name, _) = content {
      parent.key = OpenNode.Key(name: name, line: head.line, path: node.path(of: name.excerpt))
    } else {
      fault = fault ?? node.wrongType("a name as its key")
      parent.key = OpenNode.Key(name: nil, line: head.line, path: path)
    }
    open.append(parent)
  }

  private func refuseDuplicates(in entries: [SourceEntry]) throws(ScenarioError) {
    var names = Set<String>(minimumCapacity: entries.count)
    let repeated = entries.filter { !names.insert($0.key).inserted }.map(\.key).min()
    guard let repeated else { return }
    throw ScenarioError(
      .duplicateKey, line: entries.first { $0.key == repeated }?.line, key: repeated.excerpt)
  }
}
