import Documents
import Model
import TestSupport
import Transport

@testable import GenesysCloud

/// A tenant that makes objects and does not know them at once.
actor LaggingTenant {
  private var misses: Int
  private(set) var waited: [Duration] = []

  init(misses: Int) {
    self.misses = misses
  }

  nonisolated var connection: Connection {
    Connection { request throws(ProviderError) in try await self.take(request) }
  }

  func wait(_ time: Duration) {
    waited.append(time)
  }

  private func take(_ request: TenantRequest) throws(ProviderError) -> Value {
    if request.path == "/api/v2/routing/queues" { return ["id": "new"] }
    if misses > 0 {
      misses -= 1
      throw request.refused(404)
    }
    return .null
  }
}

/// A tenant whose first answers get lost.
actor LossyTenant {
  private var losses: Int
  private let other: Connection

  init(losses: Int, then other: Connection) {
    self.losses = losses
    self.other = other
  }

  nonisolated var connection: Connection {
    Connection { request throws(ProviderError) in try await self.take(request) }
  }

  private func take(_ request: TenantRequest) async throws(ProviderError) -> Value {
    if losses > 0 {
      losses -= 1
      throw ProviderError(request.operation, .answerLost("the connection was cut"))
    }
    return try await other.send(request)
  }
}

/// A tenant whose reads lag: it shows version 1, 2, 3… and takes 3 only.
actor CountingTenant {
  private(set) var versions: [Int] = []
  private var reads = 0

  nonisolated var connection: Connection {
    Connection { request throws(ProviderError) in try await self.take(request) }
  }

  private func take(_ request: TenantRequest) throws(ProviderError) -> Value {
    if request.method == "GET" {
      reads += 1
      return ["id": "g", "version": .integer(reads)]
    }
    let version = request.body?["version"]?.integer ?? 0
    versions.append(version)
    guard version == 3 else { throw request.refused(400, "general.conflict") }
    return .null
  }
}
