import CYAML
import Documents

/// libyaml's events, as values of Swift.
struct YAMLEvent {
  /// What may stand before a node: `&name` and `!tag`.
  struct Properties {
    var anchor: String?
    var tag: String?
  }

  enum Kind {
    case documentStart
    case documentEnd
    case streamEnd
    case alias(String)
    case scalar(text: String, isPlain: Bool, Properties)
    case sequenceStart(Properties)
    case sequenceEnd
    case mappingStart(Properties)
    case mappingEnd
  }

  var kind: Kind
  var range: SourceRange
  /// Set for `[…]` and `{…}`, whose end is a bracket and not an indentation.
  var isFlow = false
}

/// Owns a parser of libyaml over bytes that outlive it.
@safe struct LibYAML: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let bytes: [UInt8]
  private let file: String

  /// Lends the events of a text to a closure; returns what ended the reading early.
  static func read(
    _ bytes: [UInt8], file: String,
    _ body: (borrowing LibYAML) throws(YAMLStop) -> Void
  ) -> YAMLStop? {
    // libyaml gives a byte order mark the width of a character.
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    return unsafe text.withUnsafeBufferPointer { buffer in
      let source = unsafe LibYAML(buffer, bytes: text, file: file)
      do throws(YAMLStop) {
        try body(source)
        return nil
      } catch {
        return error
      }
    }
  }

  private init(_ buffer: UnsafeBufferPointer<UInt8>, bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    precondition(
      unsafe yaml_parser_initialize(parser) == 1, "libyaml starts whenever there is memory")
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
  }

  /// The next event that matters, or what libyaml has against the text.
  func next() throws(YAMLStop) -> YAMLEvent {
    while true {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(parser, &event) == 1 else {
        throw YAMLStop(problem.diagnostic(in: file, bytes: bytes))
      }
      defer { unsafe yaml_event_delete(&event) }
      if let translated = unsafe translated(event) { return translated }
    }
  }

  private func translated(_ event: yaml_event_t) -> YAMLEvent? {
    let range = SourceRange(
      file: file, start: unsafe SourcePosition(event.start_mark),
      end: unsafe SourcePosition(event.end_mark))
    guard let kind = unsafe kind(of: event) else { return nil }
    return YAMLEvent(kind: kind, range: range, isFlow: unsafe isFlow(event))
  }

  private func kind(of event: yaml_event_t) -> YAMLEvent.Kind? {
    switch unsafe event.type {
    case YAML_DOCUMENT_START_EVENT: .documentStart
    case YAML_DOCUMENT_END_EVENT: .documentEnd
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: .streamEnd
    case YAML_ALIAS_EVENT: .alias(unsafe Self.text(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT: unsafe scalar(event)
    case YAML_SEQUENCE_START_EVENT:
      unsafe .sequenceStart(
        properties(event.data.sequence_start.anchor, event.data.sequence_start.tag))
    case YAML_SEQUENCE_END_EVENT: .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      unsafe .mappingStart(
        properties(event.data.mapping_start.anchor, event.data.mapping_start.tag))
    case YAML_MAPPING_END_EVENT: .mappingEnd
    default: nil
    }
  }

  private func scalar(_ event: yaml_event_t) -> YAMLEvent.Kind {
    let scalar = unsafe event.data.scalar
    let text = unsafe String(
      decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    return unsafe .scalar(
      text: text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
      properties(scalar.anchor, scalar.tag))
  }

  private func isFlow(_ event: yaml_event_t) -> Bool {
    switch unsafe event.type {
    case YAML_SEQUENCE_START_EVENT:
      unsafe event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
    case YAML_MAPPING_START_EVENT:
      unsafe event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
    default: false
    }
  }

  private func properties(
    _ anchor: UnsafeMutablePointer<yaml_char_t>?, _ tag: UnsafeMutablePointer<yaml_char_t>?
  ) -> YAMLEvent.Properties {
    unsafe YAMLEvent.Properties(anchor: Self.text(anchor), tag: Self.text(tag))
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    unsafe pointer.map { unsafe String(cString: $0) }
  }

  private var problem: YAMLProblem {
    unsafe YAMLProblem(
      isUnreadable: parser.pointee.error == YAML_READER_ERROR,
      offset: parser.pointee.problem_offset,
      text: parser.pointee.problem.map { unsafe String(cString: $0) } ?? "",
      context: parser.pointee.context.map { unsafe String(cString: $0) } ?? "",
      place: SourcePosition(parser.pointee.problem_mark),
      contextPlace: SourcePosition(parser.pointee.context_mark))
  }
}

extension SourcePosition {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: mark.line + 1, column: mark.column + 1)
  }
}
