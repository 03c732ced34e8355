import Documents
import Files
import Snapshots
import Testing

@testable import Commands

/// What tests of bad days share: a small project, and ways to make its tenant hostile.
enum Trouble {
  /// One division, and three queues of which the last overflows nowhere.
  static let project = """
    kind: genesys-cloud
    tenant: cloud
    divisions: { Sales: { description: Inside sales } }
    skills: { Billing: {} }
    wrapUpCodes: { Solved: { description: It is done } }
    queues:
      Support: { division: Sales, description: Tier 1, wrapUpCodes: [Solved] }
      Orders: { division: Sales }

    """

  static let queues = "/api/v2/routing/queues"
}

extension SandboxedProject {
  /// Makes the tenant answer otherwise than it would: `["route": …, "status": 500]`.
  func answer(_ scripts: Value...) async throws {
    try await behindTheBack("POST", "settings", ["answers": .array(scripts)])
  }

  /// Changes how the tenant behaves: `["lag": "2s"]`.
  func set(_ settings: Value) async throws {
    try await behindTheBack("POST", "settings", settings)
  }

  /// How often a route was called, by method and template.
  func calls(_ method: String, _ route: String) async throws -> Int {
    let report = try await behindTheBack("GET", "requests")
    return (report["routes"]?.array ?? []).first {
      $0["method"]?.string == method && $0["route"]?.string == route
    }?["count"]?.integer ?? 0
  }

  /// All calls but reads.
  func writes(of tenant: String = "cloud") async throws -> Int {
    let report = try await behindTheBack("GET", "requests", of: tenant)
    return (report["routes"]?.array ?? []).filter {
      $0["method"]?.string != "GET" && $0["route"]?.string != "/oauth/token"
        && $0["route"]?.string?.hasSuffix("/search") != true
        && $0["route"]?.string?.contains("/authentication/") != true
        && $0["route"]?.string?.contains("/audits/") != true
    }.reduce(0) { $0 + ($1["count"]?.integer ?? 0) }
  }

  /// The folder of the state repository.
  var state: String { folder + "/.cutsheet/state" }

  /// The runs that left a journal.
  func journals() throws -> [String] {
    let found = try Disk.names(in: state).contains("HEAD") ? state : state + "/.git"
    return try Journal.unfinishedRuns(in: found)
  }

  /// Expects that there is one object of each of the names and no other of them.
  func expectOnce(
    _ kind: String, _ names: String..., at place: Testing.SourceLocation = #_sourceLocation
  ) async throws {
    let found = try await objects(kind).filter { $0["state"]?.string != "deleted" }
      .compactMap { $0["name"]?.string }
    for name in names {
      #expect(found.count { $0 == name } == 1, "\(name) among \(found)", sourceLocation: place)
    }
  }

  /// Expects that plan and tenant agree.
  func expectSettled(at place: Testing.SourceLocation = #_sourceLocation) async throws {
    let answer = await run("plan", "--detailed-exitcode")
    #expect(
      answer.exit == .success, "\(answer.output)\(answer.errors)", sourceLocation: place)
    #expect(try journals().isEmpty, sourceLocation: place)
  }
}
