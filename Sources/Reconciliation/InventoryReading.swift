package import Documents
package import Model

/// Reads a tenant into an inventory, kinds of one level at the same time.
package struct InventoryReading: Sendable {
  private let reader: any TenantReader
  private let progress: @Sendable (String, Int) async -> Void

  /// `progress` hears the name of each kind and how many objects it has, once it is read.
  package init(
    _ reader: any TenantReader,
    progress: @escaping @Sendable (String, Int) async -> Void = { _, _ in }
  ) {
    self.reader = reader
    self.progress = progress
  }

  /// Gives everything in scope with references named.
  ///
  /// A kind that we may not see, or that the vendor cannot list, becomes a hole; any other failure ends the reading, since half a
  /// tenant gives a wrong plan.
  package func inventory(_ scope: ReadingScope) async throws(ProviderError) -> Inventory {
    var inventory = Inventory()
    for level in scope.levels {
      for outcome in await read(level, known: inventory) {
        let kind = outcome.kind
        switch outcome.result {
        case .success(let objects):
          inventory.store(objects, of: kind)
          await progress(kind.name, objects.count)
        case .failure(let error) where error.status == 403 || error.isUnsupported:
          inventory.add(.init(kind: kind.name, reason: error.description))
        case .failure(let error):
          throw error
        }
      }
    }
    inventory.nameReferences()
    return inventory
  }

  private struct Outcome: Sendable {
    let kind: Kind
    let result: Result<[LiveObject], ProviderError>
  }

  private func read(_ level: [ReadRequest], known: Inventory) async -> [Outcome] {
    await withTaskGroup(of: Outcome.self) { group in
      for request in level {
        group.addTask { await outcome(of: request, known: known) }
      }
      var outcomes: [Outcome] = []
      for await outcome in group { outcomes.append(outcome) }
      return outcomes.sorted { $0.kind.name < $1.kind.name }
    }
  }

  private func outcome(of request: ReadRequest, known: Inventory) async -> Outcome {
    do throws(ProviderError) {
      let objects = try await reader.objects(request, known: known)
      return Outcome(kind: request.kind, result: .success(objects))
    } catch {
      return Outcome(kind: request.kind, result: .failure(error))
    }
  }
}

extension Inventory {
  /// Kinds that could not be read although desired resources point to their objects: no plan can
  /// be made without them.
  package func blockingHoles(for resources: [Resource], kinds: [Kind]) -> [Diagnostic] {
    let byName = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    return holes.compactMap { hole in
      let referrer = resources.first { resource in
        resource.address.kind != hole.kind
          && byName[resource.address.kind]?.references(in: resource.attributes)
            .contains { $0.target.kind == hole.kind } ?? false
      }
      return referrer.map {
        Diagnostic(
          "unreadable-kind",
          "'\($0.address)' refers to \(hole.kind), which cannot be read: \(hole.reason)",
          at: $0.declaredAt, help: "give the client the permission to read \(hole.kind)")
      }
    }
  }
}
