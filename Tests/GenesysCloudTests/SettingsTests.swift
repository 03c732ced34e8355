import Documents
import Model
import TestSupport
import Testing
import Transport

@testable import GenesysCloud

/// The one object of an organisation that says how people sign in.
struct SettingsTests {
  private static let path = "/api/v2/organizations/authentication/settings"
  private static let answer: Value = [
    "multifactorAuthenticationRequired": false, "ipAddressAllowlist": [],
    "passwordRequirements": ["minimumLength": 8, "expirationDays": 90, "minimumSpaces": 1],
  ]

  private static let tenant = ScriptedTenant { _ in answer }

  @Test func `an object without id and name is found under the one name there is`() async throws {
    let reader = GenesysReader(Self.tenant.connection)
    let kind = GenesysKind.authenticationSettings.kind
    let listed = try await reader.objects(ReadRequest(kind), known: Inventory())
    #expect(listed.map(\.key) == ["organization"])
    let found = try await reader.object(keyed: "organization", of: kind, known: Inventory())
    #expect(found?.id == "organization")
    #expect(try await reader.object(keyed: "other", of: kind, known: Inventory()) == nil)
    #expect(await Set(Self.tenant.paths) == ["GET \(Self.path)"])
  }

  @Test func `a change carries what else stands in the same object, and nothing more`() throws {
    var live = Self.answer
    live.set("organization", at: ["name"])
    let genesys = GenesysKind.authenticationSettings
    let write = Write(
      .update, kind: genesys.kind, key: "organization",
      live: LiveObject(
        id: "organization", key: "organization",
        attributes: genesys.kind.attributes(from: live), raw: live),
      attributes: ["name": "organization", "passwordRequirements": ["minimumLength": 14]],
      changed: ["passwordRequirements.minimumLength"])
    let calls = try CallMaker(genesys, write).calls()
    #expect(calls.map(\.method) == ["PATCH"] && calls.map(\.path) == [Self.path])
    let requirements: Value = ["minimumLength": 14, "expirationDays": 90, "minimumSpaces": 1]
    #expect(calls.first?.body == ["passwordRequirements": requirements])
  }
}
