import Documents

/// Fills the values of a project into its documents, the declarations of those values excepted.
struct Filling {
  private var interpolation: Interpolation
  private let problems: [Diagnostic]

  init(_ project: Node?, _ sources: ProjectSources) {
    let variables = Variables(project?["variables"], environment: sources.environment)
    var problems = variables.diagnostics
    let secrets = SecretDeclarations(project?["secrets"])
    problems += secrets.diagnostics
    self.problems = problems
    let attachment = sources.attachment
    let files = sources.files
    interpolation = Interpolation(
      variables: variables, secrets: secrets.references,
      attachment: { files[$0] ?? attachment($0) })
  }

  var diagnostics: [Diagnostic] { problems + interpolation.diagnostics }

  var marks: Typing.Marks {
    Typing.Marks(secrets: interpolation.secrets, unknown: interpolation.unknown)
  }

  mutating func filled(_ document: SourceDocument) -> Node {
    guard document.kind.name == DocumentKind.projectName,
      case .object(var members) = document.root.content
    else { return interpolation.filled(document.root) ?? document.root }
    for (place, member) in members.enumerated()
    where member.key != "variables" && member.key != "secrets" {
      members[place].value = interpolation.filled(member.value) ?? member.value
    }
    return Node(.object(members), at: document.root.range)
  }
}
