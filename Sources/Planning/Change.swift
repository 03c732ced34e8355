package import Documents
package import Model

/// What a plan does to one resource.
package struct Change: Hashable, Sendable {
  /// The kinds of change.
  package enum Action: String, Sendable, CaseIterable {
    /// Makes a new object.
    case create
    /// Takes an object that exists into management, changing it where it differs.
    case adopt
    case update
    /// Gives an object another key and keeps all that refers to it.
    case rename
    /// Deletes the object and makes it again, since an attribute cannot change in place.
    case replace
    case deactivate
    case delete
    /// Ends management and leaves the object as it is.
    case forget
    /// Sets references that had to wait for their targets, after a cycle of creations.
    case bind
  }

  /// How much a reader should fear it.
  package enum Risk: String, Sendable, CaseIterable, Comparable {
    case destructive, behaviour, cosmetic

    package static func < (left: Risk, right: Risk) -> Bool {
      left.rank < right.rank
    }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The resource.
  package var address: Address
  /// What is done to it.
  package var action: Action
  /// How much a reader should fear it.
  package var risk: Risk
  /// What it sets, in the order of the kind's table.
  package var attributes: [AttributeChange]
  /// The key before a rename.
  package var formerKey: String?
  /// The vendor's id, where the object exists.
  package var id: String?
  /// The digest of the object as it was read; a write is refused when it has another by then.
  package var liveDigest: String?
  /// The attributes of the object as it was read; nil where there is none.
  package var before: Value?
  /// The desired attributes, whole; nil for deletions.
  package var desired: Value?
  /// The attributes under management once the change is made.
  package var managed: [String]
  /// How the resource wants to be treated.
  package var lifecycle: Lifecycle
  /// Changes that must be done before, by address.
  package var dependsOn: [Address]
  /// Live objects that refer to this one, told for destructive changes.
  package var usedBy: [Address]
  /// Attributes left out now and set by a later `bind`.
  package var postponed: [String]
  /// Where the project declares it.
  package var declaredAt: SourceRange?
  /// Where the secret goes that the vendor shows once.
  package var secretTarget: String?
  /// Why the object must go, where that was agreed beforehand, such as a right whose time is over.
  package var dueBecause: String?
  /// What the resource was made from, where nobody wrote it.
  package var madeFrom: [String]

  package init(
    _ action: Action, _ address: Address, risk: Risk, attributes: [AttributeChange] = [],
    desired: Value? = nil, managed: [String] = [], lifecycle: Lifecycle = Lifecycle()
  ) {
    self.address = address
    self.action = action
    self.risk = risk
    self.attributes = attributes
    self.desired = desired
    self.managed = managed
    self.lifecycle = lifecycle
    dependsOn = []
    usedBy = []
    postponed = []
    madeFrom = []
  }
}

/// One attribute that a change sets.
package struct AttributeChange: Hashable, Sendable {
  /// Who moved away from the last common state.
  package enum Cause: String, Sendable {
    /// The project was edited, or speaks of the attribute for the first time.
    case config
    /// What the value is made from moved, such as the source of a migration.
    case source
    /// The tenant was changed behind the project's back.
    case drift
    /// Both the tenant and the wish moved, to different values.
    case both

    /// Whether the tenant was changed.
    package var isDrift: Bool { self == .drift || self == .both }
  }

  /// The dotted name.
  package var name: String
  /// The value that the tenant has.
  package var before: Value?
  /// The value that it shall have.
  package var after: Value?
  /// The value in the last snapshot, where it was managed then.
  package var base: Value?
  /// Who left the last common state.
  package var cause: Cause
  /// Whether callers and agents notice.
  package var impact: Attribute.Impact
  /// What its number counts in.
  package var unit: Attribute.Unit?
  /// Whether its values must not be shown.
  package var isSecret: Bool
  /// Set where a new value needs a new object.
  package var forcesReplacement: Bool
  /// Where the project writes the value.
  package var origin: SourceRange?
  /// Who changed the tenant and when, where its audit log tells.
  package var actor: String?
  /// What moved where the value is made from, for as far as that is why it changes.
  package var moves: [Provenance.Move]

  package init(
    _ difference: Difference, base: Value?, cause: Cause, origin: SourceRange? = nil,
    forcesReplacement: Bool = false, moves: [Provenance.Move] = []
  ) {
    name = difference.attribute.name
    let after = difference.after.flatMap(Self.said)
    before = difference.before.flatMap(Self.said).map {
      Self.spoken($0, of: difference.attribute, after)
    }
    self.after = after
    self.base = base.flatMap(Self.said)
    self.cause = cause
    impact = difference.attribute.impact
    unit = difference.attribute.unit
    isSecret = difference.attribute.isSecret
    self.forcesReplacement = forcesReplacement
    self.origin = origin
    self.moves = cause == .source || cause == .both ? moves : []
  }

  /// The value less fields inside of it that the author does not speak of, which stay as they are.
  private static func spoken(_ before: Value, of attribute: Attribute, _ after: Value?) -> Value {
    after.map { attribute.type.projected(before, onto: $0) } ?? before
  }

  /// To have null and to have nothing is the same to readers and vendors.
  private static func said(_ value: Value) -> Value? {
    guard !value.isNull else { return nil }
    return value
  }
}
