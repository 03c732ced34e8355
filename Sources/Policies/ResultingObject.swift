import Documents
import Model
import Planning

/// An object of the project as it is once the plan is carried out.
struct ResultingObject {
  let address: Address
  /// What the plan does with it; nil where nothing.
  let action: Change.Action?
  /// All that is known of it, what the project does not manage included.
  let attributes: Value
  let origins: Origins

  /// Every object that the project wants; as written where there is no plan.
  static func all(in context: PolicyContext) -> [ResultingObject] {
    let changes = Dictionary(
      (context.plan?.changes ?? []).filter { $0.action != .bind }.map { ($0.address, $0) },
      uniquingKeysWith: { first, _ in first })
    return context.resources.map { resource in
      let change = changes[resource.address]
      let live = context.live.object(of: resource.address.kind, key: resource.address.key)
      return ResultingObject(
        address: resource.address, action: change?.action,
        attributes: merged(
          change?.desired ?? resource.attributes,
          over: change == nil ? live?.attributes : change?.before),
        origins: Origins(resource))
    }
  }

  /// What is written wins over what is there, field by field.
  private static func merged(_ value: Value, over base: Value?) -> Value {
    guard case .object(let fields) = value, case .object(var result)? = base else { return value }
    for (name, field) in fields { result[name] = merged(field, over: result[name]) }
    return .object(result)
  }
}

/// Where an object's attributes are written.
struct Origins {
  private let ranges: [String: SourceRange]
  private let home: SourceRange?

  init(_ resource: Resource) {
    ranges = resource.origins
    home = resource.declaredAt
  }

  init(_ change: Change) {
    ranges = Dictionary(
      change.attributes.compactMap { attribute in attribute.origin.map { (attribute.name, $0) } },
      uniquingKeysWith: { first, _ in first })
    home = change.declaredAt ?? change.attributes.first?.origin
  }

  /// The line of the attribute that a path leads to or into; that of the object where there is
  /// none.
  func range(of path: [String]) -> SourceRange? {
    for length in stride(from: path.count, to: 0, by: -1) {
      if let range = ranges[path.prefix(length).joined(separator: ".")] { return range }
    }
    return home
  }
}
