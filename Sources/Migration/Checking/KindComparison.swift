import Digests
import Documents
import Model

/// The comparison of one kind: what was derived against what is there.
struct KindComparison {
  private(set) var mismatches: [MigrationVerification.Mismatch] = []
  private let kind: Kind
  private let target: Inventory
  private let kinds: [String: Kind]
  private var expected: Object = [:]
  private var actual: Object = [:]
  private var found = 0
  private var references = 0
  private var wrong: Set<String> = []

  init(_ kind: Kind, _ target: Inventory, _ kinds: [String: Kind]) {
    self.kind = kind
    self.target = target
    self.kinds = kinds
  }

  mutating func compare(_ resource: Resource) {
    let objects = target.objects(of: kind.name, key: resource.address.key)
    var fields = Object()
    var live = Object()
    if let object = objects.first {
      found += 1
      if objects.count > 1 {
        add(resource, nil, .repeated, "there are \(objects.count) of the name")
      }
      for (place, value) in kind.held(in: resource.attributes) {
        compare(kind.attributes[place], value, resource, object, &fields, &live)
      }
      follow(resource)
    } else {
      fields = resource.attributes.object ?? Object()
      add(resource, nil, .missing, "it is not there")
    }
    expected.append(unseen: resource.address.key, .object(fields))
    actual.append(unseen: resource.address.key, .object(live))
  }

  private mutating func compare(
    _ attribute: Attribute, _ value: Value, _ resource: Resource, _ object: LiveObject,
    _ fields: inout Object, _ live: inout Object
  ) {
    guard !attribute.isWriteOnly, !attribute.isSecret,
      !resource.lifecycle.ignores(attribute.name), attribute.name != kind.keyAttribute?.name
    else { return }
    let found = object.attributes[path: attribute.path] ?? attribute.type.nothing
    let wanted = attribute.type.canonical(value)
    let shown = attribute.type.canonical(attribute.type.projected(found, onto: value))
    fields.append(unseen: attribute.name, wanted)
    live.append(unseen: attribute.name, shown)
    guard wanted != shown else { return }
    add(
      resource, attribute.name, .differs,
      "\(Self.text(shown)) instead of \(Self.text(wanted))")
  }

  private mutating func follow(_ resource: Resource) {
    for reference in kind.references(in: resource.attributes) {
      guard kinds[reference.target.kind] != nil, target.hasRead(reference.target.kind) else {
        continue
      }
      references += 1
      if target.object(of: reference.target.kind, key: reference.key) == nil {
        add(
          resource, reference.attribute, .dangling,
          "there is no \(reference.target.kind) '\(Printable.excerpt(reference.key))'")
      }
    }
  }

  private static func text(_ value: Value) -> String {
    let text = CanonicalJSON.text(of: value)
    return Printable.line(text.count > 80 ? String(text.prefix(80)) + "…" : text)
  }

  private mutating func add(
    _ resource: Resource, _ attribute: String?, _ cause: MigrationVerification.Mismatch.Cause,
    _ detail: String
  ) {
    wrong.insert(resource.address.key)
    mismatches.append(
      MigrationVerification.Mismatch(
        address: resource.address, attribute: attribute, cause: cause, detail: detail))
  }

  func row(sources: Int) -> MigrationVerification.Row {
    MigrationVerification.Row(
      kind: kind.name, sources: sources, expected: expected.count, found: found,
      references: references, expectedDigest: Self.digest(expected),
      foundDigest: Self.digest(actual), mismatched: wrong.count)
  }

  private static func digest(_ object: Object) -> String {
    SHA256.digest(of: CanonicalJSON.bytes(of: .object(object))).hex
  }
}

extension AttributeType {
  /// What an object has that says nothing of an attribute.
  fileprivate var nothing: Value {
    switch self {
    case .set, .list: []
    case .map: [:]
    default: .null
    }
  }
}
