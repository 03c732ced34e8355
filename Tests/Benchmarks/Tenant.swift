import Documents
import Parsing
import Transport

/// A simulated tenant of the benchmark's own, served by the program's `sandbox`, with the others of
/// its project where it has one.
struct Tenant {
  let endpoint: String
  let environment: [String: String]
  private let child: Child
  private let client = HTTPClient.start()

  /// Starts a sandbox and waits for its first line.
  init(_ program: String, _ options: [String]) throws {
    child = try Child([program, "sandbox"] + options)
    var line: [UInt8] = []
    while !line.contains(0x0A), let bytes = child.read() { line += bytes }
    let tenants = (try? JSON.value(line))?["tenants"]?.object ?? [:]
    guard let endpoint = tenants["cloud"]?["endpoint"]?.string else {
      throw BenchmarkError("the sandbox does not say where it is")
    }
    self.endpoint = endpoint
    let variables = tenants.values.flatMap { $0["environment"]?.object ?? [:] }
    environment = Dictionary(
      variables.map { ($0.key, $0.value.string ?? "") }, uniquingKeysWith: { first, _ in first })
  }

  func stop() {
    child.stop()
  }

  /// How often each route was asked, and the statuses that it answered with.
  func requests() async throws -> [String: [String: Int]] {
    let routes = try await get("/_sandbox/requests")["routes"]?.array ?? []
    return Dictionary(
      routes.map { route in
        let name = "\(route["method"]?.string ?? "") \(route["route"]?.string ?? "")"
        let statuses = (route["statuses"]?.object ?? Object()).map {
          ($0.key, $0.value.integer ?? 0)
        }
        return (name, Dictionary(statuses, uniquingKeysWith: +))
      }, uniquingKeysWith: { first, _ in first })
  }

  func forgetRequests() async throws {
    _ = try await send(HTTPRequest("DELETE", endpoint + "/_sandbox/requests"))
  }

  /// Lends the queues of the tenant, a page at a time, as the vendor's list has them.
  func forEachQueue(_ body: (Value) throws -> Void) async throws {
    let token = try await token()
    var page = 1
    var pages = 1
    while page <= pages {
      let path = "/api/v2/routing/queues?pageSize=500&pageNumber=\(page)"
      let answer = try await get(path, ["Authorization": "Bearer " + token])
      pages = answer["pageCount"]?.integer ?? 1
      for queue in answer["entities"]?.array ?? [] { try body(queue) }
      page += 1
    }
  }

  /// Lends the queues with their members and codes, which no list of the vendor's has.
  func forEachWholeQueue(_ body: (Value) throws -> Void) async throws {
    let world = try await get("/_sandbox/world?kind=queues")
    for queue in world["queues"]?.array ?? [] { try body(queue) }
  }

  private func token() async throws -> String {
    let signIn = ClientCredentials(
      url: endpoint + "/oauth/token", id: environment["GENESYS_CLIENT_ID"] ?? "",
      secret: Secret(environment["GENESYS_CLIENT_SECRET"] ?? ""))
    return try await signIn.token(by: client).text.reveal()
  }

  private func get(_ path: String, _ headers: Headers = [:]) async throws -> Value {
    try await send(HTTPRequest("GET", endpoint + path, headers: headers))
  }

  private func send(_ request: HTTPRequest) async throws -> Value {
    let response = try await client.send(request, operation: "look at the sandbox")
    guard response.status == 200 else {
      throw BenchmarkError("the sandbox answers \(response.status) to \(request.url)")
    }
    return try JSON.value(response.body)
  }
}
