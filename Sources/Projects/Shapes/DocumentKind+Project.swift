import Documents
import Model

extension DocumentKind {
  /// The word of the one document every project has.
  static let projectName = "project"

  /// Every kind of document that a project may hold: its own, the vendors' and further ones.
  static func all(_ providers: [any Provider], _ further: [DocumentKind]) -> [DocumentKind] {
    [.project(providers)] + providers.map(DocumentKind.vendor) + further
  }

  /// The document that names the project, its tenants and its limits.
  static func project(_ providers: [any Provider]) -> DocumentKind {
    DocumentKind(
      projectName, summary: "A project: its name, tenants, state, limits and values.",
      identity: nil,
      fields: Fields([
        Field(
          "name", .scalar(.string(length: 1...100, format: nil)),
          "The project's name, as plans and commits show it.", isRequired: true),
        Field("state", .object(state), "Where the state of the tenants is kept."),
        Field(
          "tenants",
          .map(
            .variant(tag: "vendor", providers.map(tenant)),
            keys: .word("tenant")),
          "The tenants, by the name they have in this project."),
        Field("safety", .object(safety), "How much one plan may change before it is refused."),
        Field(
          "variables", .map(variable, keys: .word("variable")),
          "Values for ${var.NAME}; overlays and the environment may set them."),
        Field(
          "secrets", .map(.object(secret), keys: .word("secret")),
          "Values for ${secret.NAME}, which no plan, log or commit ever shows."),
      ]))
  }

  private static let state = Fields([
    Field(
      "repository", .scalar(.string(length: 1...2_000, format: nil)),
      "A folder, '.' for a branch of the project's own repository, or any git URL; "
        + "'.cutsheet/state' when absent."),
    Field(
      "sign", .scalar(.choice(["ssh"])), "Signs the commits of the state, as git is configured to."
    ),
  ])

  private static let safety = Fields([
    Field("maxDelete", limit, "How many of a kind's managed resources one plan may delete."),
    Field("maxUpdate", limit, "How many of a kind's managed resources one plan may update."),
  ])

  private static let limit = Shape.text(
    pattern: "^([0-9]{1,2}%|100%|[0-9]{1,9})$", expected: "a number or a percentage such as 10%")

  private static let variable = Shape.either(
    .scalar(.json),
    Fields([
      Field(
        "type", .scalar(.choice(Variables.Kind.allCases.map(\.rawValue))),
        "The type its value must have; that of the default when absent."),
      Field("default", .scalar(.json), "The value where the environment gives none."),
      Field(
        "env", .scalar(.string(length: 1...200, format: nil)),
        "The environment variable that gives the value."),
      Field("description", .scalar(.string(length: 0...2_000, format: nil)), "What it is for."),
    ]))

  private static let secret = Fields([
    Field(
      "env", .scalar(.string(length: 1...200, format: nil)),
      "The environment variable that holds the secret."),
    Field(
      "file", .scalar(.string(length: 1...2_000, format: nil)),
      "The file that holds the secret, such as a mounted one; a last line break is dropped."),
  ])

  private static func tenant(_ provider: any Provider) -> Shape.Variant {
    let fields = Fields(provider.connection).all.map { field in
      var field = field
      field.mayHoldSecret = true
      return field
    }
    return Shape.Variant(name: provider.vendor, fields: Fields(fields))
  }
}
