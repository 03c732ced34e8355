import Digests
import Documents
import Model

/// A plan in the making: findings and removals become changes, one at a time.
struct Draft {
  let facts: Planner.Facts
  var plan: Plan
  var problems: [Diagnostic] = []
  /// The named live attributes of changed objects: what ordering and simulation look at.
  var before: [Address: Value] = [:]
  /// How many live objects of a kind the snapshot manages and the project no longer declares.
  var leaving: [String: Int] = [:]
  /// Which resource each live object stands for.
  private(set) var takers: [Claims.ObjectID: Address]

  init(_ facts: Planner.Facts, _ takers: [Claims.ObjectID: Address]) {
    self.facts = facts
    self.takers = takers
    plan = Plan(basis: facts.basis)
  }

  /// Decides what to do about the desired resources.
  mutating func add(_ findings: [Finding], baselines: [Address: SnapshotObject]) {
    let subjects = findings.map { finding in
      subject(finding, baseline: finding.recordedAddress.flatMap { baselines[$0] })
    }
    let renames = Renames(subjects, kinds: facts.kinds)
    for subject in subjects { add(subject, renames) }
  }

  private mutating func subject(_ finding: Finding, baseline: SnapshotObject?) -> Subject {
    let address = finding.resource.address
    // What the snapshot has under this name may have become another resource since.
    let baseline = baseline.flatMap { baseline in
      let taker = takers[Claims.ObjectID(kind: finding.kind.name, id: baseline.id)]
      return taker == nil || taker == address ? baseline : nil
    }
    let live = finding.live ?? movedObject(finding, baseline)
    if let live { takers[Claims.ObjectID(kind: finding.kind.name, id: live.id)] = address }
    return Subject(finding: finding, baseline: baseline, live: live)
  }

  /// An object that the snapshot knows by id and that has another key since: somebody renamed it
  /// in the tenant, or what a composite key refers to.
  private func movedObject(_ finding: Finding, _ baseline: SnapshotObject?) -> LiveObject? {
    if finding.kind.keyAttribute != nil, !finding.kind.isRenamable { return nil }
    return baseline.flatMap { facts.live.object(of: finding.kind.name, id: $0.id) }
  }

  private mutating func add(_ subject: Subject, _ renames: Renames) {
    let finding = subject.finding
    let address = finding.resource.address
    noteIgnored(finding)
    guard let found = subject.live else {
      plan.changes.append(creation(finding, baseline: subject.baseline))
      forgetOldName(subject, except: nil)
      return
    }
    let live = renames.applied(to: found, of: finding.kind, in: address.tenant)
    let differences = differences(finding, live, renames)
    guard !differences.isEmpty || finding.formerAddress != nil else {
      settle(finding, found, baseline: subject.baseline)
      return
    }
    let baseline = subject.baseline.map {
      renames.applied(to: $0, of: finding.kind, in: address.tenant)
    }
    let change = change(finding, live, differences, baseline: baseline)
    guard change.action != .replace || finding.wasRecorded else {
      problems.append(unmanagedReplacement(change))
      return
    }
    plan.changes.append(change)
    before[address] = live.attributes
    forgetOldName(subject, except: change.formerKey)
  }

  /// Drops a record under an old name that the change itself does not take along.
  private mutating func forgetOldName(_ subject: Subject, except key: String?) {
    guard let old = subject.finding.formerAddress, let baseline = subject.baseline,
      old.key != key
    else { return }
    plan.changes.append(forgetting(old, baseline))
  }

  /// The first step has compared already, unless it did not know the object or its new names.
  private func differences(
    _ finding: Finding, _ live: LiveObject, _ renames: Renames
  ) -> [Difference] {
    guard finding.live == nil || !renames.isEmpty else { return finding.differences }
    return Comparison(of: finding.kind, honouring: finding.resource.lifecycle)
      .differences(from: live.attributes, to: finding.resource.attributes)
  }

  /// Only what this project manages may be deleted, and replacing deletes.
  private func unmanagedReplacement(_ change: Change) -> Diagnostic {
    let names = change.attributes.filter(\.forcesReplacement).map { "'\($0.name)'" }
    return Diagnostic(
      "unmanaged-replacement",
      "'\(change.address)' exists in the tenant, is not managed by this project and differs in "
        + names.joined(separator: ", ") + ", which cannot change in place",
      at: change.attributes.first(where: \.forcesReplacement)?.origin ?? change.declaredAt,
      help: "write the tenant's value, or delete the object in the tenant")
  }

  private func creation(_ finding: Finding, baseline: SnapshotObject?) -> Change {
    let resource = finding.resource
    var change = Change(
      .create, resource.address, risk: .behaviour, desired: resource.attributes,
      managed: finding.managed, lifecycle: resource.lifecycle.kept)
    change.attributes = finding.kind.attributes.compactMap { attribute in
      guard let value = resource.attributes[path: attribute.path] else { return nil }
      let moves = resource.moves(of: attribute)
      return AttributeChange(
        Difference(attribute, before: nil, after: value),
        base: baseline?.attributes[path: attribute.path],
        cause: baseline == nil ? .wish(after: moves) : .drift,
        origin: resource.origins[attribute.name], moves: moves)
    }
    change.madeFrom = resource.provenance?.sources ?? []
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
    let managed = finding.managed.sorted()
    let old = Set(baseline?.managed ?? [])
    let lifecycle = resource.lifecycle.kept
    guard managed != baseline?.managed || lifecycle != baseline?.lifecycle else {
      let now = resource.snapshot(of: live, finding.kind, managing: managed)
      if baseline?.attributes != now.attributes { plan.driftElsewhere += 1 }
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
      desired: resource.attributes, managed: finding.managed,
      lifecycle: resource.lifecycle.kept)
    change.id = live.id
    change.liveDigest = live.digest
    change.before = live.attributes
    change.formerKey = formerKey(finding, live)
    change.madeFrom = resource.provenance?.sources ?? []
    change.declaredAt = resource.declaredAt
    change.secretTarget = action == .replace ? resource.secretTarget : nil
    return change
  }

  private func action(
    _ finding: Finding, _ live: LiveObject, _ attributes: [AttributeChange]
  ) -> Change.Action {
    if attributes.contains(where: \.forcesReplacement) { return .replace }
    if formerKey(finding, live) != nil { return .rename }
    return finding.wasRecorded ? .update : .adopt
  }

  /// The key that the object, or its record, gives up.
  private func formerKey(_ finding: Finding, _ live: LiveObject) -> String? {
    let kind = finding.kind
    if case .composite = kind.key { return finding.formerAddress?.key }
    return kind.foldedKey(live.key) == kind.foldedKey(finding.resource.address.key)
      ? nil : live.key
  }

  private func risk(_ action: Change.Action, _ attributes: [AttributeChange]) -> Change.Risk {
    if action == .replace { return .destructive }
    return attributes.allSatisfy { $0.impact == .cosmetic } ? .cosmetic : .behaviour
  }

  private func attributeChange(
    _ difference: Difference, _ finding: Finding, _ live: LiveObject, baseline: SnapshotObject?
  ) -> AttributeChange {
    let attribute = difference.attribute
    let base = baseline?.base(of: attribute)
    let isKey = finding.kind.keyAttribute?.name == attribute.name
    let moves = finding.resource.moves(of: attribute)
    var change = AttributeChange(
      difference, base: base, cause: cause(of: difference, base: base, moves),
      origin: finding.resource.origins[attribute.name],
      forcesReplacement: attribute.mutability == .atCreation
        || (isKey && !finding.kind.isRenamable), moves: moves)
    if change.cause.isDrift, let entry = facts.audit[live.id] {
      change.actor = "\(entry.actor) at \(entry.when)"
    }
    return change
  }

  /// Compares the three values: who left the common ground?
  private func cause(
    of difference: Difference, base: Value?, _ moves: [Provenance.Move]
  ) -> AttributeChange.Cause {
    guard let base else { return .wish(after: moves) }
    let attribute = difference.attribute
    let tenantStayed = attribute.isSame(difference.before, as: base)
    let projectStayed = difference.after.map { attribute.isSame(base, as: $0) } ?? false
    return tenantStayed ? .wish(after: moves) : projectStayed ? .drift : .both
  }

  private mutating func noteIgnored(_ finding: Finding) {
    let lifecycle = finding.resource.lifecycle
    guard let live = finding.live, !lifecycle.ignored.isEmpty else { return }
    let all = Comparison(of: finding.kind).differences(
      from: live.attributes, to: finding.resource.attributes)
    let key = finding.kind.keyAttribute?.name
    for difference in all
    where lifecycle.ignores(difference.attribute.name) && difference.attribute.name != key {
      plan.omissions.append(
        .init(.ignored, "\(finding.resource.address) \(difference.attribute.name)"))
    }
  }
}

extension Resource {
  fileprivate func moves(of attribute: Attribute) -> [Provenance.Move] {
    provenance?.moves[attribute.name] ?? []
  }
}

extension AttributeChange.Cause {
  /// Why the wish is another than it was: somebody edited it, or what it is made from moved.
  fileprivate static func wish(after moves: [Provenance.Move]) -> Self {
    moves.isEmpty ? .config : .source
  }
}

extension LiveObject {
  /// The digest by which a later reading knows the object to be as it was.
  package var digest: String {
    SHA256.digest(of: CanonicalJSON.bytes(of: attributes)).hex
  }
}
