package import Documents
package import Model

/// One attribute in which two states of an object differ.
package struct Difference: Sendable {
  package var attribute: Attribute
  package var before: Value?
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
    kind.attributes.filter { attribute in
      attribute.mutability != .never && !attribute.isWriteOnly
        && !lifecycle.ignores(attribute.name) && desired[path: attribute.path] != nil
    }
  }

  /// What must change for the live attributes to become the desired ones, in the table's order.
  package func differences(from live: Value, to desired: Value) -> [Difference] {
    managed(in: desired).compactMap { attribute in
      guard let after = desired[path: attribute.path] else { return nil }
      let before = live[path: attribute.path]
      return attribute.isSame(before, as: after)
        ? nil : Difference(attribute, before: before, after: after)
    }
  }
}

extension Attribute {
  /// Tells whether a live value fulfils a desired one.
  ///
  /// Vendors leave out what is empty or at its default, so absence is the same as either.
  package func isSame(_ live: Value?, as desired: Value) -> Bool {
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
