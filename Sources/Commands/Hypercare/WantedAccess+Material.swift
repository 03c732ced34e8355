import Documents
import Model

extension WantedAccess {
  /// What a plan depends on: no reasons, for they tell times.
  var material: Value {
    [
      "roles": .array(
        roles.map {
          [
            "name": .string($0.name), "description": .string($0.description),
            "permissions": .array($0.permissions.map { .string($0) }),
          ]
        }),
      "grants": .array(Self.lines(grants)), "ended": .array(Self.lines(ended.keys)),
      "endedRoles": .array(endedRoles.keys.sorted().map { .string($0) }),
    ]
  }

  private static func lines(_ grants: some Sequence<Grant>) -> [Value] {
    grants.map { grant in
      [grant.sort.rawValue, grant.subject, grant.role, grant.division ?? "*"]
        .map { "\($0.utf8.count):\($0)" }.joined()
    }.sorted().map { .string($0) }
  }
}
