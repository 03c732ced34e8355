import Documents
package import Model

/// A desired resource beside what the tenant has of it: the outcome of a plan's first step.
struct Finding: Sendable {
  let resource: Resource
  let kind: Kind
  let live: LiveObject?
  let differences: [Difference]
  /// The names of the attributes that the resource manages.
  let managed: [String]
  /// Where the last snapshot has the resource, or the object that it takes over.
  let recordedAddress: Address?
  /// Whether the snapshot would be written again with the same bytes.
  let isIdentical: Bool
  let ambiguity: Diagnostic?

  init(_ resource: Resource, of kind: Kind, in facts: Planner.Facts, _ claims: Claims) {
    self.resource = resource
    self.kind = kind
    let named = claims.objects(named: resource, of: kind)
    let matches = named.isEmpty ? claims.formerObjects(of: resource, kind) : named
    let live = matches.first
    self.live = live
    ambiguity = matches.count > 1 ? Self.ambiguity(resource, matches) : nil
    let comparison = Comparison(of: kind, honouring: resource.lifecycle)
    let (managed, differences) =
      live.map { comparison.result(from: $0.attributes, to: resource.attributes) }
      ?? (comparison.managedNames(in: resource.attributes), [])
    self.managed = managed
    self.differences = differences
    let recorded =
      (named.isEmpty ? claims.recordedFormerAddress(of: resource, kind) : nil)
      ?? claims.recordedAddress(of: resource.address)
    recordedAddress = recorded
    isIdentical =
      live.flatMap { live in
        recorded.map {
          facts.isRecorded($0, resource.snapshot(of: live, kind, managing: managed).bytes)
        }
      } ?? false
  }

  var wasRecorded: Bool { recordedAddress != nil }

  /// Where the last snapshot has the object under another name, which must go.
  var formerAddress: Address? {
    recordedAddress.flatMap {
      kind.foldedKey($0.key) == kind.foldedKey(resource.address.key) ? nil : $0
    }
  }

  /// Whether there is nothing to do or to say about the resource.
  var isSettled: Bool {
    isIdentical && differences.isEmpty && ambiguity == nil && resource.lifecycle.ignored.isEmpty
  }

  /// The live object's place among all.
  var objectID: Claims.ObjectID? {
    live.map { Claims.ObjectID(kind: kind.name, id: $0.id) }
  }

  private static func ambiguity(_ resource: Resource, _ matches: [LiveObject]) -> Diagnostic {
    let ids = matches.map(\.id).sorted().joined(separator: ", ")
    return Diagnostic(
      "ambiguous-object",
      "the tenant has \(matches.count) \(resource.address.kind) named "
        + "'\(matches.first?.key ?? "")' (\(ids)), so it is not known which one is meant",
      at: resource.declaredAt, help: "rename or delete all but one of them in the tenant")
  }
}

extension Resource {
  /// The attributes that the resource manages, by dotted name.
  package func managedNames(_ kind: Kind) -> [String] {
    Comparison(of: kind, honouring: lifecycle).managedNames(in: attributes)
  }

  /// What the state repository keeps of the resource, given the object as it is.
  package func snapshot(of live: LiveObject, _ kind: Kind) -> SnapshotObject {
    snapshot(of: live, kind, managing: managedNames(kind))
  }

  func snapshot(of live: LiveObject, _ kind: Kind, managing names: [String]) -> SnapshotObject {
    SnapshotObject(managing: names, of: live, kind, lifecycle: lifecycle)
  }
}

extension Lifecycle {
  /// What of it outlives a run: an old name is needed only until the object has the new one.
  var kept: Lifecycle {
    var kept = self
    kept.formerKey = nil
    return kept
  }
}
