import Documents
import Model
import Transport

/// Reads who changed what from the vendor's audit log.
///
/// Services are asked one at a time, as the vendor wants it; which of them speak of our kinds the
/// vendor tells itself.
struct AuditReader: Sendable {
  typealias Pause = @Sendable (Duration) async throws -> Void

  /// How far back the quick query reaches.
  private static let recent = Duration.seconds(14 * 86_400)
  /// The longest span that one query may ask for.
  private static let longestSpan = Duration.seconds(30 * 86_400)
  /// Bounds a log that never ends.
  private static let mostPages = 200
  private static let mostPolls = 60

  private let connection: Connection
  private let client: String?
  private let pause: Pause

  /// Leaves out what the named client did without a user behind it.
  init(_ connection: Connection, except client: String?, pause: @escaping Pause) {
    self.connection = connection
    self.client = client
    self.pause = pause
  }

  /// Reads what happened to our kinds; nil where we may not know.
  func changes(
    since start: Instant, until end: Instant
  ) async throws(ProviderError) -> [AuditEntry]? {
    do throws(ProviderError) {
      let isRecent = end - start < Self.recent
      let services = try await services(realtime: isRecent)
      guard !services.isEmpty else { return nil }
      var messages: [Value] = []
      for service in services {
        for span in Self.spans(from: start, to: end) {
          messages +=
            isRecent
            ? try await recent(service, span) : try await past(service, span)
        }
      }
      return Self.entries(messages.filter { !isOurs($0) })
    } catch {
      if error.status == 403 { return nil }
      throw error
    }
  }

  /// Names the kinds that the log speaks of; none where we may not know.
  ///
  /// A kind whose objects have no id of their own is never among them.
  func kinds(since start: Instant, until end: Instant) async throws(ProviderError) -> Set<String> {
    let services: [Value]
    do throws(ProviderError) {
      services = try await mapping(realtime: end - start < Self.recent)
    } catch {
      if error.status == 403 { return [] }
      throw error
    }
    let entities = Set(
      services.flatMap { $0["entities"]?.array ?? [] }
        .compactMap { $0["name"]?.string?.lowercased() })
    let known = GenesysKind.all.filter { genesys in
      !genesys.hasNoList
        && genesys.endpoints.auditedAs.contains { entities.contains($0.lowercased()) }
    }
    return Set(known.map(\.kind.name))
  }

  private func mapping(realtime: Bool) async throws(ProviderError) -> [Value] {
    let path = realtime ? "realtime/servicemapping" : "servicemapping"
    let request = TenantRequest("list audited services", "/api/v2/audits/query/\(path)")
    return try await connection.send(request)["services"]?.array ?? []
  }

  /// The services whose entities are ours by name.
  private func services(realtime: Bool) async throws(ProviderError) -> [String] {
    let ours = Set(GenesysKind.all.flatMap(\.endpoints.auditedAs).map { $0.lowercased() })
    return try await mapping(realtime: realtime).filter { service in
      (service["entities"]?.array ?? []).contains { entity in
        entity["name"]?.string.map { ours.contains($0.lowercased()) } ?? false
      }
    }.compactMap { $0["name"]?.string }.sorted()
  }

  private static func spans(from start: Instant, to end: Instant) -> [String] {
    var spans: [String] = []
    var from = start
    while from < end {
      let to = min(from + longestSpan, end)
      spans.append("\(from)/\(to)")
      from = to
    }
    return spans
  }

  private func isOurs(_ message: Value) -> Bool {
    guard let client else { return false }
    return message["client"]?["id"]?.string == client && message["user"]?["id"] == nil
  }

  private static func entries(_ messages: [Value]) -> [AuditEntry] {
    var seen: Set<String> = []
    let entries = messages.compactMap { message -> AuditEntry? in
      if let id = message["id"]?.string, !seen.insert(id).inserted { return nil }
      guard let when = message["eventDate"]?.string.flatMap(Instant.init),
        let object = message["entity"]?["id"]?.string
      else { return nil }
      return AuditEntry(
        when: when, actor: actor(of: message), action: message["action"]?.string ?? "",
        objectID: object)
    }
    return entries.sorted { ($0.when, $0.objectID) < ($1.when, $1.objectID) }
  }

  private static func actor(of message: Value) -> String {
    for name in ["user", "client"] {
      if let actor = message[name], let text = actor["name"]?.string ?? actor["id"]?.string {
        return text
      }
    }
    return message["level"]?.string?.lowercased() ?? "unknown"
  }
}

// The two ways to ask.
extension AuditReader {
  private func recent(_ service: String, _ span: String) async throws(ProviderError) -> [Value] {
    var messages: [Value] = []
    for number in 1...Self.mostPages {
      let body: Value = [
        "interval": .string(span), "serviceName": .string(service),
        "pageNumber": .integer(number), "pageSize": 100,
      ]
      let page = try await connection.send(
        .asking(
          "query audit log of '\(service)'", "/api/v2/audits/query/realtime",
          query: [("expand", "user")], body: body))
      messages += page.entities
      if page.entities.isEmpty || number >= page["pageCount"]?.integer ?? 1 { break }
    }
    return messages
  }

  private func past(_ service: String, _ span: String) async throws(ProviderError) -> [Value] {
    let operation = "query audit log of '\(service)'"
    let body: Value = ["interval": .string(span), "serviceName": .string(service)]
    var answer = try await connection.send(
      .asking(operation, "/api/v2/audits/query", body: body))
    guard let id = answer["id"]?.string else {
      throw ProviderError(operation, .unreadable("the query has no id"))
    }
    let path = "/api/v2/audits/query/\(id)"
    for _ in 0..<Self.mostPolls where ["Queued", "Running"].contains(answer["state"]) {
      try await wait(operation)
      answer = try await connection.send(TenantRequest(operation, path))
    }
    guard answer["state"] == "Succeeded" else {
      let state = answer["state"]?.string ?? "unknown"
      throw ProviderError(operation, .unreadable("the query ended as '\(state)'"))
    }
    let results = TenantRequest(operation, "\(path)/results", query: [("expand", "user")])
    return try await PageReader(connection).all(results, .cursor(size: 500)) ?? []
  }

  private func wait(_ operation: String) async throws(ProviderError) {
    do {
      try await pause(.seconds(1))
    } catch {
      throw ProviderError(operation, .unreachable("cancelled"))
    }
  }
}
