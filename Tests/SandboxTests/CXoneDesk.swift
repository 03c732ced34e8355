import Documents
import Parsing

@testable import Sandbox

/// A caller of a simulated CXone tenant, without a socket and with a clock of its own.
struct CXoneDesk {
  /// An answer, read.
  struct Reply {
    var response: SandboxResponse
    var status: Int { response.status }
    var value: Value { (try? JSON.value(response.body)) ?? .null }

    /// The texts of one member over the objects of a list.
    func texts(_ member: String, of list: String) -> [String] {
      (value[list]?.array ?? []).compactMap { $0[member]?.string }
    }
  }

  static let services = "/incontactapi/services/v34.0/"

  var world: CXoneWorld
  var now = Instant(milliseconds: 1_770_000_000_000)
  var token = ""

  init(size: Int = 0, seed: Value? = nil) {
    world = CXoneWorld(tenant: "legacy", size: size, now: now)
    world.employ("key", secret: "secret", at: now)
    if let seed { do { try world.seed(seed, at: now) } catch { preconditionFailure("\(error)") } }
    token = signIn("key", "secret").value["access_token"]?.string ?? ""
  }

  mutating func signIn(_ id: String, _ secret: String) -> Reply {
    send(
      "POST", "/authentication/v1/token/access-key",
      ["accessKeyId": .string(id), "accessKeySecret": .string(secret)])
  }

  /// Sends to a path that begins with a slash as it stands, to any other below the ACD services.
  mutating func send(
    _ method: String, _ target: String, _ body: Value? = nil, headers: [String: String] = [:]
  ) -> Reply {
    let full = target.hasPrefix("/") ? target : Self.services + target
    let parts = full.split(separator: "?", maxSplits: 1)
    let request = SandboxRequest(
      method, String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "",
      headers: ["authorization": "Bearer " + token, "content-type": "application/json"]
        .merging(headers) { $1 },
      body: body.map { JSONWriter.bytes(of: $0) } ?? [])
    return Reply(response: world.answer(request, at: now))
  }

  mutating func get(_ target: String) -> Reply { send("GET", target) }

  mutating func post(_ target: String, _ body: Value? = nil) -> Reply {
    send("POST", target, body)
  }

  mutating func put(_ target: String, _ body: Value? = nil) -> Reply { send("PUT", target, body) }

  mutating func wait(_ duration: Duration) { now = now + duration }
}
