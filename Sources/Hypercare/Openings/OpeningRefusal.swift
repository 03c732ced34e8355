package import Documents
import Model
import Policies

/// Why a break-glass role is not opened.
package struct OpeningRefusal: Error, Hashable, Sendable {
  /// What is wrong, with what to do.
  package let diagnostic: Diagnostic
  /// What is open already, where that is the reason.
  package private(set) var openAlready: Opening?

  private init(
    _ code: String, _ message: String, at range: SourceRange? = nil, help: String? = nil
  ) {
    diagnostic = Diagnostic(code, message, at: range, help: help)
  }
}

extension OpeningRefusal {
  static let noReason = OpeningRefusal(
    "no-reason", "a break-glass role is opened with a reason",
    help: "say what has happened: --reason 'calls are not routed'")

  static let noTime = OpeningRefusal(
    "no-time", "a break-glass role is opened for a time above zero",
    help: "say for how long: --for 2h")

  static func outsideWindow(_ document: HypercareDocument, _ now: Instant) -> OpeningRefusal {
    guard let window = document.window else {
      return OpeningRefusal("no-window", "hypercare '\(document.name)' has no window")
    }
    let when = now < window.opens ? "opens at" : "closed at"
    return OpeningRefusal(
      "outside-window",
      "hypercare '\(document.name)' \(when) "
        + window.text(now < window.opens ? window.opens : window.closes),
      at: document.node["window"]?.range, help: "change the window, and have that reviewed")
  }

  static func wasClosed(
    _ closing: Opening.Closing, _ document: HypercareDocument
  ) -> OpeningRefusal {
    let when = document.window?.text(closing.at) ?? closing.at.description
    return OpeningRefusal(
      "closed",
      "hypercare '\(document.name)' was closed by '\(Printable.line(closing.by))' at \(when)",
      help: "declare another hypercare, and have that reviewed")
  }

  static func unknownRole(_ name: String, _ document: HypercareDocument) -> OpeningRefusal {
    let names = document.roles.filter { $0.breakGlass != nil }.map(\.name)
    return OpeningRefusal(
      "unknown-role",
      "hypercare '\(document.name)' has no role '\(Printable.line(name))'",
      help: Suggestion.clause(for: name, in: names)
        ?? "it has these to open: \(names.joined(separator: ", "))")
  }

  static func notBreakGlass(
    _ role: HypercareDocument.Role, _ document: HypercareDocument
  ) -> OpeningRefusal {
    let others = document.roles.filter { $0.breakGlass != nil }.map(\.name)
    return OpeningRefusal(
      "not-break-glass", "role '\(role.name)' is held throughout the window and is not opened",
      at: role.range,
      help: others.isEmpty ? nil : "these are opened: \(others.joined(separator: ", "))")
  }

  static func notAMember(_ user: String, _ role: HypercareDocument.Role) -> OpeningRefusal {
    let names = role.members.filter { $0.sort == .user }.map(\.name)
    return OpeningRefusal(
      "not-a-member", "'\(Printable.line(user))' may not open role '\(role.name)'",
      at: role.range,
      help: Suggestion.clause(for: user, in: names)
        ?? "those who may stand under 'members' and 'groups' of the role")
  }

  static func whichRole(_ user: String, _ roles: [HypercareDocument.Role]) -> OpeningRefusal {
    OpeningRefusal(
      "which-role", "'\(Printable.line(user))' may open more than one role",
      help: "say which with --role: \(roles.map(\.name).joined(separator: ", "))")
  }

  static func noRole(_ user: String, _ document: HypercareDocument) -> OpeningRefusal {
    OpeningRefusal(
      "not-a-member",
      "'\(Printable.line(user))' may open no role of hypercare '\(document.name)'",
      help: "those who may stand under 'members' and 'groups' of break-glass roles")
  }

  static func noMaximum(_ role: HypercareDocument.Role) -> OpeningRefusal {
    OpeningRefusal(
      "no-maximum", "break-glass role '\(role.name)' says nothing of its longest time",
      at: role.range, help: "write 'breakGlass: { maximum: 4h }'")
  }

  static func tooLong(
    _ role: HypercareDocument.Role, _ maximum: Duration, asked: Duration, left: Duration
  ) -> OpeningRefusal {
    OpeningRefusal(
      "too-long",
      "role '\(role.name)' is open for \(maximum.text) at most"
        + (.zero < left && left < maximum ? ", of which \(left.text) are left" : "")
        + ", and \(asked.text) were asked for",
      at: role.breakGlass?.range,
      help: left > .zero
        ? "ask for \(left.text) or less"
        : "the whole time is used up; open the role again once it has ended")
  }

  /// Says that a role is open and held.
  package static func openAlready(
    _ opening: Opening, _ document: HypercareDocument
  ) -> OpeningRefusal {
    let end = document.window?.text(opening.endsAt) ?? opening.endsAt.description
    var refusal = OpeningRefusal(
      "open-already",
      "'\(Printable.line(opening.user))' has role '\(opening.role)' open until \(end)",
      help: "pass --extend to have it for longer")
    refusal.openAlready = opening
    return refusal
  }

  static func notLonger(_ opening: Opening, _ document: HypercareDocument) -> OpeningRefusal {
    let end = document.window?.text(opening.endsAt) ?? opening.endsAt.description
    return OpeningRefusal(
      "not-longer", "role '\(opening.role)' is open until \(end) already",
      help: "ask for a time that ends later, or close it with 'hypercare close'")
  }
}
