import Documents
import Model

// What the tables of this vendor are written with.
extension Attribute {
  /// A reference whose id stands bare in the vendor's fields.
  static func id(
    _ name: String, of kind: String, ignoringCase: Bool = false, _ summary: String
  ) -> Attribute {
    Attribute(name, .id(of: kind, ignoringCase: ignoringCase), summary)
  }

  /// Whether the object takes part; most objects of the vendor end as switched off.
  static func activity(_ summary: String) -> Attribute {
    Attribute.boolean("isActive", summary).defaulting(to: true)
  }
}

extension AttributeType {
  /// A reference whose id stands bare in the vendor's fields.
  static func id(of kind: String, ignoringCase: Bool = false) -> AttributeType {
    .reference(Reference(to: kind, asBareID: true, ignoringCase: ignoringCase))
  }
}

extension Kind.Permissions {
  /// The vendor grants an access key what its owner's role may do; there are no rights to ask for.
  static let ofTheRole = Kind.Permissions(read: [], create: [], update: [], delete: [])
}

extension [Write.Verb: String] {
  /// What a person does where objects are never deleted.
  static let neverDeleted: Self = [
    .delete:
      "the vendor only switches it off; write the tenant's value, or declare a new one under "
      + "another name"
  ]
}

extension Int {
  /// The vendor's integers have 32 bits.
  static let largest = 2_147_483_647
}
