package import Documents
package import Model
package import Planning

// What rules ask.
extension PolicyContext {
  /// The written resources that a plan touches, or all where there is no plan.
  package var writtenResources: [Resource] {
    guard let plan else { return resources }
    let touched = Set(plan.changes.lazy.map(\.address))
    return resources.filter { touched.contains($0.address) }
  }

  /// The same of one kind.
  package func writtenResources(of kind: String) -> [Resource] {
    guard resources.contains(where: { $0.address.kind == kind }) else { return [] }
    return writtenResources.filter { $0.address.kind == kind }
  }

  /// The hypercares whose window has not closed.
  package var currentHypercares: [HypercareFacts] { hypercares.filter { now < $0.closes } }

  /// What a project calls somebody who can hold a role.
  package func address(of subject: Access.Subject) -> Address? {
    dialect?.kind(of: subject.sort).map {
      Address(tenant: tenant, kind: $0, key: subject.name)
    }
  }

  /// What the plan destroys.
  package var destructiveChanges: [Change] {
    (plan?.changes ?? []).filter { $0.risk == .destructive }
  }
}

extension Change {
  /// The line that asks for it: the first attribute's that has one, else that of the object.
  package var place: SourceRange? {
    attributes.lazy.compactMap(\.origin).first ?? declaredAt
  }
}
