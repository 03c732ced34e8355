package import Documents
import Model

/// Why a plan file cannot be used.
package enum PlanFileError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknownFormat(String)
  case incomplete(String)
  /// The content is not what the id says.
  case altered

  package var description: String {
    switch self {
    case .unknownFormat(let version):
      "the plan file has format '\(Printable.line(version))'; this version reads "
        + Plan.formatVersion
    case .incomplete(let path): "the plan file has no usable '\(path)'"
    case .altered: "the plan file was changed after it was made; make a new plan"
    }
  }
}

extension Plan {
  /// Reads a plan file and holds its content against its id.
  package init(file: Value) throws(PlanFileError) {
    let version = try file.text("format_version")
    guard version.split(separator: ".").first == Plan.formatVersion.split(separator: ".").first
    else { throw .unknownFormat(version) }
    self.init(basis: try Basis(file: try file.member("basis")))
    changes = try file.list("resource_changes", Change.init(file:))
    ownership = try file.list("ownership", Ownership.init(file:))
    omissions = try file.list("omissions", Omission.init(file:))
    guards = try file.list("guards", Guard.init(file:))
    unchanged = try file.number("unchanged")
    driftElsewhere = try file.number("drift_elsewhere")
    estimatedCalls = try file.number("estimated_calls")
    policyResults = try file.list("policy_results", PolicyResult.init(file:))
    // Nothing of the file may go unread, not even what only other tools look at.
    guard try file.text("id") == id, file == value else { throw .altered }
  }
}

extension Plan.Basis {
  fileprivate init(file: Value) throws(PlanFileError) {
    let organization = try file.member("organization")
    self.init(
      toolVersion: try file.text("tool_version"), project: try file.text("project"),
      environment: try file.text("environment"), tenant: try file.text("tenant"),
      vendor: try file.text("vendor"),
      organization: Organization(
        id: try organization.text("id"), name: try organization.text("name")),
      documents: try file.text("documents"), snapshot: file["snapshot"]?.string,
      stateTree: file["state_tree"]?.string)
  }
}

extension Change {
  fileprivate init(file: Value) throws(PlanFileError) {
    self.init(
      try file.word("action"), try file.address("address"), risk: try file.word("risk"),
      attributes: try file.list("attributes", AttributeChange.init(file:)),
      desired: file["change"]?.present("after"),
      managed: try file.texts("managed"), lifecycle: Lifecycle(try file.member("lifecycle")))
    before = file["change"]?.present("before")
    formerKey = file["previous_name"]?.string
    id = file["id"]?.string
    liveDigest = file["live_digest"]?.string
    dependsOn = try file.addresses("depends_on")
    usedBy = try file.addresses("used_by")
    postponed = try file.texts("postponed")
    declaredAt = SourceRange(file: file["declared_at"])
    secretTarget = file["secret_to"]?.string
    dueBecause = file["due_because"]?.string
    madeFrom = file["made_from"] == nil ? [] : try file.texts("made_from")
  }
}

extension AttributeChange {
  fileprivate init(file: Value) throws(PlanFileError) {
    name = try file.text("name")
    before = file.present("before")
    after = file.present("after")
    base = file.present("base")
    cause = try file.word("cause")
    impact = try file.word("impact")
    unit = file["unit"]?.string.flatMap(Attribute.Unit.init)
    isSecret = try file.flag("is_secret")
    forcesReplacement = try file.flag("forces_replacement")
    origin = SourceRange(file: file["origin"])
    actor = file["actor"]?.string
    moves = file["moves"] == nil ? [] : try file.list("moves", Provenance.Move.init(file:))
  }
}

extension Provenance.Move {
  fileprivate init(file: Value) throws(PlanFileError) {
    let subject = try file.text("subject")
    switch try file.text("change") {
    case "came": self.init(subject, .came)
    case "left": self.init(subject, .left)
    case "changed":
      self.init(
        subject,
        .changed(
          try file.text("attribute"), before: file.present("before"),
          after: file.present("after")))
    default: throw .incomplete("change")
    }
  }
}

extension Plan.Ownership {
  fileprivate init(file: Value) throws(PlanFileError) {
    address = try file.address("address")
    id = try file.text("id")
    managed = try file.texts("managed")
    gained = try file.texts("gained")
    released = try file.texts("released")
    lifecycle = Lifecycle(try file.member("lifecycle"))
    isAdoption = try file.flag("is_adoption")
  }
}

extension Plan.Omission {
  fileprivate init(file: Value) throws(PlanFileError) {
    self.init(
      try file.word("why"), try file.text("what"), count: try file.number("count"),
      because: file["reason"]?.string)
  }
}

extension Guard {
  fileprivate init(file: Value) throws(PlanFileError) {
    self.init(
      subject: try file.word("subject"), kind: try file.text("kind"),
      used: try file.number("used"), limit: try file.number("limit"),
      managed: try file.number("managed"))
  }
}

extension PolicyResult {
  fileprivate init(file: Value) throws(PlanFileError) {
    self.init(
      try file.text("rule"), try file.word("severity"), try file.text("message"),
      address: file["address"]?.string.flatMap { Address($0) },
      at: SourceRange(file: file["range"]), help: file["help"]?.string,
      exemption: file["exemption"]?.string)
  }
}

extension SourceRange {
  fileprivate init?(file value: Value?) {
    guard let value, let file = value["file"]?.string,
      let start = SourcePosition(file: value["start"]), let end = SourcePosition(file: value["end"])
    else { return nil }
    self.init(file: file, start: start, end: end)
  }
}

extension SourcePosition {
  fileprivate init?(file value: Value?) {
    guard let line = value?["line"]?.integer, let column = value?["column"]?.integer else {
      return nil
    }
    self.init(line: line, column: column)
  }
}

extension Value {
  /// The member, where there is one and it is not null.
  fileprivate func present(_ name: String) -> Value? {
    guard let value = self[name], !value.isNull else { return nil }
    return value
  }

  fileprivate func member(_ name: String) throws(PlanFileError) -> Value {
    guard let value = self[name] else { throw .incomplete(name) }
    return value
  }

  fileprivate func text(_ name: String) throws(PlanFileError) -> String {
    guard let text = self[name]?.string else { throw .incomplete(name) }
    return text
  }

  fileprivate func number(_ name: String) throws(PlanFileError) -> Int {
    guard let number = self[name]?.integer else { throw .incomplete(name) }
    return number
  }

  fileprivate func flag(_ name: String) throws(PlanFileError) -> Bool {
    guard let flag = self[name]?.bool else { throw .incomplete(name) }
    return flag
  }

  fileprivate func word<Word: RawRepresentable<String>>(
    _ name: String
  ) throws(PlanFileError) -> Word {
    guard let word = Word(rawValue: try text(name)) else { throw .incomplete(name) }
    return word
  }

  fileprivate func address(_ name: String) throws(PlanFileError) -> Address {
    guard let address = Address(try text(name)) else { throw .incomplete(name) }
    return address
  }

  fileprivate func texts(_ name: String) throws(PlanFileError) -> [String] {
    try list(name) { value throws(PlanFileError) in
      guard let text = value.string else { throw .incomplete(name) }
      return text
    }
  }

  fileprivate func addresses(_ name: String) throws(PlanFileError) -> [Address] {
    try texts(name).map { text throws(PlanFileError) in
      guard let address = Address(text) else { throw .incomplete(name) }
      return address
    }
  }

  fileprivate func list<Element>(
    _ name: String, _ read: (Value) throws(PlanFileError) -> Element
  ) throws(PlanFileError) -> [Element] {
    guard let elements = self[name]?.array else { throw .incomplete(name) }
    return try elements.map(read)
  }
}
