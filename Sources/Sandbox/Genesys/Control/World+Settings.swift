import Documents

extension World {
  /// Takes `permissions`, `denied`, `activeQueues`, `liveUse`, `hasPolicies`, `expireTokens` and
  /// `organizationId`.
  mutating func adjust(_ name: String, _ value: Value) throws(ControlRefusal) {
    switch name {
    case "permissions": settings.permissions = value.array?.compactMap(\.string)
    case "denied": settings.denied = Set((value.array ?? []).compactMap(\.string))
    case "activeQueues": settings.activeQueues = Set((value.array ?? []).compactMap(\.string))
    case "liveUse": settings.liveUse = try LiveUse.table(name, value)
    case "hasPolicies": settings.hasPolicies = value.bool ?? true
    case "expireTokens": if value == true { access.tokens.revokeAll() }
    case "organizationId": organization.id = value.string ?? organization.id
    default: throw .unknownSetting(name)
    }
  }
}
