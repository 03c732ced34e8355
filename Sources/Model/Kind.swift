/// A kind of resource, declared once: `queues`, `users`, `wrapUpCodes`.
package struct Kind: Sendable {
  /// What becomes of an object that is deleted.
  package enum Deletion: String, Sendable {
    /// It is gone.
    case final
    /// It is marked deleted, its name may stay taken, and it can be brought back.
    case soft
    /// It must first be switched off.
    case afterDeactivation
    /// The vendor cannot delete it, only switch it off.
    case deactivationOnly
  }

  /// The rights the vendor asks for, in its own words.
  package struct Permissions: Sendable {
    package var read: [String]
    package var create: [String]
    package var update: [String]
    package var delete: [String]

    package init(read: [String], create: [String], update: [String], delete: [String]) {
      self.read = read
      self.create = create
      self.update = update
      self.delete = delete
    }
  }

  /// The plural that stands in YAML and in addresses.
  package let name: String
  /// The singular for sentences: `wrap-up code`.
  package let singular: String
  package let summary: String
  package let key: NaturalKey
  package let attributes: [Attribute]
  package let deletion: Deletion
  package let permissions: Permissions
  /// What a user should know before the first plan: the vendor's peculiarities, a sentence each.
  package let notes: [String]
  /// Whether the key can change in place; otherwise a new name is a new object.
  package let isRenamable: Bool
  /// Whether the vendor shows a secret of a new object in one answer and never again, so that the
  /// author says by `secretTo` where it must go.
  package let showsSecretOnce: Bool

  package init(
    _ name: String, singular: String, summary: String, key: NaturalKey,
    deletion: Deletion = .final, permissions: Permissions, isRenamable: Bool = true,
    showsSecretOnce: Bool = false, notes: [String] = [],
    @AttributesBuilder attributes: () -> [Attribute]
  ) {
    self.name = name
    self.singular = singular
    self.summary = summary
    self.key = key
    self.deletion = deletion
    self.permissions = permissions
    self.notes = notes
    self.isRenamable = isRenamable
    self.showsSecretOnce = showsSecretOnce
    self.attributes = attributes()
  }
}

/// What tells an object from its siblings, for people and for the tool.
package enum NaturalKey: Sendable {
  /// One attribute, which is the entry's name in YAML.
  case attribute(String, ignoresCase: Bool = false)
  /// Several attributes together; such a kind is a list in YAML.
  case composite([String])
}

@resultBuilder
package enum AttributesBuilder {
  package static func buildExpression(_ attribute: Attribute) -> [Attribute] { [attribute] }
  package static func buildExpression(_ attributes: [Attribute]) -> [Attribute] { attributes }
  package static func buildBlock(_ parts: [Attribute]...) -> [Attribute] { parts.flatMap(\.self) }
}

extension Kind {
  package func attribute(_ name: String) -> Attribute? {
    attributes.first { $0.name == name }
  }

  /// The attribute that is the natural key, where one alone is.
  package var keyAttribute: Attribute? {
    if case .attribute(let name, _) = key { attribute(name) } else { nil }
  }

  package var ignoresKeyCase: Bool {
    if case .attribute(_, let ignoresCase) = key { ignoresCase } else { false }
  }

  /// The form of a key in which equal ones are equal texts.
  package func foldedKey(_ key: String) -> String {
    ignoresKeyCase ? key.lowercased() : key
  }

  /// The kinds that objects of this one may refer to.
  package var referencedKinds: Set<String> {
    Set(attributes.flatMap { $0.type.references.map(\.kind) })
  }
}
