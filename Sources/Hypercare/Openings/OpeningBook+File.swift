package import Documents

extension OpeningBook {
  /// The file in the state repository; names are kept from leading elsewhere.
  package static func path(tenant: String, hypercare: String) -> String {
    "\(folder(of: tenant))/\(escaped(hypercare)).json"
  }

  /// Where the books of a tenant lie.
  package static func folder(of tenant: String) -> String { "\(root)/\(escaped(tenant))" }

  /// Where the books of all tenants lie.
  package static let root = "hypercare"

  /// Keeps letters, digits, `-`, `_` and inner dots; all else becomes `%2F`.
  private static func escaped(_ name: String) -> String {
    var result = ""
    for byte in name.utf8 {
      let isPlain =
        (0x61...0x7a).contains(byte | 0x20) || (0x30...0x39).contains(byte)
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: ".") && !result.isEmpty
      let code = String(byte, radix: 16, uppercase: true)
      result +=
        isPlain ? String(UnicodeScalar(byte)) : "%" + (code.utf8.count < 2 ? "0" : "") + code
    }
    return result
  }

  /// Its own file.
  package var path: String { Self.path(tenant: tenant, hypercare: hypercare) }

  /// The file that is committed: canonical, in the order of opening.
  package var bytes: [UInt8] { CanonicalJSON.bytes(of: value, layout: .lines) }

  /// The machine-readable form.
  package var value: Value {
    var object: Object = [
      "format_version": "1", "tenant": .string(tenant), "hypercare": .string(hypercare),
      "openings": .array(openings.map(\.value)),
    ]
    object["closing"] = closing?.value
    object["standing"] = standing?.value
    return .object(object)
  }

  /// Reads a committed file; nil where it is none, or of a later form.
  package init?(_ value: Value) {
    guard value["format_version"] == "1", let tenant = value["tenant"]?.string,
      let hypercare = value["hypercare"]?.string, let list = value["openings"]?.array
    else { return nil }
    let openings = list.compactMap(Opening.init)
    let closing = value["closing"].flatMap(Opening.Closing.init)
    let standing = value["standing"].flatMap(Standing.init)
    guard openings.count == list.count, closing != nil || value["closing"] == nil,
      standing != nil || value["standing"] == nil
    else { return nil }
    self.init(
      tenant: tenant, hypercare: hypercare, openings: openings, closing: closing,
      standing: standing)
  }
}

extension Opening {
  /// The machine-readable form.
  package var value: Value {
    var object: Object = [
      "user": .string(user), "role": .string(role), "reason": .string(reason),
      "opened_by": .string(openedBy), "opened_at": .string(openedAt.description),
      "ends_at": .string(endsAt.description),
    ]
    if !divisions.isEmpty { object["divisions"] = .array(divisions.map { .string($0) }) }
    object["ticket"] = ticket.map { .string($0) }
    object["closing"] = closing?.value
    if !extensions.isEmpty { object["extensions"] = .array(extensions.map(\.value)) }
    if !failures.isEmpty { object["failures"] = .array(failures.map(\.value)) }
    object["ending"] = ending?.value
    return .object(object)
  }

  fileprivate init?(_ value: Value) {
    guard let user = value["user"]?.string, let role = value["role"]?.string,
      let reason = value["reason"]?.string, let openedBy = value["opened_by"]?.string,
      let openedAt = value["opened_at"]?.instant, let endsAt = value["ends_at"]?.instant
    else { return nil }
    self.init(
      user: user, role: role,
      divisions: (value["divisions"]?.array ?? []).compactMap(\.string), reason: reason,
      ticket: value["ticket"]?.string, openedBy: openedBy, openedAt: openedAt, endsAt: endsAt)
    closing = value["closing"].flatMap(Closing.init)
    extensions = (value["extensions"]?.array ?? []).compactMap(Extension.init)
    failures = (value["failures"]?.array ?? []).compactMap(Failure.init)
    ending = value["ending"].flatMap(Ending.init)
    // An end that cannot be read must not look like none, nor like one.
    if value["ending"] != nil, ending == nil { return nil }
  }
}

extension Opening.Extension {
  fileprivate var value: Value {
    var object: Object = [
      "at": .string(at.description), "by": .string(by), "reason": .string(reason),
      "until": .string(until.description),
    ]
    object["ticket"] = ticket.map { .string($0) }
    return .object(object)
  }

  fileprivate init?(_ value: Value) {
    guard let at = value["at"]?.instant, let by = value["by"]?.string,
      let reason = value["reason"]?.string, let until = value["until"]?.instant
    else { return nil }
    self.init(at: at, by: by, reason: reason, ticket: value["ticket"]?.string, until: until)
  }
}

extension Opening.Closing {
  fileprivate var value: Value {
    var object: Object = ["at": .string(at.description), "by": .string(by)]
    object["reason"] = reason.map { .string($0) }
    return .object(object)
  }

  fileprivate init?(_ value: Value) {
    guard let at = value["at"]?.instant, let by = value["by"]?.string else { return nil }
    self.init(at: at, by: by, reason: value["reason"]?.string)
  }
}

extension Opening.Failure {
  fileprivate var value: Value {
    ["at": .string(at.description), "run": .string(run), "message": .string(message)]
  }

  fileprivate init?(_ value: Value) {
    guard let at = value["at"]?.instant, let run = value["run"]?.string,
      let message = value["message"]?.string
    else { return nil }
    self.init(at: at, run: run, message: message)
  }
}

extension Opening.Ending {
  fileprivate var value: Value {
    var object: Object = ["cause": .string(cause.rawValue), "at": .string(at.description)]
    object["run"] = run.map { .string($0) }
    return .object(object)
  }

  fileprivate init?(_ value: Value) {
    guard let cause = value["cause"]?.string.flatMap(Cause.init),
      let at = value["at"]?.instant
    else { return nil }
    self.init(cause: cause, at: at, run: value["run"]?.string)
  }
}

extension Value {
  fileprivate var instant: Instant? { string.flatMap { Instant($0) } }
}
