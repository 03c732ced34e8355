import Documents
import Hypercare
import Model
import Projects
import Rendering

/// What one tenant must allow for a project to be planned and applied.
struct NeededRights {
  let tenant: String
  private let vendor: String
  /// The kinds that need a right, by right.
  private let reading: [String: Set<String>]
  private let writing: [String: Set<String>]
  /// What taking away what has ended takes beside reading; empty where no hypercare gives anything.
  private let revoking: [String: Set<String>]
  /// The kinds that are read or written.
  private let kinds: Set<String>

  init(_ tenant: Tenant, of project: Project, on provider: any Provider) {
    self.tenant = tenant.name
    vendor = provider.vendor
    let resources = Dictionary(
      grouping: project.resources(of: tenant.name), by: \.address.kind)
    let dialect = project.givesRoles(at: tenant.name) ? provider.access : nil
    let written = Set(resources.keys).union(dialect?.writtenKinds ?? [])
    let existing = project.existing[tenant.name].map { Set($0.patterns.keys) } ?? []
    var seen = written.union(existing)
    // Rules look at who may do what, and so does an audit.
    let further = dialect.map { $0.readRequests + $0.secondFactorRequests } ?? []
    seen.formUnion(further.map(\.kind.name))
    for kind in provider.kinds {
      seen.formUnion(kind.kindsReferred(toBy: resources[kind.name] ?? []))
    }
    var reading: [String: Set<String>] = [:]
    var writing: [String: Set<String>] = [:]
    for kind in provider.kinds {
      let rights = kind.permissions
      if seen.contains(kind.name) {
        for right in rights.read { reading[right, default: []].insert(kind.name) }
      }
      if written.contains(kind.name) {
        for right in rights.watch { reading[right, default: []].insert(kind.name) }
        for right in rights.create + rights.update + rights.delete {
          writing[right, default: []].insert(kind.name)
        }
      }
    }
    kinds = seen
    self.reading = reading
    self.writing = writing.filter { reading[$0.key] == nil }
    revoking = (dialect?.revokingRights ?? []).reduce(into: [:]) { result, right in
      if reading[right] == nil { result[right] = writing[right] }
    }
  }

  /// All of them: what a client that applies must have.
  var all: Set<String> { Set(reading.keys).union(writing.keys) }

  var value: Value {
    var object: Object = [
      "vendor": .string(vendor), "plan": Self.value(reading.keys),
      "apply": Self.value(all),
    ]
    if !revoking.isEmpty {
      object["expire"] = Self.value(Set(reading.keys).union(revoking.keys))
    }
    return .object(object)
  }

  private static func value(_ rights: some Sequence<String>) -> Value {
    .array(rights.sorted().map { .string($0) })
  }

  private var sections: [(title: String, rights: [String: Set<String>])] {
    [
      ("to plan and to find drift", reading), ("to apply, beside these", writing),
      ("to revoke what has ended, beside the first", revoking),
    ]
  }

  var text: String {
    let width = (Array(reading.keys) + writing.keys).map(\.count).max() ?? 0
    var lines = ["\(tenant) (\(vendor))"]
    for section in sections where !section.rights.isEmpty {
      lines.append("  \(section.title)")
      for (right, kinds) in section.rights.sorted(by: { $0.key < $1.key }) {
        let gap = String(repeating: " ", count: width - right.count + 2)
        lines.append("    \(right)\(gap)\(kinds.sorted().joined(separator: ", "))")
      }
    }
    if reading.isEmpty {
      lines.append(
        kinds.isEmpty
          ? "  nothing: the project declares nothing for it"
          : "  the vendor names no rights: whose key signs in needs a role for "
            + kinds.sorted().joined(separator: ", "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  var markdown: String {
    var lines = ["## \(Markdown.escaped(tenant)) (\(Markdown.escaped(vendor)))", ""]
    for section in sections where !section.rights.isEmpty {
      lines += ["| \(section.title) | for |", "|---|---|"]
      for (right, kinds) in section.rights.sorted(by: { $0.key < $1.key }) {
        lines.append("| `\(right)` | \(kinds.sorted().joined(separator: ", ")) |")
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }
}

extension Kind {
  /// The kinds that attributes lead to which resources of this one write; the names of objects of
  /// others are not looked at.
  fileprivate func kindsReferred(toBy resources: [Resource]) -> Set<String> {
    let used = attributes.filter { attribute in
      resources.contains { $0.attributes[path: attribute.path] != nil }
    }
    return Set(used.flatMap { $0.type.references.map(\.kind) })
  }
}

extension Project {
  /// Whether a document gives people roles of a tenant.
  fileprivate func givesRoles(at tenant: String) -> Bool {
    documents.contains {
      $0.kind == HypercareDocument.kind.name && $0.value["tenant"]?.string == tenant
    }
  }
}
