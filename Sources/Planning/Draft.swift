import Digests
import Documents
import Model

/// A plan in the making: findings and removals become changes, one at a time.
struct Draft {
  let facts: Planner.Facts
  var plan: Plan
  /// The named live attributes of changed objects: what ordering and simulation look at.
  var before: [Address: Value] = [:]

  init(_ facts: Planner.Facts) {
    self.facts = facts
    plan = Plan(basis: facts.basis)
  }

  /// Decides what to do about a desired resource.
  mutating func add(_ finding: Finding, baseline: SnapshotObject?) {
    noteIgnored(finding)
    let moved = finding.live == nil ? movedObject(finding, baseline) : nil
    guard let live = finding.live ?? moved else {
      plan.changes.append(creation(finding, baseline: baseline))
      return
    }
    let differences =
      moved == nil
      ? finding.differences
      : Comparison(of: finding.kind, honouring: finding.resource.lifecycle)
        .differences(from: live.attributes, to: finding.resource.attributes)
    if differences.isEmpty {
      settle(finding, live, baseline: baseline)
    } else {
      plan.changes.append(change(finding, live, differences, baseline: baseline))
      before[finding.resource.address] = live.attributes
    }
  }

  /// An object that the snapshot knows by id and somebody renamed in the tenant.
  private func movedObject(_ finding: Finding, _ baseline: SnapshotObject?) -> LiveObject? {
    guard finding.kind.isRenamable, case .attribute = finding.kind.key else { return nil }
    return baseline.flatMap { facts.live.object(of: finding.kind.name, id: $0.id) }
  }

  private func creation(_ finding: Finding, baseline: SnapshotObject?) -> Change {
    let resource = finding.resource
    var change = Change(
      .create, resource.address, risk: .behaviour, desired: resource.attributes,
      managed: resource.managedNames(finding.kind), lifecycle: resource.lifecycle)
    change.attributes = finding.kind.attributes.compactMap { attribute in
      guard let value = resource.attributes[path: attribute.path] else { return nil }
      return AttributeChange(
        Difference(attribute, before: nil, after: value),
        base: baseline?.attributes[path: attribute.path],
        cause: baseline == nil ? .config : .drift, origin: resource.origins[attribute.name])
    }
    change.declaredAt = resource.declaredAt
    change.secretTarget = resource.secretTarget
    return change
  }

  /// An object that is as it should be: adopted, owned differently, drifted elsewhere, or nothing.
  private mutating func settle(
    _ finding: Finding, _ live: LiveObject, baseline: SnapshotObject?
  ) {
    plan.unchanged += 1
    if finding.isIdentical { return }
    let resource = finding.resource
    let managed = resource.managedNames(finding.kind).sorted()
    let old = Set(baseline?.managed ?? [])
    var lifecycle = resource.lifecycle
    lifecycle.formerKey = nil
    guard managed != baseline?.managed || lifecycle != baseline?.lifecycle else {
      if baseline?.attributes != live.attributes { plan.driftElsewhere += 1 }
      return
    }
    plan.ownership.append(
      Plan.Ownership(
        address: resource.address, id: live.id, managed: managed,
        gained: managed.filter { !old.contains($0) },
        released: old.subtracting(managed).sorted(), lifecycle: lifecycle,
        isAdoption: baseline == nil))
  }

  private func change(
    _ finding: Finding, _ live: LiveObject, _ differences: [Difference],
    baseline: SnapshotObject?
  ) -> Change {
    let resource = finding.resource
    let attributes = differences.map {
      attributeChange($0, finding, live, baseline: baseline)
    }
    let action = action(finding, live, attributes)
    var change = Change(
      action, resource.address, risk: risk(action, attributes), attributes: attributes,
      desired: resource.attributes, managed: resource.managedNames(finding.kind),
      lifecycle: resource.lifecycle)
    change.id = live.id
    change.liveDigest = live.digest
    change.before = live.attributes
    change.formerKey =
      finding.kind.foldedKey(live.key) == finding.kind.foldedKey(resource.address.key)
      ? nil : live.key
    change.declaredAt = resource.declaredAt
    change.secretTarget = action == .replace ? resource.secretTarget : nil
    return change
  }

  private func action(
    _ finding: Finding, _ live: LiveObject, _ attributes: [AttributeChange]
  ) -> Change.Action {
    if attributes.contains(where: \.forcesReplacement) { return .replace }
    if finding.kind.foldedKey(live.key) != finding.kind.foldedKey(finding.resource.address.key) {
      return .rename
    }
    return finding.wasRecorded ? .update : .adopt
  }

  private func risk(_ action: Change.Action, _ attributes: [AttributeChange]) -> Change.Risk {
    if action == .replace { return .destructive }
    return attributes.allSatisfy { $0.impact == .cosmetic } ? .cosmetic : .behaviour
  }

  private func attributeChange(
    _ difference: Difference, _ finding: Finding, _ live: LiveObject, baseline: SnapshotObject?
  ) -> AttributeChange {
    let attribute = difference.attribute
    let base = baseline.flatMap {
      $0.managed.contains(attribute.name) ? $0.attributes[path: attribute.path] : nil
    }
    let isKey = finding.kind.keyAttribute?.name == attribute.name
    var change = AttributeChange(
      difference, base: base, cause: cause(of: difference, base: base),
      origin: finding.resource.origins[attribute.name],
      forcesReplacement: attribute.mutability == .atCreation
        || (isKey && !finding.kind.isRenamable))
    if change.cause != .config, let entry = facts.audit[live.id] {
      change.actor = "\(entry.actor) at \(entry.when)"
    }
    return change
  }

  /// Compares the three values: who left the common ground?
  private func cause(of difference: Difference, base: Value?) -> AttributeChange.Cause {
    guard let base else { return .config }
    let attribute = difference.attribute
    let tenantStayed = attribute.isSame(difference.before, as: base)
    let projectStayed = difference.after.map { attribute.isSame(base, as: $0) } ?? false
    return tenantStayed ? .config : projectStayed ? .drift : .both
  }

  private mutating func noteIgnored(_ finding: Finding) {
    let lifecycle = finding.resource.lifecycle
    guard let live = finding.live, !lifecycle.ignored.isEmpty else { return }
    let all = Comparison(of: finding.kind).differences(
      from: live.attributes, to: finding.resource.attributes)
    for difference in all where lifecycle.ignores(difference.attribute.name) {
      plan.omissions.append(
        .init(.ignored, "\(finding.resource.address) \(difference.attribute.name)"))
    }
  }
}

extension LiveObject {
  /// The digest by which a later reading knows the object to be as it was.
  package var digest: String {
    SHA256.digest(of: CanonicalJSON.bytes(of: attributes)).hex
  }
}
