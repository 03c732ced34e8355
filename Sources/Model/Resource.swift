package import Documents

/// What one object of a tenant must look like, as far as the project says anything about it.
package struct Resource: Sendable {
  /// Its name in the project.
  package var address: Address
  /// The attributes that are written, in the shape of the YAML; references by natural key.
  package var attributes: Value
  /// How it wants to be treated.
  package var lifecycle: Lifecycle
  /// Where the resource is declared: its key.
  package var declaredAt: SourceRange?
  /// Where each attribute is written, by its dotted name.
  package var origins: [String: SourceRange]
  /// Secrets of write-only attributes, by dotted name; they stay out of `attributes`.
  package var secrets: [String: Secret]
  /// Where a secret that the vendor shows once must go, such as `file:/run/secrets/client`.
  package var secretTarget: String?
  /// What it was made from, where nobody wrote it.
  package var provenance: Provenance?

  package init(
    address: Address, attributes: Value, lifecycle: Lifecycle = Lifecycle(),
    declaredAt: SourceRange? = nil, origins: [String: SourceRange] = [:],
    secrets: [String: Secret] = [:], secretTarget: String? = nil
  ) {
    self.address = address
    self.attributes = attributes
    self.lifecycle = lifecycle
    self.declaredAt = declaredAt
    self.origins = origins
    self.secrets = secrets
    self.secretTarget = secretTarget
  }
}

/// Objects that a project refers to without managing them, by kind: `existing:` in YAML.
package struct ExistingObjects: Sendable {
  /// Patterns over natural keys, by kind, each with its place.
  package var patterns: [String: [(pattern: AddressPattern, range: SourceRange)]]

  package init(patterns: [String: [(pattern: AddressPattern, range: SourceRange)]] = [:]) {
    self.patterns = patterns
  }

  /// Tells whether an object is declared as there already.
  package func contains(_ key: String, of kind: Kind) -> Bool {
    (patterns[kind.name] ?? []).contains { entry in
      entry.pattern.matches(key)
        || kind.ignoresKeyCase
          && AddressPattern(kind.foldedKey(entry.pattern.text))
            .matches(kind.foldedKey(key))
    }
  }
}
