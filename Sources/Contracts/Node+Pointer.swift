package import Documents

extension Node {
  /// The node that a pointer leads to, or nil where there is none.
  ///
  /// Of two members with one name the later counts, as in the value.
  package func at(_ pointer: JSONPointer) -> Node? {
    var current = self
    for token in pointer.tokens {
      guard let next = current.child(token) else { return nil }
      current = next
    }
    return current
  }

  /// The range of the token that a violation is about: the name of a member where the name is
  /// what is wrong, else the value.
  package func range(of violation: Violation) -> SourceRange? {
    guard let pointer = JSONPointer(parsing: violation.instancePath) else { return nil }
    if violation.isAboutName, let name = pointer.last,
      let owner = at(JSONPointer(pointer.tokens.dropLast())),
      let member = owner.members?.last(where: { $0.key == name })
    {
      return member.keyRange
    }
    return at(pointer)?.range
  }

  private func child(_ token: String) -> Node? {
    switch content {
    case .object(let members): return members.last { $0.key == token }?.value
    case .array(let elements):
      guard let index = JSONPointer.index(token), index < elements.count else { return nil }
      return elements[index]
    case .scalar: return nil
    }
  }
}
