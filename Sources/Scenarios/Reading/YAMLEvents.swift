import CLibYAML

/// The events of a YAML text, one after the other, as libyaml finds them.
final class YAMLEvents {
  /// What comes next in the text.
  enum Event {
    /// A value; `isPlain` if it stands without quotes and is no block text.
    case scalar(Head, text: String, isPlain: Bool)
    /// The start of a list or of a map.
    case start(Head, isMap: Bool)
    /// The end of the list or the map that was started last.
    case end
    /// A repetition of the node with the anchor.
    case alias(anchor: String, line: Int)
    /// The start of a document.
    case document(line: Int)
    /// The end of a document.
    case documentEnd
    /// The start or the end of the whole text.
    case stream
  }

  /// What a node begins with.
  struct Head {
    /// The line, from 1.
    let line: Int
    /// The name behind `&`.
    let anchor: String?
    /// Whether a tag (`!`) was written that says more than what kind of node it is.
    let isTagged: Bool
  }

  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  /// The text: libyaml keeps a pointer to it.
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// Begins.
  ///
  /// - Throws: `ScenarioError` if there is no memory.
  init(of text: String) throws(ScenarioError) {
    input = .allocate(capacity: text.utf8.count)
    _ = input.initialize(from: text.utf8)
    guard yaml_parser_initialize(parser) == 1 else {
      // The parser is empty now, and may be deleted all the same.
      throw ScenarioError(.syntax("unreadable"))
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event; none may be asked for after the end of the text.
  ///
  /// - Throws: `ScenarioError` in the words of libyaml.
  func next() throws(ScenarioError) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
    defer { yaml_event_delete(&event) }
    let line = Int(event.start_mark.line) + 1
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE || scalar.style == YAML_ANY_SCALAR_STYLE
      return .scalar(
        Head(line, scalar.anchor, tag: scalar.quoted_implicit == 1 ? nil : scalar.tag),
        text: String(decoding: bytes, as: UTF8.self), isPlain: isPlain)
    case YAML_SEQUENCE_START_EVENT:
      let list = event.data.sequence_start
      return .start(
        Head(line, list.anchor, tag: list.implicit == 1 ? nil : list.tag), isMap: false)
    case YAML_MAPPING_START_EVENT:
      let map = event.data.mapping_start
      return .start(Head(line, map.anchor, tag: map.implicit == 1 ? nil : map.tag), isMap: true)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end
    case YAML_ALIAS_EVENT:
      return .alias(anchor: String(cString: event.data.alias.anchor), line: line)
    case YAML_DOCUMENT_START_EVENT: return .document(line: line)
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    default: return .stream
    }
  }

  /// What libyaml found wrong, in this module's terms.
  private var failure: ScenarioError {
    let parser = parser.pointee
    switch parser.error {
    case YAML_SCANNER_ERROR, YAML_PARSER_ERROR:
      let words = [parser.context, parser.problem]
        .compactMap { $0.map { String(cString: $0) } }.joined(separator: " ")
      return ScenarioError(
        words.contains("alias") ? .alias : .syntax(words), line: Int(parser.problem_mark.line) + 1)
    case YAML_READER_ERROR:
      let line = input.prefix(parser.problem_offset).count { $0 == UInt8(ascii: "\n") } + 1
      return ScenarioError(.syntax(String(cString: parser.problem)), line: line)
    default: return ScenarioError(.syntax("unreadable"))
    }
  }
}

extension YAMLEvents.Head {
  /// The tags that say no more than what kind of node it is.
  private static let kinds: Set = [
    YAML_STR_TAG, YAML_SEQ_TAG, YAML_MAP_TAG,
  ]

  fileprivate init(
    _ line: Int, _ anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?
  ) {
    self.line = line
    self.anchor = anchor.map { String(cString: $0) }
    isTagged = tag.map { !Self.kinds.contains(String(cString: $0)) } ?? false
  }
}
