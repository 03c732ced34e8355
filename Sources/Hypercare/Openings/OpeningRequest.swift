import Documents
import Model
import Policies

/// A wish to open a break-glass role, or to have it for longer.
package struct OpeningRequest: Sendable {
  /// Who shall hold it, by natural key.
  package var user: String
  /// The groups that the person is in, by name, as far as the tenant was read.
  package var groups: Set<String>
  /// The role, with or without the prefix; nil for the only one that the person may open.
  package var role: String?
  /// For how long.
  package var duration: Duration
  /// Why.
  package var reason: String
  /// The ticket, where there is one.
  package var ticket: String?
  /// Who asks.
  package var by: String
  /// Whether it is more time for what is open.
  package var isExtension: Bool

  package init(
    user: String, groups: Set<String> = [], role: String? = nil, for duration: Duration,
    reason: String, ticket: String? = nil, by: String, isExtension: Bool = false
  ) {
    self.user = user
    self.groups = groups
    self.role = role
    self.duration = duration
    self.reason = reason
    self.ticket = ticket
    self.by = by
    self.isExtension = isExtension
  }

  /// The role that is meant, after everything that can be said against the request but its length.
  func checked(
    against document: HypercareDocument, at now: Instant
  ) throws(OpeningRefusal) -> HypercareDocument.Role {
    guard !reason.allSatisfy(\.isWhitespace) else { throw .noReason }
    guard let window = document.window, window.contains(now) else {
      throw .outsideWindow(document, now)
    }
    let role = try role(in: document)
    guard role.breakGlass != nil else { throw .notBreakGlass(role, document) }
    guard mayOpen(role) else { throw .notAMember(user, role) }
    return role
  }

  private func role(
    in document: HypercareDocument
  ) throws(OpeningRefusal) -> HypercareDocument.Role {
    if let name = role {
      guard let role = document.role(name) else { throw .unknownRole(name, document) }
      return role
    }
    let candidates = document.roles.filter { $0.breakGlass != nil && mayOpen($0) }
    guard candidates.count <= 1 else { throw .whichRole(user, candidates) }
    guard let role = candidates.first else { throw .noRole(user, document) }
    return role
  }

  /// Whether the person, or a group that the person is in, is among those who may.
  func mayOpen(_ role: HypercareDocument.Role) -> Bool {
    let groups = Set(self.groups.map { $0.lowercased() })
    return role.members.contains { member in
      member.sort == .group
        ? groups.contains(member.name.lowercased())
        : member.name.lowercased() == user.lowercased()
    }
  }

  /// When it shall end: within what the role allows, and at the end of the window at the latest.
  func end(
    from now: Instant, openedAt start: Instant, _ role: HypercareDocument.Role,
    _ document: HypercareDocument
  ) throws(OpeningRefusal) -> Instant {
    guard duration > .zero else { throw .noTime }
    guard let maximum = role.breakGlass?.maximum else { throw .noMaximum(role) }
    let end = now + duration
    guard end - start <= maximum else {
      throw .tooLong(role, maximum, asked: duration, left: (start + maximum) - now)
    }
    return min(end, document.window?.closes ?? end)
  }
}
