import Documents
import Migration
import Model
import Parsing
import Planning
import Projects
import Reconciliation
import Snapshots

extension Workspace {
  /// The migrations of the project, by name.
  var migrations: [MigrationDocument] {
    project.documents.filter { $0.kind == MigrationDocument.kind.name }
      .map { MigrationDocument($0) }.sorted { $0.name < $1.name }
  }

  /// The migration that a user names.
  func migration(_ name: String) throws -> MigrationDocument {
    guard let found = migrations.first(where: { $0.name == name }) else {
      let names = migrations.map(\.name)
      throw Refusal(
        .invalid, "unknown-migration",
        "the project has no migration '\(Printable.line(name))'",
        help: Suggestion.clause(for: name, in: names)
          ?? (names.isEmpty
            ? "a migration is a document of kind 'migration'" : "it has: \(listed(names, "and"))"))
    }
    return found
  }
}

extension Workspace {
  /// What is wrong with migrations, as far as files can show it.
  static func migrationProblems(in project: Project) -> [Diagnostic] {
    var targets: [String: MigrationDocument] = [:]
    var problems: [Diagnostic] = []
    for document in project.documents where document.kind == MigrationDocument.kind.name {
      let migration = MigrationDocument(document)
      var check = MappingCheck(migration, providers: allProviders)
      problems += check.problems(in: project)
      guard let other = targets[migration.to] else {
        targets[migration.to] = migration
        continue
      }
      problems.append(
        Diagnostic(
          "second-migration",
          "tenant '\(Printable.line(migration.to))' is derived by migration "
            + "'\(Printable.line(other.name))' already",
          at: document.node["to"]?.range, help: "put the rules of both into one"))
    }
    return problems + MigrationDocument.cycles(among: targets.values.sorted { $0.name < $1.name })
  }
}

/// The tenant that a migration comes from, and what is known of it; it is only ever read.
struct MigrationSource: Sendable {
  let document: MigrationDocument
  let mapping: Mapping
  let targetKinds: [Kind]
  private let tenant: Tenant
  private let provider: any Provider
  private let connector: TenantConnector
  /// The source as the last apply found it.
  private(set) var state: TenantState
  /// What the last applies of all migrations into the target left.
  private(set) var crosswalks: [Crosswalk]

  /// Opens the source of the migration into a tenant; nil where there is none.
  static func open(
    into tenant: String, of workspace: Workspace, _ connector: TenantConnector,
    _ repository: StateRepository
  ) async throws -> MigrationSource? {
    guard let document = workspace.migrations.first(where: { $0.to == tenant }) else { return nil }
    return try await open(document, of: workspace, connector, repository)
  }

  static func open(
    _ document: MigrationDocument, of workspace: Workspace, _ connector: TenantConnector,
    _ repository: StateRepository
  ) async throws -> MigrationSource? {
    guard let source = workspace.project.tenant(document.from),
      let provider = allProviders.first(where: { $0.vendor == source.vendor })
    else { return nil }
    let vendor = workspace.project.tenant(document.to)?.vendor
    let targetKinds = allProviders.first { $0.vendor == vendor }?.kinds ?? []
    return MigrationSource(
      document: document,
      mapping: Mapping(
        document, sourceKinds: provider.kinds, targetKinds: targetKinds),
      targetKinds: targetKinds,
      tenant: source, provider: provider, connector: connector,
      state: try await TenantState.load(source.name, from: repository),
      crosswalks: try await crosswalks(of: document, in: repository))
  }

  /// A crosswalk belongs to one target: written over for another one, it would forget the first.
  private static func crosswalks(
    of document: MigrationDocument, in repository: StateRepository
  ) async throws -> [Crosswalk] {
    let all = try await Crosswalk.loadAll(from: repository)
    if let other = all.first(where: { $0.migration == document.name && $0.to != document.to }) {
      throw Refusal(
        .invalid, "other-target",
        "migration '\(Printable.line(document.name))' has led to tenant "
          + "'\(Printable.line(other.to))' before",
        help: "give the one that leads to '\(Printable.line(document.to))' a name of its own")
    }
    return all.filter { $0.to == document.to }
  }

  /// What the last apply of this migration left.
  var crosswalk: Crosswalk? { crosswalks.first { $0.migration == document.name } }

  /// The same with what was committed since.
  func refreshed(from repository: StateRepository) async throws -> MigrationSource {
    var copy = self
    copy.state = try await TenantState.load(tenant.name, from: repository)
    copy.crosswalks = try await Self.crosswalks(of: document, in: repository)
    return copy
  }

  /// Reads the source and derives what the target must hold.
  func derive(
    over written: [Resource], to state: TenantState, in context: Context
  ) async throws -> DerivedTenant {
    let snapshot: SourceSnapshot
    do {
      snapshot = try await read(in: context)
    } catch let error as ProviderError {
      throw TenantRun.failure(error, of: tenant.name)
    }
    // Of other kinds the names alone are looked at.
    let asked = Set(mapping.readRequests.map(\.kind.name))
    let moved = try await snapshot.moved().filter { asked.contains($0.address.kind) }
    let derivation = mapping.derive(
      source: snapshot.inventory, written: written, moved: moved, since: crosswalk)
    return try await DerivedTenant(self, derivation, snapshot, moved: moved, to: state)
  }

  /// Reads what the rules look at; a reading that breaks off half-way throws.
  private func read(in context: Context) async throws -> SourceSnapshot {
    let access = try await connector.access(tenant)
    let organization = try await access.reader.organization()
    if let pinned = state.organization, pinned.id != organization.id {
      let error = ReconciliationError.wrongOrganization(
        tenant: tenant.name, expected: pinned, found: organization)
      throw Refusal(.refused, "wrong-organization", error.description)
    }
    let inventory = try await TenantReading(access, in: context)
      .inventory(ReadingScope(mapping.readRequests + mapping.pairRequests, of: provider.kinds))
    return SourceSnapshot(state, inventory, of: provider, organization: organization)
  }
}

extension Crosswalk {
  /// Reads the one that the last apply of a migration left.
  static func load(_ migration: String, from repository: StateRepository) async throws
    -> Crosswalk?
  {
    guard let head = try await repository.head(),
      let bytes = try await repository.read(path(of: migration), at: head)
    else { return nil }
    return try read(bytes, at: path(of: migration))
  }

  /// Reads all that were ever left, also of migrations that the project has no longer.
  static func loadAll(from repository: StateRepository) async throws -> [Crosswalk] {
    guard let head = try await repository.head() else { return [] }
    return try await repository.readAll(under: folder, at: head)
      .map { try read($0.bytes, at: $0.path) }
  }

  private static func read(_ bytes: [UInt8], at path: String) throws -> Crosswalk {
    guard let value = try? JSON.value(bytes), let crosswalk = Crosswalk(value) else {
      throw SnapshotError("read", path, .unusable("it is no crosswalk"))
    }
    return crosswalk
  }
}
