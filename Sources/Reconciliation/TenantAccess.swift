package import Model

/// One tenant as a run may use it.
package struct TenantAccess: Sendable {
  /// The name in the project.
  package var name: String
  /// The platform that it lives on.
  package var provider: any Provider
  /// The way to look at it.
  package var reader: any TenantReader
  /// Nil in every run that must not write.
  package var writer: (any TenantWriter)?
  /// The vendor's id of the client that we sign in with, where that is one of its objects.
  package var signedInAs: String?
  /// Tells how the tenant limits us, for those who wait and those who plan.
  package var pace: @Sendable () async -> TenantPace

  package init(
    name: String, provider: any Provider, reader: any TenantReader,
    writer: (any TenantWriter)? = nil,
    pace: @escaping @Sendable () async -> TenantPace = { TenantPace() }
  ) {
    self.name = name
    self.provider = provider
    self.reader = reader
    self.writer = writer
    self.pace = pace
  }

  /// Rewrites resources into the form in which the tenant returns them.
  package func canonical(_ resources: [Resource]) async throws(ProviderError) -> [Resource] {
    var result: [Resource] = []
    let groups = Dictionary(grouping: resources, by: \.address.kind)
    for (name, group) in groups.sorted(by: { $0.key < $1.key }) {
      guard let kind = kind(name) else { continue }
      result += try await reader.canonical(group, of: kind)
    }
    return result
  }

  func kind(_ name: String) -> Kind? {
    provider.kinds.first { $0.name == name }
  }
}

/// How a tenant limits us.
package struct TenantPace: Hashable, Sendable {
  /// Requests that it allows in a minute; nil while it names no limit.
  package var perMinute: Int?
  /// The time that the run has lost to limits and failures.
  package var waited: Duration

  package init(perMinute: Int? = nil, waited: Duration = .zero) {
    self.perMinute = perMinute
    self.waited = waited
  }

  /// How long so many requests take where the limit, and nothing else, holds them up.
  package func time(for calls: Int) -> Duration? {
    perMinute.map { .seconds((calls * 60 + $0 - 1) / $0) }
  }
}
