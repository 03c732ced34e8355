import Documents
import Files
import Model
import Projects
import Reconciliation

/// Writes the YAML of live objects, so that the next apply adopts them.
struct AdoptCommand: Command {
  private static let addresses = Argument(
    repeatable: "ADDRESS", "What to adopt, such as 'cloud/queues/Support*'.", .text,
    isRequired: true)

  let declaration = Declaration(
    "adopt", in: .everyday,
    summary: "Write the YAML of live objects, to adopt them",
    discussion: """
      Reads the objects that the addresses name and writes them as the documents that would plan
      nothing; the next apply takes them under management without touching them. What they refer to
      and the project does not declare is listed under 'existing:'. Objects that the project
      declares already are left out.

      Nothing is changed in the tenant. With --output a new file is written, which must not be
      there; otherwise the text goes to standard output.
      """,
    takes: [Self.addresses], placesOutput: true,
    examples: [
      Declaration.Example(
        "cutsheet adopt 'cloud/queues/Support*'", "Shows the YAML of some queues."),
      Declaration.Example(
        "cutsheet adopt cloud/skills/* cloud/languages/* --output routing.yaml",
        "Writes all skills and languages into a new file of the project."),
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    if let path = invocation.globals.output, Disk.item(at: path, followingLinks: false) != nil {
      throw Refusal(
        .invalid, "would-overwrite", "'\(Printable.line(path))' is there already",
        help: "name a file that is not there yet")
    }
    let workspace = try Workspace.open(invocation, in: context)
    let connector = try TenantConnector(invocation.globals, in: context)
    let wanted = try Self.patterns(invocation[Self.addresses], workspace.project)
    var exports: [TenantExport] = []
    for (tenant, patterns) in wanted {
      let access = try await connector.access(tenant)
      let kinds = access.provider.kinds
      let inventory = try await TenantReading(access, in: context)
        .inventory(ReadingScope(patterns, of: kinds))
      try Self.requireMatches(patterns, inventory, tenant.name)
      let declared = DeclaredNames(workspace.project, kinds, tenant: tenant.name)
      exports.append(
        TenantExport(
          tenant.name, provider: access.provider, inventory: inventory,
          selects: { address in
            !declared.holds(address) && patterns.contains { $0.matches(address) }
          }, declares: { declared.holds($0) || declared.expects($0) }))
    }
    return try Self.outcome(exports, to: invocation.globals.output)
  }

  private static func patterns(
    _ texts: [String], _ project: Project
  ) throws -> [(tenant: Tenant, patterns: [AddressPattern])] {
    var patterns: [String: [AddressPattern]] = [:]
    for text in texts {
      guard let address = Address(text), project.tenant(address.tenant) != nil else {
        throw Refusal(
          .invalid, "bad-address", "'\(Printable.line(text))' is no address in this project",
          help: "write TENANT/KIND/NAME; tenants are "
            + listed(project.tenants.map(\.name), "and"))
      }
      patterns[address.tenant, default: []].append(AddressPattern(text))
    }
    return project.tenants.compactMap { tenant in
      patterns[tenant.name].map { (tenant, $0) }
    }
  }

  /// A pattern that fits nothing is a typing mistake.
  private static func requireMatches(
    _ patterns: [AddressPattern], _ inventory: Inventory, _ tenant: String
  ) throws {
    let addresses = inventory.kinds.flatMap { kind in
      inventory.objects(of: kind).map { Address(tenant: tenant, kind: kind, key: $0.key) }
    }
    let lost = patterns.filter { pattern in !addresses.contains { pattern.matches($0) } }
    guard lost.isEmpty else {
      throw Refusal(
        .invalid,
        lost.map { pattern in
          Diagnostic(
            .error, "no-such-object",
            "the tenant has no object '\(Printable.line(pattern.text))'",
            help: Suggestion.clause(
              for: pattern.text, in: addresses.prefix(5_000).map(\.description)))
        })
    }
  }

  private static func outcome(
    _ exports: [TenantExport], to path: String?
  ) throws -> Outcome {
    let text = exports.map(\.text).filter { !$0.isEmpty }.joined(separator: "---\n")
    let counts = exports.flatMap(\.counts)
    let outcome = Outcome(
      result: [
        "text": .string(text), "file": path.map { .string($0) } ?? .null,
        "objects": .object(
          Object(
            Dictionary(counts.map { ($0.kind, $0.count) }, uniquingKeysWith: +)
              .sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })),
      ], diagnostics: exports.flatMap(\.diagnostics))
    guard let path else { return outcome.shown(as: .text) { text } }
    guard !text.isEmpty else {
      return outcome.shown(as: .text) { "nothing to adopt: the project declares it already\n" }
    }
    try Disk.write(Array(text.utf8), to: path, mode: .shared)
    let list = counts.map { "\(grouped($0.count)) \($0.kind)" }.joined(separator: ", ")
    return outcome.shown(as: .text) { "wrote \(Printable.line(path)): \(list)\n" }
  }
}

/// What a project says about a tenant already.
private struct DeclaredNames {
  private let addresses: Set<Address>
  private let existing: ExistingObjects
  private let kinds: [String: Kind]

  init(_ project: Project, _ kinds: [Kind], tenant: String) {
    let kinds = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.kinds = kinds
    existing = project.existing[tenant] ?? ExistingObjects()
    addresses = Set(project.resources(of: tenant).map { Self.folded($0.address, kinds) })
  }

  func holds(_ address: Address) -> Bool { addresses.contains(Self.folded(address, kinds)) }

  func expects(_ address: Address) -> Bool {
    kinds[address.kind].map { existing.contains(address.key, of: $0) } ?? false
  }

  private static func folded(_ address: Address, _ kinds: [String: Kind]) -> Address {
    var address = address
    address.key = kinds[address.kind]?.foldedKey(address.key) ?? address.key
    return address
  }
}
