import Documents
import Model
import Parsing
import Testing

@testable import GenesysCloud

/// Answers as the vendor writes them, with fields that are its own affair.
struct DecodingTests {
  private func read(_ genesys: GenesysKind, _ json: String) throws -> Value {
    genesys.kind.attributes(from: try JSON.value(Array(json.utf8)))
  }

  @Test func `a queue`() throws {
    let attributes = try read(
      .queues,
      """
      {"id":"q","name":"Support","division":{"id":"d","name":"Home","selfUri":"/x"},
       "memberCount":3,"dateCreated":"2026-01-01T00:00:00Z",
       "mediaSettings":{"call":{"alertingTimeoutSeconds":12,
         "serviceLevel":{"percentage":0.8,"durationMs":20000},"enableAutoAnswer":false}},
       "acwSettings":{"wrapupPrompt":"MANDATORY_TIMEOUT","timeoutMs":30000},
       "bullseye":{"rings":[{"expansionCriteria":[{"type":"TIMEOUT_SECONDS","threshold":5.0}],
         "actions":{"skillsToRemove":[{"id":"s","name":"French"}]}}]},
       "memberGroups":[{"id":"g","type":"GROUP","memberCount":4}],
       "queueFlow":{"id":"f","name":"Flow"},"onHoldPrompt":null,
       "directRouting":{"backupQueueId":"b","waitForAgent":true}}
      """)
    #expect(attributes["division"] == ["id": "d"])
    #expect(attributes[path: ["mediaSettings", "call", "serviceLevel", "durationMs"]] == 20_000)
    #expect(attributes[path: ["acwSettings", "timeoutMs"]] == 30_000)
    #expect(
      attributes[path: ["bullseye", "rings"]] == [
        [
          "expansionCriteria": [["type": "TIMEOUT_SECONDS", "threshold": 5]],
          "actions": ["skillsToRemove": [["id": "s"]]],
        ]
      ])
    #expect(attributes["memberGroups"] == [["id": ["id": "g"], "type": "GROUP"]])
    #expect(attributes["queueFlow"] == ["id": "f"])
    #expect(attributes[path: ["directRouting", "backupQueueId"]] == ["id": "b"])
    #expect(attributes["memberCount"] == nil)
    #expect(attributes["onHoldPrompt"] == nil)
  }

  @Test func `a user`() throws {
    let attributes = try read(
      .users,
      """
      {"id":"u","name":"Ana","email":"ana@acme.example","version":3,"state":"active",
       "division":{"id":"d"},"manager":{"id":"m","selfUri":"/x"},"acdAutoAnswer":true,
       "addresses":[{"address":"+4930123","display":"030 123","mediaType":"PHONE","type":"WORK"}],
       "skills":[{"id":"s","proficiency":3.5}]}
      """)
    #expect(attributes["manager"] == ["id": "m"])
    #expect(
      attributes["addresses"] == [
        ["address": "+4930123", "mediaType": "PHONE", "type": "WORK"]
      ])
    #expect(attributes["skills"] == nil)
    #expect(attributes["version"] == nil)
  }

  @Test func `a client has roles in divisions and no secret`() throws {
    let attributes = try read(
      .oauthClients,
      """
      {"id":"c","name":"Export","authorizedGrantType":"CLIENT-CREDENTIALS","secret":"hush",
       "accessTokenValiditySeconds":3600,"state":"active",
       "roleDivisions":[{"roleId":"r","divisionId":"*"}]}
      """)
    #expect(attributes["roleDivisions"] == [["roleId": ["id": "r"], "divisionId": "*"]])
    #expect(attributes["secret"] == nil)
  }

  @Test func `a wrap-up code may belong to all divisions`() throws {
    let attributes = try read(.wrapUpCodes, #"{"id":"w","name":"Sale","division":{"id":"*"}}"#)
    #expect(attributes["division"] == "*")
  }

  @Test func `a group names its owners`() throws {
    let attributes = try read(
      .groups,
      #"{"id":"g","name":"Leads","type":"official","visibility":"owners","owners":[{"id":"u"}]}"#)
    #expect(attributes["owners"] == [["id": "u"]])
  }

  @Test func `a role's condition stays a tree`() throws {
    let attributes = try read(
      .roles,
      """
      {"id":"r","name":"R","userCount":4,"permissionPolicies":[{"domain":"routing",
       "entityName":"queue","actionSet":["view"],"allowConditions":true,
       "resourceConditionNode":{"conjunction":"AND","terms":[]}}]}
      """)
    let policy = attributes["permissionPolicies"]?.array?.first
    #expect(policy?["resourceConditionNode"] == ["conjunction": "AND", "terms": []])
    #expect(policy?["policyName"] == nil)
  }
}
