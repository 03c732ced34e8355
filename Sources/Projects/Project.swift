package import Documents
package import Model

/// A project as its files mean it: every mistake that files alone can show is ruled out.
///
/// `Projects` turns the bytes of files and an environment into this, or into diagnostics. It must
/// not know what a tenant looks like now, nor touch a disk, a clock or a network: the same bytes
/// always mean the same project.
package struct Project: Sendable {
  /// The name that plans and commits show.
  package var name: String
  /// The overlay in force.
  package var environment: String
  /// Where the state of its tenants is kept.
  package var state: StateSettings
  /// How much one plan may change.
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

  /// Finds a tenant by its name in the project.
  package func tenant(_ name: String) -> Tenant? {
    tenants.first { $0.name == name }
  }

  /// Lists what is declared for a tenant, by address.
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

  /// The folder where nothing is said, which the project's own git ignores.
  package static let usualRepository = ".cutsheet/state"

  /// Takes the usual folder.
  package init(repository: String = usualRepository, isSigned: Bool = false) {
    self.repository = repository
    self.isSigned = isSigned
  }
}

/// A tenant as the project declares it.
package struct Tenant: Sendable {
  /// The name it has in this project.
  package var name: String
  /// The word of its platform, such as `genesys-cloud`; empty while there is no such platform.
  package var vendor: String
  /// What it takes to reach it, in the shape of the YAML, without secrets.
  package var connection: Value
  /// What of the connection is secret, or taken from the environment, before it is filled in.
  package var templates: [String: SecretTemplate]
  /// The same once it is filled in.
  package var secrets: [String: Secret]
  /// Where its name stands under `tenants:`.
  package var declaredAt: SourceRange

  /// The text of a connection field, wherever it comes from.
  package func setting(_ name: String) -> Secret? {
    secrets[name]
      ?? connection[path: name.split(separator: ".").map(String.init)]?.string.map(Secret.init)
  }
}

/// A document of a kind that is no vendor's and not the project's own.
package struct Document: Sendable {
  /// The word after `kind:`.
  package var kind: String
  /// What tells it from others of its kind, such as its `name`.
  package var identity: String
  /// Its fields, values filled in.
  package var value: Value
  /// The same with positions.
  package var node: Node
  /// Whether it only says what a plan must not be.
  var onlyJudges = false
}
