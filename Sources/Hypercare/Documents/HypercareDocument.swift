package import Documents
package import Policies

/// A document of kind `hypercare`: who may do what in the weeks after a cut-over, and until when.
///
/// `Hypercare` plans the roles of such weeks, ends them, and proves what everybody can effectively
/// do. It must not know any vendor's ways: those are behind `AccessDialect`.
package struct HypercareDocument: Sendable {
  /// A name, pattern or permission, and where it is written.
  package struct Word: Hashable, Sendable {
    /// As it is written, wildcards too.
    package var text: String
    /// Where it is written.
    package var range: SourceRange?

    package init(_ text: String, at range: SourceRange? = nil) {
      self.text = text
      self.range = range
    }
  }

  /// Something that holders of a role must be able to do.
  package struct Duty: Sendable {
    /// What people call it.
    package var name: String
    /// What it takes.
    package var permissions: [Word]
    /// Where it is named.
    package var range: SourceRange?
  }

  /// A role that is held for a limited time only, with a reason.
  package struct BreakGlass: Sendable {
    /// The longest that one opening may last with all its extensions; nil where nobody wrote it.
    package var maximum: Duration?
    /// Where it is written.
    package var range: SourceRange?
  }

  /// One role of the hypercare.
  package struct Role: Sendable {
    /// The name, with the prefix.
    package var name: String
    /// What it is for.
    package var description: String
    /// What it allows.
    package var permissions: [Word]
    /// Whose it is, users and groups; of a break-glass role those who may open it.
    package var members: [HypercareFacts.Member]
    /// The divisions that it holds in; empty means all.
    package var divisions: [Word]
    /// Set where it must be opened.
    package var breakGlass: BreakGlass?
    /// What its holders must be able to do.
    package var tasks: [Duty]
    /// Where it is named.
    package var range: SourceRange?

    /// The divisions by name, nil for all.
    package var scopes: [String?] { divisions.isEmpty ? [nil] : divisions.map(\.text) }
  }

  /// What members may hold beside, without a word from the audit.
  package struct Allowance: Sendable {
    /// Patterns of role names.
    package var roles: [String] = []
    /// Permissions, wildcards as written.
    package var permissions: [Word] = []
  }

  /// What tells it from others.
  package var name: String
  /// The tenant's name in the project.
  package var tenant: String
  /// When its roles hold; nil where what is written makes no window.
  package var window: HypercareWindow?
  /// The roles, in the order of the document.
  package var roles: [Role]
  /// What nobody with a part in it may hold beside, as patterns of role names.
  package var mustNotHold: [Word]
  /// What members may hold beside.
  package var allowed: Allowance
  /// Further zones that clocks of the tenant may go by.
  package var timeZones: [Word]
  /// Those of them that there are not.
  package var unknownTimeZones: [Word]
  /// Whether the organisation must ask everybody for a second factor.
  package var requiresMFA: Bool
  /// What is kept how long.
  package var retention: HypercareFacts.Retention
  /// The document with positions.
  package var node: Node

  /// Finds a role by its name, with or without the prefix and in any case.
  package func role(_ name: String) -> Role? {
    let wanted = name.lowercased()
    return roles.first {
      [$0.name.lowercased(), $0.name.dropFirst(HypercareFacts.prefix.count).lowercased()]
        .contains(wanted)
    }
  }
}
