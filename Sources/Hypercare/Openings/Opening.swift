package import Documents

/// One use of a break-glass role: who opened it and why, until when, and how it ended.
package struct Opening: Hashable, Sendable {
  /// More time, asked for while it was open.
  package struct Extension: Hashable, Sendable {
    /// When it was asked for.
    package var at: Instant
    /// By whom.
    package var by: String
    /// Why.
    package var reason: String
    /// The ticket, where there is one.
    package var ticket: String?
    /// The end that it put in place of the one before.
    package var until: Instant
  }

  /// How it ended: the role was found taken away, or another opening took over.
  package struct Ending: Hashable, Sendable {
    /// How it came about.
    package enum Cause: String, Sendable, CaseIterable {
      /// Its time was over.
      case expired
      /// Somebody closed it before that.
      case closed
      /// The same person opened the role again before it was taken away.
      case superseded
    }

    /// Why.
    package var cause: Cause
    /// When the role was found to be gone.
    package var at: Instant
    /// The run that took it away; nil where another opening took over.
    package var run: String?
  }

  /// An attempt to take the role away that the vendor did not let through.
  package struct Failure: Hashable, Sendable {
    /// When.
    package var at: Instant
    /// The run.
    package var run: String
    /// What the vendor said.
    package var message: String
  }

  /// Who holds the role, by natural key.
  package var user: String
  /// The role's name.
  package var role: String
  /// Where it holds, as the document said when it was opened; empty means everywhere.
  package var divisions: [String]
  /// Why it was opened.
  package var reason: String
  /// The ticket, where there is one.
  package var ticket: String?
  /// Who opened it: a person may do so for another.
  package var openedBy: String
  /// When.
  package var openedAt: Instant
  /// When it ends.
  package var endsAt: Instant
  /// Who closed it before its time, and why; nil where nobody did.
  package var closing: Closing?
  /// More time that was asked for, the first first.
  package var extensions: [Extension] = []
  /// Attempts to end it that failed, the first first.
  package var failures: [Failure] = []
  /// Nil until the role is known to be gone.
  package var ending: Ending?

  /// A wish to end before time.
  package struct Closing: Hashable, Sendable {
    /// When.
    package var at: Instant
    /// By whom.
    package var by: String
    /// Why, where somebody said so.
    package var reason: String?
  }

  /// Whether the role shall be held.
  package func isActive(at now: Instant) -> Bool { ending == nil && now < endsAt }

  /// Whether the role should be gone and is not known to be.
  package func isOverdue(at now: Instant) -> Bool { ending == nil && now >= endsAt }

  /// Whether it is somebody's, however the name is written.
  package func isOf(_ user: String) -> Bool { self.user.lowercased() == user.lowercased() }

  /// Whether it is the opening of a role by somebody, in any case.
  func isOf(_ user: String, _ role: String) -> Bool {
    isOf(user) && self.role.lowercased() == role.lowercased()
  }
}
