import Documents

extension World {
  /// Takes `permissions`, `denied`, `activeQueues`, `hasPolicies`, `expireTokens` and
  /// `organizationId`.
  mutating func adjust(_ name: String, _ value: Value) throws(ControlRefusal) {
    switch name {
    case "permissions": settings.permissions = value.array?.compactMap(\.string)
    case "denied": settings.denied = Set((value.array ?? []).compactMap(\.string))
    case "activeQueues": settings.activeQueues = Set((value.array ?? []).compactMap(\.string))
    case "hasPolicies": settings.hasPolicies = value.bool ?? true
    case "expireTokens": if value == true { access.tokens.revokeAll() }
    case "organizationId": organization.id = value.string ?? organization.id
    default: throw .unknownSetting(name)
    }
  }
}
