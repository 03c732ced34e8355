import Documents

/// One object as the tenant keeps it: cleaned fields, with references as bare ids, and the lists
/// that hang on it (members, codes, skills) and no list of objects carries.
struct Record: Sendable, Equatable {
  let id: String
  var fields: Object
  var parts: [String: [Object]] = [:]
  var isDeleted = false
  /// What is shown once and never again.
  var secret: String?

  func part(_ name: String) -> [Object] { parts[name] ?? [] }

  func text(_ field: String) -> String? { fields[field]?.string }

  var name: String { text("name") ?? "" }

  /// The id in a reference field, which is kept as an object with an `id` or as a bare id.
  func reference(_ field: String) -> String? {
    fields[field]?["id"]?.string ?? fields[field]?.string
  }
}
