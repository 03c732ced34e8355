import Documents
import Files
import Model
import Projects
import Reconciliation

/// A tenant that options and environment tell of, with what a project would say to reach it.
struct LoneTenant {
  let tenant: Tenant
  let provider: any Provider
  /// What stands under the tenant's name; credentials are named and not filled in.
  let connection: Object

  /// Takes the tenant of a project that declares it.
  init(_ tenant: Tenant, provider: any Provider) {
    self.tenant = tenant
    self.provider = provider
    var connection: Object = ["vendor": .string(tenant.vendor)]
    for attribute in provider.connection {
      if let template = tenant.templates[attribute.name] {
        connection[attribute.name] = .string(template.source)
      } else if let value = tenant.connection[path: attribute.path] {
        connection[attribute.name] = value.string.map { .string(Template.escaped($0)) } ?? value
      }
    }
    self.connection = connection
  }

  /// Makes one up: the place from `region`, the environment or, where an endpoint is given, any.
  init(
    named name: String, on provider: any Provider, region: String?, in context: Context
  ) throws {
    var connection: Object = ["vendor": .string(provider.vendor)]
    for attribute in provider.connection where attribute.isRequired {
      let variable = provider.variable(attribute)
      guard case .choice(let words) = attribute.type else {
        connection[attribute.name] = .string("${env.\(variable)}")
        continue
      }
      let hasEndpoint = context.environment[TenantConnector.endpointVariable(name)] != nil
      guard
        let word = region ?? context.environment[variable] ?? (hasEndpoint ? words.first : nil)
      else {
        throw Refusal(
          .invalid, "missing-region", "the \(attribute.name) of tenant '\(name)' is not known",
          help: "pass --region, or set \(variable)")
      }
      connection[attribute.name] = .string(word)
    }
    let file = "cutsheet.yaml"
    let text = TenantExport.project(name, connection)
    let sources = ProjectSources(files: [file: Array(text.utf8)])
    var (project, diagnostics) = Project.load(sources, providers: allProviders)
    let folder = try Folder(".")
    diagnostics += project?.fillSecrets { Workspace.secret($0, folder, context) } ?? []
    guard let tenant = project?.tenant(name),
      !diagnostics.contains(where: { $0.severity == .error })
    else {
      throw Refusal(.invalid, diagnostics, sources: [file: text])
    }
    self.tenant = tenant
    self.provider = provider
    self.connection = connection
  }
}

extension SecretTemplate {
  /// The text as it stands in YAML.
  fileprivate var source: String {
    parts.map { part in
      switch part {
      case .text(let text): Template.escaped(text)
      case .secret(.environment(let name)): "${env.\(name)}"
      case .secret(.file(let path)): "${file.\(path)}"
      case .secret(let other): "${\(other)}"
      }
    }.joined()
  }
}
