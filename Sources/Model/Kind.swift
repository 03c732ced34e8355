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
    /// To look at objects.
    package var read: [String]
    /// To make them.
    package var create: [String]
    /// To change them.
    package var update: [String]
    /// To remove them.
    package var delete: [String]
    /// To see what goes on at them right now, as it must be known before they are removed.
    package var watch: [String]

    package init(
      read: [String], create: [String], update: [String], delete: [String], watch: [String] = []
    ) {
      self.read = read
      self.create = create
      self.update = update
      self.delete = delete
      self.watch = watch
    }
  }

  private let table: Table

  /// All of a kind, behind one reference: kinds are handed around once for every object.
  private final class Table: Sendable {
    let name: String
    let singular: String
    let summary: String
    let key: NaturalKey
    let attributes: [Attribute]
    let deletion: Deletion
    let permissions: Permissions
    let notes: [String]
    let isRenamable: Bool
    let showsSecretOnce: Bool
    let manualSteps: [Write.Verb: String]
    let repeatsKeys: Bool
    let listsMayHide: Bool
    let referencedKinds: Set<String>
    let referring: [Attribute]
    let rewritten: [Attribute]
    let places: [String: Int]
    let placeTree: PlaceTree
    let reading: ReadingTree
    let elsewhere: [Attribute]

    init(
      _ name: String, singular: String, summary: String, key: NaturalKey, deletion: Deletion,
      permissions: Permissions, isRenamable: Bool, showsSecretOnce: Bool, repeatsKeys: Bool,
      listsMayHide: Bool,
      manualSteps: [Write.Verb: String], notes: [String], attributes: [Attribute]
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
      self.manualSteps = manualSteps
      self.repeatsKeys = repeatsKeys
      self.listsMayHide = listsMayHide
      self.attributes = attributes
      referring = attributes.filter { !$0.type.references.isEmpty }
      rewritten = attributes.filter { !$0.type.references.isEmpty || $0.type.holdsSets }
      referencedKinds = Set(referring.flatMap { $0.type.references.map(\.kind) })
      places = Dictionary(
        zip(attributes.map(\.name), attributes.indices), uniquingKeysWith: { first, _ in first })
      placeTree = attributes.indices.reduce(into: PlaceTree()) {
        $0.insert($1, at: attributes[$1].path[...])
      }
      var reading = ReadingTree()
      elsewhere = attributes.filter { attribute in
        !attribute.isStoredApart && !attribute.isWriteOnly
          && (attribute.readPath != attribute.path || !attribute.aliases.isEmpty
            || !reading.insert(attribute.type, at: attribute.path))
      }
      reading.sort()
      self.reading = reading
    }
  }

  package init(
    _ name: String, singular: String, summary: String, key: NaturalKey,
    deletion: Deletion = .final, permissions: Permissions, isRenamable: Bool = true,
    showsSecretOnce: Bool = false, repeatsKeys: Bool = false, listsMayHide: Bool = false,
    manualSteps: [Write.Verb: String] = [:], notes: [String] = [],
    @AttributesBuilder attributes: () -> [Attribute]
  ) {
    table = Table(
      name, singular: singular, summary: summary, key: key, deletion: deletion,
      permissions: permissions, isRenamable: isRenamable, showsSecretOnce: showsSecretOnce,
      repeatsKeys: repeatsKeys, listsMayHide: listsMayHide, manualSteps: manualSteps, notes: notes,
      attributes: attributes())
  }
}

extension Kind {
  /// The plural that stands in YAML and in addresses.
  package var name: String { table.name }
  /// The singular for sentences: `wrap-up code`.
  package var singular: String { table.singular }
  /// One sentence on what it is for.
  package var summary: String { table.summary }
  /// What tells one object from another.
  package var key: NaturalKey { table.key }
  /// Everything about an object that is read, compared or written.
  package var attributes: [Attribute] { table.attributes }
  /// What becomes of a deleted object.
  package var deletion: Deletion { table.deletion }
  /// The rights that the vendor asks for.
  package var permissions: Permissions { table.permissions }
  /// What a user should know before the first plan: the vendor's peculiarities, a sentence each.
  package var notes: [String] { table.notes }
  /// Whether the key can change in place; otherwise a new name is a new object.
  package var isRenamable: Bool { table.isRenamable }
  /// Whether the vendor shows a secret of a new object in one answer and never again, so that the
  /// author says by `secretTo` where it must go.
  package var showsSecretOnce: Bool { table.showsSecretOnce }
  /// What the vendor has no call for, each with what a person does instead; a plan that needs one
  /// of them says so before anything is sent.
  package var manualSteps: [Write.Verb: String] { table.manualSteps }
  /// The kinds that objects of this one may refer to.
  package var referencedKinds: Set<String> { table.referencedKinds }
  /// Whether the vendor makes a second object under a key that is taken, so that a creation whose
  /// answer was lost must not be sent again before it is certain that nothing came of it.
  package var repeatsKeys: Bool { table.repeatsKeys }
  /// Whether a list may leave out what the credentials have no view of, so that absence proves
  /// nothing and a managed object that is missing is asked for by its id.
  package var listsMayHide: Bool { table.listsMayHide }
  /// The attributes that may refer to other objects.
  var referring: [Attribute] { table.referring }
  /// The places of all attributes by their paths.
  var placeTree: PlaceTree { table.placeTree }
  /// The attributes that answers hold where the table says, as a tree.
  var reading: ReadingTree { table.reading }
  /// The other attributes that answers hold.
  var elsewhere: [Attribute] { table.elsewhere }
  /// The attributes whose values an inventory rewrites: references get names, sets an order.
  var rewritten: [Attribute] { table.rewritten }
}

/// What tells an object from its siblings, for people and for the tool.
package enum NaturalKey: Sendable {
  /// One attribute, which is the entry's name in YAML.
  case attribute(String, ignoresCase: Bool = false)
  /// Several attributes together; such a kind is a list in YAML.
  case composite([String])
}

/// Gathers the lines of a kind's table.
@resultBuilder
package enum AttributesBuilder {
  /// Takes one line, or several that a function made.
  package static func buildExpression(_ attribute: Attribute) -> [Attribute] { [attribute] }
  /// Takes one line, or several that a function made.
  package static func buildExpression(_ attributes: [Attribute]) -> [Attribute] { attributes }
  /// Joins the lines in their order.
  package static func buildBlock(_ parts: [Attribute]...) -> [Attribute] { parts.flatMap(\.self) }
}

extension Kind {
  /// Finds an attribute by its dotted name.
  package func attribute(_ name: String) -> Attribute? {
    table.places[name].map { table.attributes[$0] }
  }

  /// The attribute that is the natural key, where one alone is.
  package var keyAttribute: Attribute? {
    if case .attribute(let name, _) = key { attribute(name) } else { nil }
  }

  /// Whether keys that differ in case alone are the same.
  package var ignoresKeyCase: Bool {
    if case .attribute(_, let ignoresCase) = key { ignoresCase } else { false }
  }

  /// The form of a key in which equal ones are equal texts.
  package func foldedKey(_ key: String) -> String {
    ignoresKeyCase ? key.lowercased() : key
  }
}
