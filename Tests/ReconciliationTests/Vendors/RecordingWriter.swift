import Documents
import Model

/// Remembers the names of all that is sent.
struct RecordingWriter: TenantWriter {
  actor Record {
    private(set) var names: Set<String> = []

    func note(_ call: Call) {
      names.formUnion(call.query.map(\.0))
      names.formUnion(call.secrets.compactMap(\.0.last))
      if let body = call.body { note(body) }
    }

    private func note(_ value: Value) {
      for (name, member) in value.object ?? Object() {
        names.insert(name)
        note(member)
      }
      for element in value.array ?? [] { note(element) }
    }
  }

  let writer: any TenantWriter
  let record = Record()

  func calls(for write: Write) throws(ProviderError) -> [Call] { try writer.calls(for: write) }

  func perform(_ call: Call) async throws(ProviderError) -> Value {
    await record.note(call)
    return try await writer.perform(call)
  }

  func recovery(
    from error: ProviderError, of write: Write
  ) async throws(ProviderError) -> [Call] {
    try await writer.recovery(from: error, of: write)
  }

  func renewal(of id: String, for write: Write) -> Call? { writer.renewal(of: id, for: write) }
}
