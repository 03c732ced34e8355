import Documents
import Model
import Planning

extension PlanRun {
  /// What a wish makes a run look at, and what it comes to once that was read.
  struct Scope {
    /// What the planner is told of a wish.
    struct Aims {
      var resources: [Resource]
      var condemned: [Address: String]
      /// The recorded objects that the plan may speak of.
      var recorded: Set<Address>
      var problems: [Diagnostic] = []
    }

    let reading: ReadingScope
    private let wish: Wish
    private let access: TenantAccess
    private let state: TenantState
    private let resources: [Resource]

    private var kinds: [Kind] { access.provider.kinds }
    private var isAlone: Bool { wish.access?.isAlone ?? false }

    init(_ wish: Wish, _ access: TenantAccess, _ state: TenantState) async throws {
      self.wish = wish
      self.access = access
      self.state = state
      let isAlone = wish.access?.isAlone ?? false
      resources = isAlone ? [] : try await access.canonical(wish.resources)
      reading = ReadingScope(
        kinds: access.provider.kinds, resources: resources,
        recorded: isAlone ? [] : state.recorded.union(wish.condemned.keys),
        expected: isAlone ? [] : wish.expected,
        further: wish.access.flatMap { aim in
          access.provider.access?.requests(forRoles: aim.roleNames)
        } ?? [])
    }

    /// Works out what the wish comes to; reads what is still missing for that.
    func aims(in inventory: inout Inventory) async throws -> Aims {
      let resources = inventory.named(self.resources, kinds: kinds)
      let plain = Aims(
        resources: resources, condemned: wish.condemned, recorded: state.recorded)
      guard let aim = wish.access, let dialect = access.provider.access else { return plain }
      var expansion = AccessExpansion(
        aim, by: dialect, of: access.name, beside: resources, in: inventory, kinds: kinds)
      var aims = plain
      if isAlone {
        aims.recorded = recorded(among: expansion.addresses)
        let baselines = try await state.objects(aims.recorded)
        try await name(expansion, in: &inventory, baselines)
        expansion.keep(baselines, in: inventory)
      }
      let written = Set(resources.map(\.address))
      let (own, new) = (
        expansion.resources.filter { written.contains($0.address) },
        expansion.resources.filter { !written.contains($0.address) }
      )
      aims.resources = own + (try await access.canonical(new))
      aims.condemned.merge(expansion.condemned) { own, _ in own }
      aims.problems = expansion.problems
      return aims
    }

    /// The recorded objects under addresses, whatever their case.
    private func recorded(among addresses: Set<Address>) -> Set<Address> {
      let byName = Dictionary(
        kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
      func folded(_ address: Address) -> Address {
        var address = address
        address.key = byName[address.kind]?.foldedKey(address.key) ?? address.key
        return address
      }
      let wanted = Set(addresses.map(folded))
      return state.recorded.filter { wanted.contains(folded($0)) }
    }

    /// What stays managed is kept by name: kinds that it refers to are read for that, and no other.
    /// An apply reads no more either, so that neither finds what the other has recorded changed.
    private func name(
      _ expansion: AccessExpansion, in inventory: inout Inventory,
      _ baselines: [Address: SnapshotObject]
    ) async throws {
      let written = Set(expansion.resources.map(\.address.kind))
      let read = inventory
      let referred = baselines.values.filter { written.contains($0.kind) }.flatMap { baseline in
        baseline.managed.compactMap { access.kind(baseline.kind)?.attribute($0) }
          .flatMap { $0.type.references.map(\.kind) }
      }
      let missing = Set(referred).filter { !read.hasRead($0) }
      guard !missing.isEmpty else { return }
      let requests = kinds.filter { missing.contains($0.name) }.map { ReadRequest($0, keys: []) }
      for request in requests {
        inventory.store(
          try await access.reader.objects(request, known: inventory), of: request.kind)
      }
      inventory.nameReferences()
    }
  }
}
