import Documents
import Model

extension DocumentKind {
  /// Documents of a vendor's resources, one block a kind of resource.
  static func vendor(_ provider: any Provider) -> DocumentKind {
    let names = Set(provider.kinds.map(\.name))
    let referred = Set(provider.kinds.flatMap(\.referencedKinds)).subtracting(names).sorted()
    return DocumentKind(
      provider.vendor, summary: "Resources of \(provider.vendor) tenants, by kind.",
      identity: "tenant", addsUp: true,
      fields: Fields(
        [
          Field(
            "tenant", .scalar(.string(length: 1...100, format: nil)),
            "The tenant, by its name under 'tenants:' of the project.", isRequired: true),
          Field(
            "existing", .object(existing(provider.kinds.map(\.name) + referred)),
            "Objects that are there already and not managed here, so that they can be named."),
        ] + provider.kinds.map(block)))
  }

  private static func existing(_ kinds: [String]) -> Fields {
    Fields(
      kinds.map { kind in
        Field(
          kind, .list(.scalar(.string(length: 1...2_000, format: nil)), isSet: false),
          "Names of \(kind); '*' stands for any characters.")
      })
  }

  private static func block(_ kind: Kind) -> Field {
    let fields = Fields.resource(kind)
    guard let key = kind.keyAttribute else {
      return Field(
        kind.name, .list(.object(fields), isSet: false), kind.summary, definition: kind.name)
    }
    var rule = Shape.KeyRule(kind.singular)
    rule.field = key.name
    if case .string(let length, let format) = key.type {
      rule.length = max(1, length.lowerBound)...max(1, length.upperBound)
      rule.format = format
    }
    return Field(
      kind.name, .map(.object(fields), keys: rule), kind.summary, definition: kind.name)
  }
}

extension Fields {
  /// What may stand in one resource of a kind: its attributes and how it is to be treated.
  static func resource(_ kind: Kind) -> Fields {
    let attributes = Fields(
      kind.attributes, omitting: Set([kind.keyAttribute?.name].compactMap(\.self)))
    var more = [kind.manualSteps[.deactivate] == nil ? lifecycle : lifecycleWithoutSwitch]
    if kind.showsSecretOnce { more.append(secretTarget) }
    return attributes.requiring(kind.requiredNames).adding(more)
  }

  private static let lifecycle = lifecycle("lifecycle", endings: Lifecycle.Removal.allCases)

  /// That of an object which nobody can switch off.
  private static let lifecycleWithoutSwitch = lifecycle(
    "lifecycleWithoutSwitch", endings: [.delete, .forget])

  private static func lifecycle(_ definition: String, endings: [Lifecycle.Removal]) -> Field {
    let ending = Field(
      "onRemove", .scalar(.choice(endings.map(\.rawValue))),
      "What becomes of the live object when its declaration is removed; 'delete' when absent.")
    return Field(
      "lifecycle", .object(Fields(treatments + [ending])),
      "How the resource is treated when it changes.", definition: definition)
  }

  private static let treatments = [
    Field(
      "protect", .scalar(.boolean),
      "Refuses to delete or replace the resource, also after it left the project."),
    Field(
      "ignore", .list(.scalar(.string(length: 1...2_000, format: nil)), isSet: true),
      "Attributes, or objects of them, in which the tenant may differ."),
    Field(
      "was", .scalar(.string(length: 1...2_000, format: nil)),
      "The name it had before, so that it is renamed in place."),
  ]

  private static let secretTarget = Field(
    "secretTo",
    .text(pattern: "^file:.+$", expected: "'file:PATH'"),
    "Where the secret goes that the vendor shows only once.")

  private func requiring(_ names: Set<String>) -> Fields {
    Fields(
      all.map { field in
        var field = field
        if names.contains(field.name) { field.isRequired = true }
        return field
      })
  }
}

extension Kind {
  /// The parts of a composite key that every entry must give: those that are required, or all where
  /// none is told apart.
  fileprivate var requiredNames: Set<String> {
    guard case .composite(let names) = key else { return [] }
    let required = names.filter { attribute($0)?.isRequired ?? false }
    return Set(required.isEmpty ? names : required)
  }
}
