import Documents
import Model
package import Policies

extension HypercareDocument {
  /// What rules must know of it; nil where what is written makes no window.
  package func facts(_ book: OpeningBook) -> HypercareFacts? {
    window.map { window in
      var facts = HypercareFacts(
        name: name, tenant: tenant, opens: window.opens, closes: book.end(of: window),
        roles: roles.map(\.facts), forbiddenRoles: mustNotHold.map(\.text),
        openings: book.unfinished.map(\.facts),
        requiresMFA: requiresMFA, declaredAt: node.member("name")?.value.range)
      facts.timeZone = window.timeZone
      facts.furtherTimeZones = timeZones.map(\.text)
      facts.retention = retention
      facts.allowedRoles = allowed.roles
      facts.allowedPermissions = allowed.permissions.map(\.text)
      return facts
    }
  }
}

extension HypercareDocument.Role {
  fileprivate var facts: HypercareFacts.Role {
    HypercareFacts.Role(
      name: name, permissions: permissions.map(\.text), divisions: divisions.map(\.text),
      isBreakGlass: breakGlass != nil, members: members, declaredAt: range)
  }
}

extension Opening {
  fileprivate var facts: HypercareFacts.Opening {
    HypercareFacts.Opening(
      member: HypercareFacts.Member(.user, user), role: role, until: endsAt)
  }
}
