import Transport

/// The query string of a call, decoded.
struct Query: Sendable {
  private let pairs: [(name: String, value: String)]

  init(_ text: String) {
    pairs = PercentCoding.fields(of: text)
  }

  subscript(_ name: String) -> String? {
    pairs.first { $0.name == name }?.value
  }

  /// Every value of a parameter, repeated or separated by commas.
  func all(_ name: String) -> [String] {
    pairs.filter { $0.name == name }.flatMap { $0.value.split(separator: ",").map(String.init) }
  }

  func isTrue(_ name: String) -> Bool { self[name]?.lowercased() == "true" }

  /// The parameters with one replaced, to make the address of another page.
  func text(replacing name: String, with value: String) -> String {
    let others = pairs.filter { $0.name != name }
    return PercentCoding.form((others + [(name, value)]).map { ($0.name, $0.value) })
  }
}
