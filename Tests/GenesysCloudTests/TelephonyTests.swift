import Documents
import Model
import Testing

@testable import GenesysCloud

struct TelephonyTests {
  private func create(_ genesys: GenesysKind, _ wanted: Value) throws -> [Call] {
    let write = Write(
      .create, kind: genesys.kind, key: "the key", live: nil, attributes: wanted,
      changed: wanted.object?.keys ?? [], ids: Sample.ids)
    return try CallMaker(genesys, write).calls()
  }

  @Test func `a range of numbers is its own name`() throws {
    let wanted: Value = ["startPhoneNumber": "+493010000", "endPhoneNumber": "+493010099"]
    let kind = GenesysKind.didPools.kind
    #expect(kind.key(of: wanted) == "startPhoneNumber=+493010000,endPhoneNumber=+493010099")
    let body = try #require(try create(.didPools, wanted).first?.body)
    #expect(body["name"] == "+493010000-+493010099")
  }

  @Test func `a name that a range has is left alone`() throws {
    var live = try Sample.live(of: .didPools)
    live.raw.set("Head office", at: ["name"])
    let comments = try #require(GenesysKind.didPools.kind.attribute("comments"))
    let write = Sample.update(.didPools, live, comments, to: "Berlin")
    let body = try #require(try CallMaker(.didPools, write).calls().first?.body)
    #expect(body["name"] == "Head office" && body["comments"] == "Berlin")
    #expect(body["state"] == nil && body["version"] == 7)
  }
}
