import Documents
import Parsing
import Testing
import Transport

@testable import Sandbox

#if canImport(FoundationNetworking)
  import Foundation
  import FoundationNetworking
#endif

@Suite struct ServingTests {
  private static func options() -> SandboxOptions {
    let tenant = SandboxOptions.Tenant(
      name: "west-coast", clientId: "id", clientSecret: "secret",
      environment: [("GENESYS_CLIENT_ID", "id")])
    var options = SandboxOptions(tenants: [tenant]) {
      Instant(milliseconds: 1_770_000_000_000)
    }
    options.size = 10
    return options
  }

  @Test func `the announcement tells endpoint and environment`() async throws {
    try await Sandbox.serving(Self.options()) { running in
      let tenant = running.announcement["tenants"]?["west-coast"]
      #expect(tenant?["vendor"] == "genesys-cloud")
      #expect(tenant?["environment"]?["GENESYS_CLIENT_ID"] == "id")
      let endpoint = tenant?["environment"]?["CUTSHEET_ENDPOINT_WEST_COAST"]
      #expect(endpoint?.string?.hasPrefix("http://127.0.0.1:") == true)
      #expect(endpoint == tenant?["endpoint"])
    }
  }

  @Test func `a tenant answers over HTTP`() async throws {
    try await Sandbox.serving(Self.options()) { running in
      let endpoint = try #require(running.endpoint(of: "west-coast"))
      let url = try #require(URL(string: endpoint + "/_sandbox/world?kind=queues"))
      let (data, response) = try await URLSession.shared.data(from: url)
      #expect((response as? HTTPURLResponse)?.statusCode == 200)
      #expect(try JSON.value(Array(data))["queues"]?.array?.count == 10)
    }
  }
}
