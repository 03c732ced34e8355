import Documents
import Parsing

@testable import Sandbox

/// A caller of a simulated tenant, without a socket and with a clock of its own.
struct Desk {
  /// An answer, read.
  struct Reply {
    var response: SandboxResponse
    var status: Int { response.status }
    var value: Value { (try? JSON.value(response.body)) ?? .null }
    var entities: [Value] { value["entities"]?.array ?? [] }
    var names: [String] { entities.compactMap { $0["name"]?.string } }
    var id: String { value["id"]?.string ?? "" }
    var code: String { value["code"]?.string ?? "" }
  }

  var world: World
  var now = Instant(milliseconds: 1_770_000_000_000)
  var token = ""

  init(size: Int = 0, seed: Value? = nil, settings: World.Settings = .init()) {
    world = World(tenant: "cloud", size: size, now: now)
    world.employ("tool", secret: "secret", at: now)
    if let seed { do { try world.seed(seed, at: now) } catch { preconditionFailure("\(error)") } }
    world.settings = settings
    token = signIn("tool", "secret").value["access_token"]?.string ?? ""
  }

  mutating func signIn(_ id: String, _ secret: String) -> Reply {
    let basic = "Basic " + Base64.encoded("\(id):\(secret)".utf8)
    let request = SandboxRequest(
      "POST", "/oauth/token",
      headers: [
        "authorization": basic, "content-type": "application/x-www-form-urlencoded",
      ], body: Array("grant_type=client_credentials".utf8))
    return Reply(response: world.answer(request, at: now))
  }

  mutating func send(_ method: String, _ target: String, _ body: Value? = nil) -> Reply {
    let parts = target.split(separator: "?", maxSplits: 1)
    let request = SandboxRequest(
      method, String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "",
      headers: ["authorization": "Bearer " + token, "content-type": "application/json"],
      body: body.map { JSONWriter.bytes(of: $0) } ?? [])
    return Reply(response: world.answer(request, at: now))
  }

  mutating func get(_ target: String) -> Reply { send("GET", target) }

  mutating func post(_ target: String, _ body: Value? = nil) -> Reply {
    send("POST", target, body)
  }

  mutating func wait(_ duration: Duration) { now = now + duration }
}
