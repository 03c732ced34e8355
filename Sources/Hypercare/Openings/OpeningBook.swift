package import Documents

/// What the state repository knows of one hypercare: all uses of its break-glass roles, and what it
/// gives beside.
package struct OpeningBook: Hashable, Sendable {
  /// The tenant's name in the project.
  package var tenant: String
  /// The hypercare's name.
  package var hypercare: String
  /// In the order in which they were opened.
  package private(set) var openings: [Opening]
  /// Who closed the whole hypercare, and why: from then on nobody holds its roles, whatever the
  /// document says; nil where nobody did.
  package private(set) var closing: Opening.Closing?
  /// What it has given without an opening and is not known to be gone; nil where nothing is left.
  package private(set) var standing: Standing?

  package init(
    tenant: String, hypercare: String, openings: [Opening] = [], closing: Opening.Closing? = nil,
    standing: Standing? = nil
  ) {
    self.tenant = tenant
    self.hypercare = hypercare
    self.openings = openings
    self.closing = closing
    self.standing = standing
  }

  /// What is not known to have ended.
  package var unfinished: [Opening] { openings.filter { $0.ending == nil } }

  /// Whether nothing is left of it in the tenant.
  package var isSettled: Bool { standing == nil && unfinished.isEmpty }

  /// Notes what is about to be given; tells whether that was news.
  package mutating func give(_ given: Standing) -> Bool {
    keep(standing?.union(given) ?? given)
  }

  /// Notes that this is left and nothing else; tells whether that was news.
  package mutating func keep(_ left: Standing) -> Bool {
    let before = standing
    standing = left.isEmpty ? nil : left
    return standing != before
  }

  /// Whether the hypercare was closed before its time; a later window begins anew.
  package func isClosed(_ window: HypercareWindow) -> Bool {
    closing.map { $0.at >= window.opens } ?? false
  }

  /// The first moment after the hypercare: the end of its window, or when somebody closed it.
  package func end(of window: HypercareWindow) -> Instant {
    guard let closing, isClosed(window) else { return window.closes }
    return min(closing.at, window.closes)
  }

  /// Closes the whole hypercare, with all that is open. Gives the openings that it closed.
  package mutating func closeAll(by closer: String, reason: String?, at now: Instant) -> [Opening] {
    closing = Opening.Closing(at: now, by: closer, reason: reason)
    return close(by: closer, reason: reason, at: now)
  }

  /// What is open now.
  package func active(at now: Instant) -> [Opening] {
    openings.filter { $0.isActive(at: now) }
  }

  /// What should have ended and is not known to have: every command says so until it is.
  package func overdue(at now: Instant) -> [Opening] {
    openings.filter { $0.isOverdue(at: now) }
  }

  /// Opens a role, or gives more time to what is open.
  ///
  /// More time counts from the first moment: an opening with all its extensions lasts no longer
  /// than the document allows.
  package mutating func open(
    _ request: OpeningRequest, in document: HypercareDocument, at now: Instant
  ) throws(OpeningRefusal) -> Opening {
    let role = try request.checked(against: document, at: now)
    if let window = document.window, let closing, isClosed(window) {
      throw .wasClosed(closing, document)
    }
    if let place = openings.firstIndex(where: {
      $0.isActive(at: now) && $0.isOf(request.user, role.name)
    }) {
      return try extend(place, request, role, document, at: now)
    }
    let end = try request.end(from: now, openedAt: now, role, document)
    supersede(request.user, role.name, at: now)
    let opening = Opening(
      user: request.user, role: role.name, divisions: role.divisions.map(\.text),
      reason: request.reason, ticket: request.ticket, openedBy: request.by, openedAt: now,
      endsAt: end)
    openings.append(opening)
    return opening
  }

  private mutating func extend(
    _ place: Int, _ request: OpeningRequest, _ role: HypercareDocument.Role,
    _ document: HypercareDocument, at now: Instant
  ) throws(OpeningRefusal) -> Opening {
    let opening = openings[place]
    guard request.isExtension else { throw .openAlready(opening, document) }
    let end = try request.end(from: now, openedAt: opening.openedAt, role, document)
    guard end > opening.endsAt else { throw .notLonger(opening, document) }
    openings[place].extensions.append(
      Opening.Extension(
        at: now, by: request.by, reason: request.reason, ticket: request.ticket, until: end))
    openings[place].endsAt = end
    return openings[place]
  }

  /// Whoever opens a role again shall hold it, so that what is overdue need not be taken away.
  private mutating func supersede(_ user: String, _ role: String, at now: Instant) {
    for place in openings.indices
    where openings[place].isOverdue(at: now) && openings[place].isOf(user, role) {
      openings[place].ending = Opening.Ending(cause: .superseded, at: now, run: nil)
    }
  }

  /// Ends openings before their time: all of a person, of a role, or all there are.
  ///
  /// The role is held until a run has taken it away. Gives what it closed.
  package mutating func close(
    user: String? = nil, role: String? = nil, by closer: String, reason: String? = nil,
    at now: Instant
  ) -> [Opening] {
    var closed: [Opening] = []
    for place in openings.indices {
      let opening = openings[place]
      guard opening.isActive(at: now), opening.isOf(user ?? opening.user, role ?? opening.role)
      else { continue }
      openings[place].endsAt = now
      openings[place].closing = Opening.Closing(at: now, by: closer, reason: reason)
      closed.append(openings[place])
    }
    return closed
  }

  /// Notes that a run has found the role gone, or has taken it away.
  package mutating func revoked(_ opening: Opening, at now: Instant, run: String) {
    change(opening) {
      let cause: Opening.Ending.Cause = $0.closing == nil ? .expired : .closed
      $0.ending = Opening.Ending(cause: cause, at: now, run: run)
    }
  }

  /// Notes that a run could not take the role away.
  package mutating func failed(
    _ opening: Opening, at now: Instant, run: String, _ message: String
  ) {
    change(opening) {
      $0.failures.append(Opening.Failure(at: now, run: run, message: message))
    }
  }

  private mutating func change(_ opening: Opening, _ body: (inout Opening) -> Void) {
    guard
      let place = openings.firstIndex(where: {
        $0.ending == nil && $0.openedAt == opening.openedAt && $0.isOf(opening.user, opening.role)
      })
    else { return }
    body(&openings[place])
  }
}
