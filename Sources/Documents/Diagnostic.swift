/// Something wrong, or worth saying, about what the user wrote.
///
/// Messages are lower case, without a full stop, and name the value in quotes.
package struct Diagnostic: Hashable, Sendable {
  /// How bad it is: only an error ends a run.
  package enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
    case error, warning, note

    package static func < (left: Severity, right: Severity) -> Bool {
      left.rank < right.rank
    }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// A second place that explains the first, such as the earlier of two duplicates.
  package struct Note: Hashable, Sendable {
    /// One sentence.
    package var message: String
    /// Where it stands, if anywhere.
    package var range: SourceRange?

    package init(_ message: String, at range: SourceRange? = nil) {
      self.message = message
      self.range = range
    }
  }

  /// How bad it is.
  package var severity: Severity
  /// Stable and kebab-case, such as `unknown-field`: what scripts and suppressions match.
  package var code: String
  /// One sentence.
  package var message: String
  /// Where it stands, if anywhere.
  package var range: SourceRange?
  /// What to do, as a full clause: `did you mean 'queues'?`.
  package var help: String?
  /// Further places that explain it.
  package var notes: [Note]

  package init(
    _ severity: Severity, _ code: String, _ message: String,
    at range: SourceRange? = nil, help: String? = nil, notes: [Note] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.range = range
    self.help = help
    self.notes = notes
  }

  /// Makes an error.
  package init(
    _ code: String, _ message: String, at range: SourceRange? = nil, help: String? = nil,
    notes: [Note] = []
  ) {
    self.init(.error, code, message, at: range, help: help, notes: notes)
  }
}

extension Diagnostic: Comparable {
  /// By place, then severity and words: the order in which a reader mends a file.
  package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    switch (left.range, right.range) {
    case (let first?, let second?) where first != second: return first < second
    case (nil, .some): return true
    case (.some, nil): return false
    default:
      if left.severity != right.severity { return left.severity < right.severity }
      return (left.code, left.message) < (right.code, right.message)
    }
  }
}

extension Diagnostic {
  /// The machine-readable form, the same in every command's JSON.
  package var value: Value {
    var object: Object = [
      "severity": .string(severity.rawValue), "code": .string(code), "message": .string(message),
    ]
    if let range { object["range"] = range.value }
    if let help { object["help"] = .string(help) }
    if !notes.isEmpty {
      object["notes"] = .array(
        notes.map { note in
          var member: Object = ["message": .string(note.message)]
          if let range = note.range { member["range"] = range.value }
          return .object(member)
        })
    }
    return .object(object)
  }
}

extension SourceRange {
  /// The machine-readable form.
  package var value: Value {
    [
      "file": .string(file),
      "start": ["line": .integer(start.line), "column": .integer(start.column)],
      "end": ["line": .integer(end.line), "column": .integer(end.column)],
    ]
  }
}
