import Documents
import Hypercare
import Model
import Planning
import Policies
import Reconciliation

/// Opens a break-glass role: first on record, then in the tenant.
///
/// Whatever kills it in between, the record says that the role ends, and when: the same command
/// again, or the next that may write, grants what is still open and takes away what is not.
extension HypercareRun {
  /// What came of it.
  struct Opened: Sendable {
    var opening: Opening
    /// When it ends, as people of the hypercare's zone read it.
    var until: String
    var report: ApplyReport
  }

  /// Works under the tenant's lock.
  func open(_ request: OpeningRequest) async throws -> Opened {
    guard let document else {
      throw Refusal(
        .invalid, "hypercare-gone",
        "hypercare '\(Printable.line(name))' is no longer in the project: nobody can open its roles",
        help: "bring its document back, or take away what it has left: "
          + tenant.commandLine("hypercare close \(name.shellQuoted)", globals))
    }
    return try await locked { hold in
      var hold = hold
      hold.tenant = try await hold.tenant.expiring(globals, in: context)
      var request = request
      request.groups = try await groups(of: request.user, document)
      var book = hold.tenant.hypercares.book(of: name)
      let before = book
      let opening = try opening(for: request, of: document, in: &book, hold)
      hold.tenant.hypercares.replace(book)
      let planned = try await plan(opening, hold)
      if book == before {
        guard !planned.plan.isEmpty else { throw refusal(.openAlready(opening, document)) }
        try await publish(hold)
      } else {
        let word = request.isExtension ? "extended" : "opened"
        try await record(
          book, "\(opening.title) \(word) until \(opening.endsAt)", because: request.reason,
          ticket: request.ticket ?? opening.ticket, hold)
      }
      let report = try await Execution(hold.tenant, in: context)
        .report(of: planned.plan, planned, as: hold.id)
      return Opened(
        opening: opening,
        until: document.window?.text(opening.endsAt) ?? opening.endsAt.description, report: report)
    }
  }

  /// The opening that a request makes, or the one that is on record already and was never granted:
  /// whether it was, the plan shows.
  private func opening(
    for request: OpeningRequest, of document: HypercareDocument, in book: inout OpeningBook,
    _ hold: Hold
  ) throws -> Opening {
    do throws(OpeningRefusal) {
      return try book.open(request, in: document, at: hold.now)
    } catch {
      guard let opening = error.openAlready else { throw refusal(error) }
      return opening
    }
  }

  private func refusal(_ refusal: OpeningRefusal) -> Refusal {
    Refusal(.refused, [refusal.diagnostic], sources: tenant.workspace.sources)
  }

  /// What granting takes; everything that speaks against it ends the run before anything is done.
  private func plan(_ opening: Opening, _ hold: Hold) async throws -> PlanRun.Outcome {
    let aim = AccessAim(WantedAccess(grants: opening.grants))
    let planned = try await hold.tenant.judgedPlan(
      hold.tenant.wish(aim, globals, at: hold.now), in: context)
    try planned.plan.requirePolicies(hold.tenant.workspace)
    return planned
  }

  /// The groups that the person is in, where groups may open roles and the person is not named.
  private func groups(
    of user: String, _ document: HypercareDocument
  ) async throws -> Set<String> {
    let members = document.roles.filter { $0.breakGlass != nil }.flatMap(\.members)
    let isNamed = members.contains {
      $0.sort == .user && $0.name.lowercased() == user.lowercased()
    }
    guard !isNamed, members.contains(where: { $0.sort == .group }),
      let dialect = tenant.access.provider.access
    else { return [] }
    let access = try await AccessReading(tenant.access, dialect).access()
    let ids = Set(
      access.subjects.filter { $0.sort == .user && $0.name.lowercased() == user.lowercased() }
        .map(\.id))
    return Set(
      access.subjects.filter { group in
        group.sort == .group && !ids.isDisjoint(with: access.members[group.id] ?? [])
      }.map(\.name))
  }
}
