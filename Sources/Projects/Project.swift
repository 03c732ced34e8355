package import Documents
package import Model

/// A project as its files mean it: every mistake that files alone can show is ruled out.
package struct Project: Sendable {
  package var name: String
  /// The overlay in force.
  package var environment: String
  package var state: StateSettings
  package var safety: Safety
  /// By name.
  package var tenants: [Tenant]
  /// By address.
  package var resources: [Resource]
  /// What is there already, by tenant.
  package var existing: [String: ExistingObjects]
  /// The documents of other kinds than `project` and the vendors', typed and validated.
  package var documents: [Document]
  /// Where the secrets of each resource come from, by address and dotted attribute name.
  package var secrets: [Address: [String: SecretTemplate]]

  package func tenant(_ name: String) -> Tenant? {
    tenants.first { $0.name == name }
  }

  package func resources(of tenant: String) -> [Resource] {
    resources.filter { $0.address.tenant == tenant }
  }
}

/// Where the state of the tenants is kept.
package struct StateSettings: Hashable, Sendable {
  /// A folder, `.` or a git URL.
  package var repository: String
  /// Whether commits are signed with SSH.
  package var isSigned: Bool

  package init(repository: String = ".cutsheet/state", isSigned: Bool = false) {
    self.repository = repository
    self.isSigned = isSigned
  }
}

/// A tenant as the project declares it.
package struct Tenant: Sendable {
  package var name: String
  package var vendor: String
  /// What it takes to reach it, in the shape of the YAML, without secrets.
  package var connection: Value
  /// What of the connection is secret, or taken from the environment, before it is filled in.
  package var templates: [String: SecretTemplate]
  /// The same once it is filled in.
  package var secrets: [String: Secret]
  package var declaredAt: SourceRange

  /// The text of a connection field, wherever it comes from.
  package func setting(_ name: String) -> Secret? {
    secrets[name]
      ?? connection[path: name.split(separator: ".").map(String.init)]?.string.map(Secret.init)
  }
}

/// A document of a kind that is no vendor's and not the project's own.
package struct Document: Sendable {
  package var kind: String
  package var identity: String
  package var value: Value
  /// The same with positions.
  package var node: Node
}
