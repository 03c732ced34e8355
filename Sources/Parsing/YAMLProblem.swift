import Documents

/// What libyaml has against a text, and how to say it so that somebody can mend it.
struct YAMLProblem {
  /// Set where the bytes themselves are wrong: then only `offset` tells the place.
  var isUnreadable: Bool
  var offset: Int
  var text: String
  var context: String
  var place: SourcePosition
  /// Where what could not be read begins.
  var contextPlace: SourcePosition

  func diagnostic(in file: String, bytes: [UInt8]) -> Diagnostic {
    if isUnreadable { return unreadable(in: file, bytes: bytes) }
    let wording = wording(found: YAMLCulprit(at: place, in: bytes))
    return Diagnostic(
      .error, "invalid-yaml", wording.message,
      at: SourceRange(file: file, at: wording.isAtContext ? contextPlace : place),
      help: wording.help,
      notes: wording.opening.map {
        [Diagnostic.Note($0, at: SourceRange(file: file, at: contextPlace))]
      } ?? [])
  }

  private func unreadable(in file: String, bytes: [UInt8]) -> Diagnostic {
    let found = offset < bytes.count ? String(bytes[offset], radix: 16) : "?"
    return Diagnostic(
      .error, "invalid-yaml", "the control character 0x\(found) cannot stand in YAML",
      at: SourceRange(file: file, at: SourcePosition(of: offset, in: bytes)),
      help: "remove it, or write it as an escape such as \"\\x1b\" in double quotes")
  }

  fileprivate struct Wording {
    var message: String
    var help: String?
    var isAtContext = false
    /// What the place of the context is, where it is worth showing beside the problem.
    var opening: String?
  }

  private func wording(found: YAMLCulprit) -> Wording {
    switch text {
    case "found character that cannot start any token": found.startsNoToken
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      .tab
    case "found unexpected end of stream", "found unexpected document indicator":
      Wording(
        message: "the quote is not closed", help: "add the closing quote", isAtContext: true)
    case "could not find expected ':'":
      Wording(
        message: "expected ':' after this key", help: "write 'key: value'", isAtContext: true)
    case "mapping values are not allowed in this context":
      Wording(
        message: "a second ': ' cannot stand here",
        help: "put quotes around a value that contains ': ', or check the indentation")
    case "did not find expected ',' or ']'":
      Wording(
        message: "expected ',' or ']'", help: nil, opening: "the sequence begins here")
    case "did not find expected ',' or '}'":
      Wording(message: "expected ',' or '}'", help: nil, opening: "the mapping begins here")
    case "did not find expected key" where found.followsQuote:
      Wording(
        message: "unexpected text after the closing quote",
        help: "put the whole value into quotes, and '\\' before a '\"' within")
    case "did not find expected key":
      Wording(
        message: "expected a key here", help: "align it with the other keys of the mapping",
        opening: "the mapping begins here")
    case "did not find expected '-' indicator":
      Wording(
        message: "expected '- ' here", help: "align it with the other elements",
        opening: "the sequence begins here")
    default: rarer(found: found)
    }
  }

  private func rarer(found: YAMLCulprit) -> Wording {
    switch (text, context) {
    case ("block sequence entries are not allowed in this context", _):
      Wording(
        message: "'- ' cannot stand here", help: "put the first element on a line of its own")
    case ("did not find expected alphabetic or numeric character", "while scanning an alias"):
      Wording(
        message: "'*' begins an alias, and no name follows",
        help: "put quotes around a value that begins with '*'", isAtContext: true)
    case ("did not find expected alphabetic or numeric character", _):
      Wording(
        message: "'&' begins an anchor, and no name follows",
        help: "put quotes around a value that begins with '&'", isAtContext: true)
    case ("did not find expected node content", _):
      Wording(message: "expected a value here", help: found.quoteHelp)
    case ("did not find expected <document start>", _):
      Wording(
        message: "expected a new document here",
        help: "separate documents by '---', and align what belongs together")
    case ("found undefined tag handle", _):
      Wording(
        message: "the tag's prefix is not declared",
        help: "put quotes around a value that begins with '!'")
    case ("found unknown escape character", _):
      Wording(
        message: "unknown escape in double quotes",
        help: "write '\\\\' for a backslash, or use single quotes")
    default:
      Wording(message: context.isEmpty ? text : "\(text) \(context)", help: nil)
    }
  }
}

/// The character that libyaml stumbled over.
private struct YAMLCulprit {
  private let scalar: Unicode.Scalar?
  /// Set where a quoted text ends right before, on the same line.
  let followsQuote: Bool

  init(at position: SourcePosition, in bytes: [UInt8]) {
    var cursor = JSONCursor(bytes)
    while !cursor.isAtEnd, cursor.position < position { cursor.advance() }
    scalar = cursor.byte.map { Unicode.Scalar($0) }
    let before = bytes.prefix(cursor.offset).last { $0 != UInt8(ascii: " ") }
    followsQuote = before == UInt8(ascii: "\"") || before == UInt8(ascii: "'")
  }

  var startsNoToken: YAMLProblem.Wording {
    guard let scalar, scalar != "\t" else { return .tab }
    return YAMLProblem.Wording(message: "'\(scalar)' cannot begin a value", help: quoteHelp)
  }

  var quoteHelp: String? {
    guard let scalar, scalar.isASCII, scalar.value > 0x20, !"}],".contains(Character(scalar))
    else { return nil }
    return "put quotes around a value that begins with '\(scalar)'"
  }
}

extension YAMLProblem.Wording {
  fileprivate static var tab: Self {
    Self(message: "a tab cannot indent", help: "indent with spaces")
  }
}
