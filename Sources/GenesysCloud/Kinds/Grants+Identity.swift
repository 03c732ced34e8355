import Model

/// What makes a grant, in the one text that stands for its id here: `user/<id>/<id>/<id>`.
struct GrantIdentity: Hashable, Sendable {
  /// The attribute that holds the subject, which the vendor's ids do not tell.
  var attribute: String
  var subject: String
  var division: String
  var role: String

  init(attribute: String, subject: String, division: String, role: String) {
    self.attribute = attribute
    self.subject = subject
    self.division = division
    self.role = role
  }

  init?(id: String) {
    let parts = id.split(separator: "/").map(String.init)
    guard parts.count == 4 else { return nil }
    self.init(attribute: parts[0], subject: parts[1], division: parts[2], role: parts[3])
  }

  /// Reads the identity off the call that makes the grant; the vendor's answer has none.
  init?(call: Call) {
    let parts = call.path.split(separator: "/").map(String.init)
    let type = call.query.first { $0.0 == "subjectType" }?.1
    guard parts.count == 9, parts[3] == "subjects", parts[5] == "divisions", parts[7] == "roles",
      let subject = Subject.all.first(where: { $0.type == type })
    else { return nil }
    self.init(
      attribute: subject.attribute, subject: parts[4], division: parts[6], role: parts[8])
  }

  var id: String { "\(attribute)/\(subject)/\(division)/\(role)" }

  var path: String {
    "/api/v2/authorization/subjects/\(subject)/divisions/\(division)/roles/\(role)"
  }
}
