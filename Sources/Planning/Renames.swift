import Documents
import Model

/// The new names of objects that keep their identity.
///
/// Whoever refers to such an object needs no change: the name in its reference follows.
struct Renames {
  private var names: [Address: String] = [:]
  private let kinds: [String: Kind]

  init(_ subjects: [Subject], kinds: [String: Kind]) {
    self.kinds = kinds
    for subject in subjects {
      guard let live = subject.live, subject.isRenamed else { continue }
      let address = subject.finding.resource.address
      let present = Address(tenant: address.tenant, kind: address.kind, key: live.key)
      names[present.folded(by: kinds)] = address.key
    }
  }

  /// The object as it will be named, and refer, once all objects have their new names.
  func applied(to live: LiveObject, of kind: Kind, in tenant: String) -> LiveObject {
    guard !names.isEmpty else { return live }
    var live = live
    live.attributes = applied(to: live.attributes, of: kind, in: tenant)
    if case .composite = kind.key { live.key = kind.key(of: live.attributes) ?? live.key }
    return live
  }

  /// What the snapshot says, in the names that will hold.
  func applied(to base: SnapshotObject, of kind: Kind, in tenant: String) -> SnapshotObject {
    guard !names.isEmpty else { return base }
    var base = base
    base.attributes = applied(to: base.attributes, of: kind, in: tenant)
    return base
  }

  private func applied(to attributes: Value, of kind: Kind, in tenant: String) -> Value {
    kind.attributes(attributes) { reference, key in
      let address = Address(tenant: tenant, kind: reference.kind, key: key)
      return names[address.folded(by: kinds)] ?? key
    }
  }

  var isEmpty: Bool { names.isEmpty }
}

/// A finding with what its snapshot says: the live object that it stands for after all.
struct Subject {
  let finding: Finding
  let baseline: SnapshotObject?
  let live: LiveObject?

  /// Whether the object will have another name.
  var isRenamed: Bool {
    guard let live, finding.kind.keyAttribute != nil else { return false }
    return finding.kind.foldedKey(live.key) != finding.kind.foldedKey(finding.resource.address.key)
  }
}
