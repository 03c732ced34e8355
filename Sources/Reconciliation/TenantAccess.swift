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

  package init(
    name: String, provider: any Provider, reader: any TenantReader,
    writer: (any TenantWriter)? = nil
  ) {
    self.name = name
    self.provider = provider
    self.reader = reader
    self.writer = writer
  }

  func kind(_ name: String) -> Kind? {
    provider.kinds.first { $0.name == name }
  }
}
