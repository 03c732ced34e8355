package import Documents
package import Model
import Projects
import Snapshots

/// Writes a tenant as the project that would plan nothing against it.
///
/// The same tenant gives the same bytes, however its answers were ordered.
package struct TenantExport: Sendable {
  private let tenant: String
  private let provider: any Provider
  private let objects: ExportedObjects
  private let largestFile: Int

  /// A quarter of what is read of one file, in bytes.
  package static let usualFile = 4 << 20

  /// Takes what was read; `selects` limits what becomes managed, `declares` tells what the project
  /// that it goes into says already; a kind that takes more bytes than `largestFile` has several files.
  package init(
    _ tenant: String, provider: any Provider, inventory: Inventory,
    selects: (Address) -> Bool = { _ in true }, declares: (Address) -> Bool = { _ in false },
    largestFile: Int = usualFile
  ) {
    self.tenant = tenant
    self.provider = provider
    self.largestFile = largestFile
    objects = ExportedObjects(
      tenant, kinds: provider.kinds, inventory: inventory, selects: selects, declares: declares)
  }

  /// What could not be written, object by object.
  package var diagnostics: [Diagnostic] { objects.diagnostics }

  /// How many objects are written, by kind.
  package var counts: [(kind: String, count: Int)] {
    objects.declarations.map { ($0.kind.name, $0.entries.count) }
  }

  /// The files of a project by relative path: its own, one for each kind that has objects, more
  /// of a kind that has very many, and one for what they refer to and nobody manages.
  package func files(connection: Object) -> [String: [UInt8]] {
    let folder = ObjectPath.fileName(for: tenant)
    var files = ["cutsheet.yaml": Array(Self.project(tenant, connection).utf8)]
    for (kind, text) in documents {
      // A folder of that name holds overlays.
      let place = folder == "environments" ? "tenant-\(folder)" : folder
      files["\(place)/\(kind).yaml"] = Array(text.utf8)
    }
    return files
  }

  /// All documents in one text, for a file beside others.
  package var text: String { documents.map(\.text).joined(separator: "\n---\n") }

  /// The least project that reaches the tenant; `connection` is what stands under its name, in
  /// which `${…}` keeps its meaning.
  package static func project(_ tenant: String, _ connection: Object) -> String {
    YAMLText.document(
      [
        "kind": "project", "name": .string(tenant), "tenants": [tenant: .object(connection)],
      ], fillsIn: true)
  }

  private var documents: [(name: String, text: String)] {
    var documents = objects.declarations.flatMap { kind, entries in
      let texts = texts(kind, entries[...])
      return texts.enumerated().map { number, text in
        (name: kind.name + (texts.count == 1 ? "" : "-\(number + 1)"), text: text)
      }
    }
    if !objects.existing.isEmpty {
      let names = objects.existing.sorted { $0.key < $1.key }.map { kind, names in
        (kind, Value.array(names.sorted().map { .string($0) }))
      }
      documents.append(
        (
          name: "existing",
          text: "# Referred to, and not managed by this project.\n"
            + document(["existing": .object(Object(names))])
        ))
    }
    return documents
  }

  /// One text, or as many as it takes for each to be one that can be read, and reviewed.
  private func texts(
    _ kind: Kind, _ entries: ArraySlice<ExportedObjects.Entry>
  ) -> [String] {
    let text = "# \(kind.summary)\n" + document([kind.name: Self.block(kind, Array(entries))])
    guard text.utf8.count > largestFile, entries.count > 1 else { return [text] }
    let middle = entries.startIndex + entries.count / 2
    return texts(kind, entries[..<middle]) + texts(kind, entries[middle...])
  }

  private func document(_ block: Object) -> String {
    var document: Object = ["kind": .string(provider.vendor), "tenant": .string(tenant)]
    for (name, value) in block { document[name] = value }
    return YAMLText.document(.object(document))
  }

  private static func block(_ kind: Kind, _ entries: [ExportedObjects.Entry]) -> Value {
    if case .composite = kind.key { return .array(entries.map(\.attributes)) }
    return .object(Object(entries.map { ($0.key, $0.attributes) }))
  }
}
