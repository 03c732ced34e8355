import Documents
package import Model

/// A desired resource beside what the tenant has of it: the outcome of a plan's first step.
struct Finding: Sendable {
  let resource: Resource
  let kind: Kind
  let live: LiveObject?
  /// The address it had before, where `lifecycle.was` found an object by its old key.
  let formerAddress: Address?
  let differences: [Difference]
  let wasRecorded: Bool
  /// Whether the snapshot would be written again with the same bytes.
  let isIdentical: Bool
  let ambiguity: Diagnostic?

  init(_ resource: Resource, of kind: Kind, in facts: Planner.Facts) {
    self.resource = resource
    self.kind = kind
    let matches = facts.live.objects(of: kind.name, key: resource.address.key)
    let former = resource.lifecycle.formerKey.flatMap { key in
      matches.isEmpty ? facts.live.objects(of: kind.name, key: key).first : nil
    }
    let live = matches.first ?? former
    self.live = live
    formerAddress = former.map {
      Address(tenant: resource.address.tenant, kind: kind.name, key: $0.key)
    }
    ambiguity = matches.count > 1 ? Self.ambiguity(resource, matches) : nil
    differences =
      live.map {
        Comparison(of: kind, honouring: resource.lifecycle)
          .differences(from: $0.attributes, to: resource.attributes)
      } ?? []
    wasRecorded = facts.recorded.contains(resource.address)
    isIdentical =
      wasRecorded
      && live.map { facts.isRecorded(resource.address, resource.snapshot(of: $0, kind).bytes) }
        ?? false
  }

  var baselineAddress: Address { formerAddress ?? resource.address }

  private static func ambiguity(_ resource: Resource, _ matches: [LiveObject]) -> Diagnostic {
    let ids = matches.map(\.id).sorted().joined(separator: ", ")
    return Diagnostic(
      "ambiguous-object",
      "the tenant has \(matches.count) \(resource.address.kind) named "
        + "'\(resource.address.key)' (\(ids)), so it is not known which one is meant",
      at: resource.declaredAt, help: "rename or delete all but one of them in the tenant")
  }
}

extension Resource {
  /// The attributes that the resource manages, by dotted name.
  package func managedNames(_ kind: Kind) -> [String] {
    Comparison(of: kind, honouring: lifecycle).managed(in: attributes).map(\.name)
  }

  /// What the state repository keeps of the resource, given the object as it is.
  package func snapshot(of live: LiveObject, _ kind: Kind) -> SnapshotObject {
    var lifecycle = lifecycle
    lifecycle.formerKey = nil
    return SnapshotObject(
      id: live.id, kind: kind.name, key: live.key, attributes: live.attributes,
      managed: managedNames(kind), lifecycle: lifecycle)
  }
}
