package import Documents

/// Reads YAML 1.2 with the core schema, strict where people are misled otherwise.
///
/// `no`, `yes`, `on` and `off` are strings. A number is what JSON calls a number: `012` and
/// `+15551234` stay strings, because codes and telephone numbers must not change silently. Keys are
/// strings, as written.
package enum YAML {
  /// Bounds on what is read; beyond them a diagnostic says so.
  package struct Limits: Hashable, Sendable {
    /// The largest file that is read.
    package var bytes: Int
    /// How many mappings and sequences may stand in one another, aliases followed.
    package var depth: Int
    /// How many nodes a file may have, aliases followed.
    package var nodes: Int

    /// Takes what differs from the default.
    package init(bytes: Int = 16 << 20, depth: Int = 64, nodes: Int = 1_000_000) {
      self.bytes = bytes
      self.depth = depth
      self.nodes = nodes
    }

    /// 16 MiB, 64 levels and a million values.
    package static let `default` = Limits()
  }

  /// Reads all documents of a file.
  ///
  /// A syntax error ends the file: the documents before it are returned, what follows is not read.
  /// Other mistakes are all reported, and the nodes around them are returned.
  package static func documents(
    _ bytes: [UInt8], file: String, limits: Limits = .default
  ) -> (documents: [Node], diagnostics: [Diagnostic]) {
    if let problem = unreadable(bytes, file: file, limits: limits) { return ([], [problem]) }
    var composer = YAMLComposer(limits: limits)
    let stop = LibYAML.read(bytes, file: file) { (source) throws(YAMLStop) in
      try composer.compose(source)
    }
    return (composer.documents, composer.diagnostics + (stop.map { [$0.diagnostic] } ?? []))
  }

  private static func unreadable(
    _ bytes: [UInt8], file: String, limits: Limits
  ) -> Diagnostic? {
    guard bytes.count <= limits.bytes else {
      return Diagnostic(
        .error, "file-too-large",
        "the file has \(bytes.count) bytes, at most \(limits.bytes) are read",
        at: SourceRange(file: file, at: SourcePosition(line: 1, column: 1)))
    }
    return UTF8Check.firstInvalidOffset(in: bytes).map { offset in
      Diagnostic(
        .error, "not-utf8", "the file is not UTF-8",
        at: SourceRange(file: file, at: SourcePosition(of: offset, in: bytes)),
        help: "save the file as UTF-8")
    }
  }
}

/// Ends the reading of a file.
struct YAMLStop: Error {
  let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }
}
