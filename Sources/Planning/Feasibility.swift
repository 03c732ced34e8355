import Documents
import Model

/// Finds what the vendor's API has no way to do, so that a plan says it before anything is sent.
struct Feasibility {
  private let kinds: [String: Kind]

  init(_ kinds: [String: Kind]) {
    self.kinds = kinds
  }

  /// One diagnostic for each thing that a person must do instead of the plan.
  func problems(of changes: [Change]) -> [Diagnostic] {
    changes.flatMap { change -> [Diagnostic] in
      guard let kind = kinds[change.address.kind] else { return [] }
      return [missingCall(change, kind)].compactMap(\.self) + stuckElements(change, kind)
    }
  }

  private func missingCall(_ change: Change, _ kind: Kind) -> Diagnostic? {
    if change.action == .replace, kind.deletion == .deactivationOnly {
      return unreplaceable(change, kind)
    }
    for verb in change.action.verbs {
      guard let step = kind.manualSteps[verb] else { continue }
      return Diagnostic(
        "unsupported-change",
        "'\(change.address)' cannot be \(verb.participle): the vendor has no call for it",
        at: change.attributes.first?.origin ?? change.declaredAt, help: step)
    }
    return nil
  }

  private func unreplaceable(_ change: Change, _ kind: Kind) -> Diagnostic {
    let fixed = change.attributes.filter(\.forcesReplacement)
    let names = fixed.map { "'\($0.name)'" }.joined(separator: ", ")
    return Diagnostic(
      "unsupported-change",
      "'\(change.address)' differs in \(names), which is fixed once a \(kind.singular) is made, and "
        + "the vendor never deletes one",
      at: fixed.first?.origin ?? change.declaredAt,
      help: kind.manualSteps[.delete]
        ?? "write the tenant's value, or declare another \(kind.singular) under a new name")
  }

  private func stuckElements(_ change: Change, _ kind: Kind) -> [Diagnostic] {
    change.attributes.compactMap { attribute in
      guard let declared = kind.attribute(attribute.name), let step = declared.removalStep,
        let before = attribute.before, !change.makesObject
      else { return nil }
      let kept = declared.type.elements(of: attribute.after ?? .null)
      let lost = declared.type.elements(of: before).filter { !kept.contains($0) }
      guard !lost.isEmpty else { return nil }
      let names = lost.map { "'\(Printable.line($0.string ?? CanonicalJSON.text(of: $0)))'" }
      return Diagnostic(
        "unsupported-change",
        "'\(change.address)' would lose \(names.joined(separator: ", ")) of '\(attribute.name)', "
          + "and the vendor has no call that takes it away",
        at: attribute.origin ?? change.declaredAt, help: step)
    }
  }
}

extension Change.Action {
  /// What the vendor must be able to do.
  fileprivate var verbs: [Write.Verb] {
    switch self {
    case .create: [.create]
    case .adopt, .update, .rename, .bind: [.update]
    case .replace: [.delete, .create]
    case .deactivate: [.deactivate]
    case .delete: [.delete]
    case .forget: []
    }
  }
}

extension Write.Verb {
  fileprivate var participle: String {
    switch self {
    case .create: "created"
    case .update: "changed"
    case .deactivate: "switched off"
    case .delete: "deleted"
    }
  }
}

extension AttributeType {
  /// The elements of a set or list, or the keys of a map, each in the form in which equal ones are
  /// equal.
  fileprivate func elements(of value: Value) -> [Value] {
    switch canonical(value) {
    case .array(let elements): elements
    case .object(let members): members.keys.map { .string($0) }
    default: []
    }
  }
}
