import Documents

/// What stands under `secrets:` of a project: where each named secret comes from.
struct SecretDeclarations {
  private(set) var references: [String: SecretReference] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ declared: Node?) {
    for member in declared?.members ?? [] {
      let found = (member.value.members ?? []).compactMap(Self.reference)
      if let first = found.first { references[member.key] = first }
      guard found.count != 1, member.value.members != nil else { continue }
      diagnostics.append(
        Diagnostic(
          .error, "missing-field",
          "secret '\(Printable.line(member.key))' must come from one place", at: member.keyRange,
          help: "write either 'env' or 'file'"))
    }
  }

  private static func reference(_ member: Node.Member) -> SecretReference? {
    guard let text = member.value.text else { return nil }
    return switch member.key {
    case "env": .environment(text)
    case "file": .file(text)
    default: nil
    }
  }
}
