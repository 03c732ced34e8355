import Documents

extension Variables {
  /// Rewrites plain values of an overlay so that they set a declaration's default instead of
  /// replacing the declaration, and reports values of another type than the project's.
  static func overlay(
    _ changes: Node, over base: Node, diagnostics: inout [Diagnostic]
  ) -> Node {
    guard case .object(var members) = changes.content,
      let place = members.firstIndex(where: { $0.key == "variables" }),
      case .object(var variables) = members[place].value.content
    else { return changes }
    for (index, variable) in variables.enumerated() {
      guard let declared = base["variables"]?[variable.key] else { continue }
      variables[index].value = value(variable, over: declared, &diagnostics)
    }
    members[place].value = Node(.object(variables), at: members[place].value.range)
    return Node(.object(members), at: changes.range)
  }

  private static func value(
    _ variable: Node.Member, over declared: Node, _ diagnostics: inout [Diagnostic]
  ) -> Node {
    let value = variable.value
    if value.members != nil || value.value.isNull { return value }
    if declared.members != nil {
      let member = Node.Member(key: "default", keyRange: variable.keyRange, value: value)
      return Node(.object([member]), at: value.range)
    }
    guard let wanted = Kind(of: declared.value), let found = Kind(of: value.value),
      wanted != found, !(wanted == .number && found == .integer)
    else { return value }
    diagnostics.append(
      Diagnostic(
        .error, "wrong-type",
        "variable '\(Printable.line(variable.key))' must be \(wanted.phrase)", at: value.range,
        notes: [Diagnostic.Note("its type comes from here", at: declared.range)]))
    return value
  }
}
