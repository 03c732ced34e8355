import Documents
import Model
import Policies

/// Finds what is wrong with one role of a hypercare.
struct RoleCheck {
  private(set) var problems: [Diagnostic] = []
  private let role: HypercareDocument.Role
  private let dialect: (any AccessDialect)?

  init(
    _ role: HypercareDocument.Role, in document: HypercareDocument,
    _ dialect: (any AccessDialect)?
  ) {
    self.role = role
    self.dialect = dialect
    checkName()
    checkPermissions()
    checkMembers()
    checkScope()
    checkBreakGlass(document)
    checkTasks(document)
  }

  private mutating func checkName() {
    if let flaw = dialect?.flaw(inRoleName: role.name) {
      add("bad-role-name", "role '\(Printable.line(role.name))' \(flaw)", at: role.range)
    }
    let prefix = HypercareFacts.prefix
    guard !role.name.hasPrefix(prefix) || role.name == prefix else { return }
    let isOtherwiseWritten = role.name.uppercased().hasPrefix(prefix)
    let bare = isOtherwiseWritten ? String(role.name.dropFirst(prefix.count)) : role.name
    add(
      "missing-prefix", "role '\(Printable.line(role.name))' must begin with '\(prefix)'",
      at: role.range,
      help: bare.isEmpty ? nil : "write '\(prefix)\(Printable.line(bare))'")
  }

  private mutating func checkPermissions() {
    if role.permissions.isEmpty {
      add("no-permissions", "role '\(role.name)' allows nothing", at: role.range)
    }
    var first: [String: SourceRange?] = [:]
    for permission in role.permissions {
      if let flaw = dialect?.flaw(inPermission: permission.text) {
        add(
          "bad-permission", "'\(Printable.line(permission.text))' \(flaw)", at: permission.range)
      }
      repeated(permission.text, permission.range, "permission", &first)
    }
  }

  private mutating func checkMembers() {
    var first: [String: SourceRange?] = [:]
    for member in role.members {
      let word = member.sort.rawValue
      repeated("\(word) \(member.name.lowercased())", member.declaredAt, member.name, &first)
      if let dialect, !dialect.holders.contains(member.sort) {
        add(
          "no-such-holder",
          "role '\(role.name)' is given to \(word) '\(Printable.line(member.name))', and the vendor "
            + "gives no roles to a \(word)", at: member.declaredAt,
          help: "name its members under 'members'")
      }
    }
    guard role.members.isEmpty else { return }
    problems.append(
      Diagnostic(
        .warning, "no-members",
        role.breakGlass == nil
          ? "nobody holds role '\(role.name)'" : "nobody may open role '\(role.name)'",
        at: role.range, help: "name users under 'members', or groups under 'groups'"))
  }

  private mutating func repeated(
    _ key: String, _ range: SourceRange?, _ name: String, _ first: inout [String: SourceRange?]
  ) {
    guard let other = first[key] else {
      first[key] = .some(range)
      return
    }
    add(
      "listed-twice",
      name == "permission"
        ? "permission '\(Printable.line(key))' stands twice in role '\(role.name)'"
        : "'\(Printable.line(name))' stands twice in role '\(role.name)'",
      at: range, notes: [Diagnostic.Note("the first is here", at: other)])
  }

  private mutating func checkScope() {
    guard let division = role.divisions.first, let dialect, !dialect.limitsByDivision else {
      return
    }
    add(
      "no-division-limits",
      "role '\(role.name)' is limited to divisions, and the vendor's roles hold everywhere",
      at: division.range, help: "limit what its holders see in the platform's own screens")
  }

  private mutating func checkBreakGlass(_ document: HypercareDocument) {
    guard let breakGlass = role.breakGlass else { return }
    guard let maximum = breakGlass.maximum else {
      add(
        "no-maximum", "break-glass role '\(role.name)' says nothing of its longest time",
        at: breakGlass.range, help: "write 'breakGlass: { maximum: 4h }'")
      return
    }
    guard maximum > .zero else {
      add("no-maximum", "a role cannot be open for no time", at: breakGlass.range)
      return
    }
    if let window = document.window, maximum > window.closes - window.opens {
      add(
        "maximum-beyond-window",
        "role '\(role.name)' may be open for \(maximum.text), longer than the whole window",
        at: breakGlass.range)
    }
  }

  /// A task that the role does not allow needs another role, which is seldom what is meant.
  private mutating func checkTasks(_ document: HypercareDocument) {
    let allowed = (role.permissions + document.allowed.permissions).map { AddressPattern($0.text) }
    for task in role.tasks {
      for permission in task.permissions {
        if let flaw = dialect?.flaw(inPermission: permission.text) {
          add(
            "bad-permission", "'\(Printable.line(permission.text))' \(flaw)",
            at: permission.range)
        } else if !allowed.contains(where: {
          $0.text == permission.text || $0.matches(permission.text)
        }) {
          problems.append(
            Diagnostic(
              .warning, "task-not-allowed",
              "task '\(Printable.line(task.name))' takes '\(Printable.line(permission.text))', which "
                + "role '\(role.name)' does not allow", at: permission.range,
              help: "add it to the role's permissions"))
        }
      }
    }
  }

  private mutating func add(
    _ code: String, _ message: String, at range: SourceRange?, help: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    problems.append(Diagnostic(code, message, at: range, help: help, notes: notes))
  }
}
