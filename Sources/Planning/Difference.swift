package import Documents
package import Model

/// One attribute in which two states of an object differ.
package struct Difference: Sendable {
  /// The attribute in question.
  package var attribute: Attribute
  /// The value that it has; nil where it has none.
  package var before: Value?
  /// The value that it shall have.
  package var after: Value?

  package init(_ attribute: Attribute, before: Value?, after: Value?) {
    self.attribute = attribute
    self.before = before
    self.after = after
  }
}

/// The one comparison of two states of an object that plan, apply check, drift, history and
/// rollback share.
package struct Comparison: Sendable {
  private let kind: Kind
  private let lifecycle: Lifecycle

  package init(of kind: Kind, honouring lifecycle: Lifecycle = Lifecycle()) {
    self.kind = kind
    self.lifecycle = lifecycle
  }

  /// The attributes an author speaks about: those written, writable, readable and not ignored.
  package func managed(in desired: Value) -> [Attribute] {
    var managed: [Attribute] = []
    visitManaged(in: desired) { managed.append($0[$1]) }
    return managed
  }

  /// What must change for the live attributes to become the desired ones, in the table's order.
  package func differences(from live: Value, to desired: Value) -> [Difference] {
    result(from: live, to: desired).differences
  }

  /// The names of the attributes an author speaks about.
  func managedNames(in desired: Value) -> [String] {
    var names: [String] = []
    visitManaged(in: desired) { names.append($0[$1].name) }
    return names
  }

  /// The managed names and the differences in one walk.
  func result(from live: Value, to desired: Value) -> (names: [String], differences: [Difference]) {
    var names: [String] = []
    var differences: [Difference] = []
    visitManaged(in: desired) { attributes, place, after in
      names.append(attributes[place].name)
      let before = live[path: attributes[place].path]
      if !attributes[place].isSame(before, as: after) {
        differences.append(Difference(attributes[place], before: before, after: after))
      }
    }
    return (names, differences)
  }

  private func visitManaged(in desired: Value, _ body: ([Attribute], Int) -> Void) {
    visitManaged(in: desired) { attributes, place, _ in body(attributes, place) }
  }

  private func visitManaged(in desired: Value, _ body: ([Attribute], Int, Value) -> Void) {
    let attributes = kind.attributes
    for (place, value) in kind.held(in: desired)
    where attributes[place].mutability != .never && !attributes[place].isWriteOnly
      && !isIgnored(attributes[place].name)
    {
      body(attributes, place, value)
    }
  }

  /// A key is never left to the tenant: others refer to it.
  private func isIgnored(_ name: String) -> Bool {
    guard lifecycle.ignores(name) else { return false }
    if case .attribute(name, _) = kind.key { return false }
    return true
  }
}

extension Attribute {
  /// Tells whether a live value fulfils a desired one.
  ///
  /// Vendors leave out what is empty or at its default, so absence is the same as either.
  package func isSame(_ live: Value?, as desired: Value) -> Bool {
    if let live, live == desired { return true }
    let wanted = type.canonical(desired)
    guard let live, !live.isNull else {
      return wanted.isEmptyContent || defaultValue.map { type.canonical($0) == wanted } ?? false
    }
    let found = type.canonical(type.projected(live, onto: desired))
    return found == wanted || (found.isEmptyContent && wanted.isEmptyContent)
  }
}

extension Value {
  /// Tells whether the value says nothing: null, an empty text, list or object.
  var isEmptyContent: Bool {
    switch self {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let elements): elements.isEmpty
    case .object(let object): object.isEmpty
    default: false
    }
  }
}
