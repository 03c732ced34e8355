import Documents
import Foundation
import GenesysCloud
import Model
import Parsing
import Transport

@testable import Sandbox

extension Vendor {
  static let genesys = Vendor(
    provider: GenesysCloudProvider(), samples: GenesysSamples.all, story: genesysStory,
    open: { address, client, clock in
      let tenant = GenesysTenant(
        at: TenantHosts(endpoint: address), clientID: "id", clientSecret: Secret("secret"),
        client: client, clock: clock)
      return (tenant.reader, tenant.writer)
    },
    isInUse: { $0["state"] != "deleted" })

  private static let genesysStory = KillStory(
    seed: [
      "roles": [["name": "Reader"]],
      "wrapUpCodes": [["name": "Solved", "description": "Old"], ["name": "Gone"]],
    ],
    wish: [
      ("divisions", ["name": "Sales", "description": "Inside"], nil),
      ("skills", ["name": "Billing"], nil),
      (
        "users",
        [
          "email": "ana@acme.example", "name": "Ana", "division": "Sales", "skills": ["Billing": 3],
        ],
        nil
      ),
      ("wrapUpCodes", ["name": "Solved", "description": "New"], nil),
      (
        "queues",
        [
          "name": "Support", "division": "Sales", "members": ["ana@acme.example"],
          "wrapUpCodes": ["Solved"],
        ], nil
      ),
      (
        "schedules",
        [
          "name": "Open", "start": "2026-01-05T08:00:00.000", "end": "2026-01-05T18:00:00.000",
        ], nil
      ),
      (
        "oauthClients",
        [
          "name": "etl", "authorizedGrantType": "CLIENT-CREDENTIALS",
          "roleDivisions": [["roleId": "Reader", "divisionId": "*"]],
        ], "file:etl"
      ),
    ],
    gone: ("wrapUpCodes", ["name": "Gone"]),
    made: [
      ("divisions", "Sales"), ("skills", "Billing"), ("users", "Ana"), ("wrapUpCodes", "Solved"),
      ("queues", "Support"), ("schedules", "Open"), ("oauthClients", "etl"),
    ],
    admits: { tenant, secret in
      let world = await tenant.answer(
        SandboxRequest("GET", "/_sandbox/world", query: "kind=oauthClients"))
      let id = try JSON.value(world.body)["oauthClients"]?.array?
        .first { $0["name"]?.string == "etl" }?["id"]?.string
      let pair = Data("\(id ?? ""):\(secret)".utf8).base64EncodedString()
      let response = await tenant.answer(
        SandboxRequest(
          "POST", "/oauth/token",
          headers: [
            "authorization": "Basic " + pair,
            "content-type": "application/x-www-form-urlencoded",
          ], body: Array("grant_type=client_credentials".utf8)))
      return response.status == 200
    })
}
