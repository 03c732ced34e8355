import Documents
import Model
import Planning

/// An object as it is once the plan is carried out.
struct ResultingObject {
  let address: Address
  /// What the plan does with it, or somebody else did; nil where nothing.
  let action: Change.Action?
  /// All that is known of it, what the project does not manage included.
  let attributes: Value
  let origins: Origins

  /// Every object that the project wants and a policy may speak of; as written where there is no
  /// plan.
  static func all(fitting match: PolicyMatch, in context: PolicyContext) -> [ResultingObject] {
    wanted(context.resources.filter { match.includes($0.address) }, in: context)
  }

  /// Every object of a kind, those that the project does not speak of included.
  static func all(of kind: String, in context: PolicyContext) -> [ResultingObject] {
    let wanted = wanted(context.resources.filter { $0.address.kind == kind }, in: context)
    guard let table = context.kinds[kind] else { return wanted }
    let known = Set(wanted.map { table.foldedKey($0.address.key) })
    let gone = Set(
      (context.plan?.changes ?? []).filter { $0.action == .delete || $0.action == .deactivate }
        .compactMap(\.id))
    let former = Set((context.plan?.changes ?? []).compactMap { $0.formerKey == nil ? nil : $0.id })
    return wanted
      + context.live.objects(of: kind).compactMap { object in
        guard !known.contains(table.foldedKey(object.key)), !gone.contains(object.id),
          !former.contains(object.id)
        else { return nil }
        let address = Address(tenant: context.tenant, kind: kind, key: object.key)
        return ResultingObject(
          address: address, action: nil, attributes: object.attributes, origins: Origins())
      }
  }

  private static func wanted(
    _ resources: [Resource], in context: PolicyContext
  ) -> [ResultingObject] {
    let changes = Dictionary(
      (context.plan?.changes ?? []).filter { $0.action != .bind }.map { ($0.address, $0) },
      uniquingKeysWith: { first, _ in first })
    return resources.map { resource in
      let change = changes[resource.address]
      let live = context.live.object(of: resource.address.kind, key: resource.address.key)
      return ResultingObject(
        address: resource.address, action: change?.action ?? context.foreignAction,
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
