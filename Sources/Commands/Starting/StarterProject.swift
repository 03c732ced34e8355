import Documents
import Model
import Projects

/// The files of a new project: small, full of comments, and valid as they stand.
///
/// Everything in them comes from the tables of the vendor, so that a vendor needs nothing for it.
struct StarterProject {
  /// The project's name.
  let name: String
  /// The tenant's name, which is also that of the file with its resources.
  let tenant: String
  let provider: any Provider

  /// Tells whether a text can name a tenant and a file alike, whatever the shell or the editor.
  static func canName(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 100 else { return false }
    return UInt8(ascii: "a")...UInt8(ascii: "z") ~= first
      && text.utf8.allSatisfy { sign in
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= sign
          || UInt8(ascii: "0")...UInt8(ascii: "9") ~= sign || sign == UInt8(ascii: "-")
      }
  }

  /// The lines that keep git from taking what is not the project's.
  static let ignored = [".cutsheet/", "*.plan.json"]

  /// The environment variables that hold the credentials.
  var variables: [String] { credentials.map(provider.variable) }

  /// What is written, by path inside the project's folder.
  var files: [(path: String, text: String)] {
    [("cutsheet.yaml", project), ("\(tenant).yaml", resources)]
  }

  private var credentials: [Attribute] {
    provider.connection.filter { attribute in
      if case .string = attribute.type { attribute.isRequired } else { false }
    }
  }

  private var project: String {
    """
    # yaml-language-server: $schema=.cutsheet/schemas/project.schema.json

    # The project: its name, its tenants and its limits. Everything else stands in any number of
    # other *.yaml files beside this one. 'cutsheet explain project' says what may stand here, and
    # editors know it by the first line: 'cutsheet schema --output .cutsheet/schemas' writes anew
    # what they need.
    kind: project
    name: \(CanonicalJSON.text(of: .string(name)))

    # Where every state of the tenants is kept, as commits: a folder, a git URL, or '.' for branches
    # of their own in this project's repository. Pipelines need one of the last two.
    # state: { repository: . }

    tenants:
      \(tenant):
        vendor: \(provider.vendor)
    \(connection)

    # What one plan may do at most, of each kind's managed resources.
    safety: { maxDelete: 10%, maxUpdate: 40% }

    """
  }

  private var connection: String {
    provider.connection.filter(\.isRequired).map { attribute in
      let name = "    \(attribute.name): "
      if case .choice(let words) = attribute.type {
        return name + (words.first ?? "") + "  # " + sentence(attribute.summary)
      }
      return name + "${env.\(provider.variable(attribute))}"
    }.joined(separator: "\n")
  }

  private var resources: String {
    """
    # yaml-language-server: $schema=.cutsheet/schemas/\(provider.vendor).schema.json

    # What the tenant must hold. Only what is written here is managed: an object or a field that is
    # absent is left as it is, and an empty list empties the tenant's.
    kind: \(provider.vendor)
    tenant: \(tenant)

    \(example)
    # Objects that are there already can be named without being managed:
    # existing: { \(provider.kinds.first?.name ?? ""): [Example] }

    # Other kinds; 'cutsheet explain \(provider.vendor).\(richest?.name ?? "KIND")' lists the fields \
    of one.
    \(others)

    """
  }

  /// The kind that others lean on, and the one with most to say, which refers to it.
  private var example: String {
    guard let first = provider.kinds.first else { return "" }
    let base = "\(first.name):\n  # \(first.summary)\n  Example:\n"
    guard let richest, let link = reference(from: richest, to: first) else { return base }
    return base + "\n\(richest.name):\n  # \(richest.summary)\n  Example \(richest.singular):\n"
      + "    # A reference, by name: a typing mistake is found before anything is sent.\n"
      + "    \(link): Example\n"
      + "    # 'protect' refuses to delete it, also after this block is gone.\n"
      + "    lifecycle: { protect: true }\n"
  }

  private var richest: Kind? {
    guard let first = provider.kinds.first else { return nil }
    return provider.kinds.dropFirst()
      .filter { kind in
        guard let key = kind.keyAttribute else { return false }
        return reference(from: kind, to: first) != nil
          && kind.attributes.allSatisfy { !$0.isRequired || $0.name == key.name }
      }
      .max { $0.attributes.count < $1.attributes.count }
  }

  private func reference(from kind: Kind, to other: Kind) -> String? {
    kind.attributes.first { attribute in
      if case .reference(let reference) = attribute.type {
        reference.kind == other.name
      } else {
        false
      }
    }?.name
  }

  private var others: String {
    let shown = [provider.kinds.first?.name, richest?.name]
    let kinds = provider.kinds.filter { !shown.contains($0.name) }
    return kinds.map { "#   \($0.name): \($0.summary)" }.joined(separator: "\n")
  }

  private func sentence(_ summary: String) -> String {
    summary.hasSuffix(".") ? String(summary.dropLast()) : summary
  }
}
