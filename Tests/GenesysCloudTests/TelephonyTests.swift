import Documents
import Model
import TestSupport
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

  @Test func `a call route sends flows and hours by their ids, whether named or not`() throws {
    let wanted: Value = [
      "name": "Main", "dnis": ["+493010001"], "openHoursFlow": "flows-1",
      "closedHoursFlow": ["id": "flow-2"], "scheduleGroup": "scheduleGroups-1",
    ]
    let calls = try create(.ivrs, wanted)
    #expect(calls.count == 1)
    #expect(calls[0].body?["scheduleGroup"] == ["id": "id-scheduleGroups-1"])
    #expect(calls[0].body?["openHoursFlow"] == ["id": "id-flows-1"])
    #expect(calls[0].body?["closedHoursFlow"] == ["id": "flow-2"])
    #expect(calls[0].body?["dnis"] == ["+493010001"])
  }

  @Test func `the numbers of a call route are written fifty at a time`() throws {
    let numbers = Value.array((0..<130).map { .string("+49301\(1_000 + $0)") })
    let calls = try create(.ivrs, ["name": "Main", "dnis": numbers])
    #expect(calls.map { $0.body?["dnis"]?.array?.count } == [50, 100, 130])
  }

  @Test func `a call route moves to a division by a call of its own`() throws {
    let live = try Sample.live(of: .ivrs)
    let division = try #require(GenesysKind.ivrs.kind.attribute("division"))
    let calls = try CallMaker(
      .ivrs, Sample.update(.ivrs, live, division, to: "divisions-1")
    ).calls()
    #expect(
      calls.map(\.path) == [
        "/api/v2/authorization/divisions/id-divisions-1/objects/CALLROUTE"
      ])
  }

  @Test func `calls that an emergency sends elsewhere stay where nothing is said of them`() throws {
    var live = try Sample.live(of: .emergencyGroups)
    let route = { (id: String) -> Value in ["id": .string(id), "name": "R", "selfUri": "/r"] }
    let flow: Value = ["id": "id-flows-1", "name": "F", "selfUri": "/f"]
    live.raw.set(
      [
        ["emergencyFlow": flow, "ivrs": [route("id-ivrs-1"), route("id-ivrs-2")]],
        ["emergencyFlow": flow, "ivrs": [route("id-ivrs-3")]],
      ], at: ["emergencyCallFlows"])
    let flows = try #require(GenesysKind.emergencyGroups.kind.attribute("emergencyCallFlows"))
    let write = Sample.update(
      .emergencyGroups, live, flows,
      to: [
        ["emergencyFlow": "flows-1"], ["emergencyFlow": "flows-1", "ivrs": ["ivrs-2", "ivrs-1"]],
      ])
    let body = try #require(try CallMaker(.emergencyGroups, write).calls().first?.body)
    let sent = (body["emergencyCallFlows"]?.array ?? []).map { entry in
      (entry["ivrs"]?.array ?? []).compactMap { $0["id"]?.string }
    }
    #expect(sent == [["id-ivrs-3"], ["id-ivrs-2", "id-ivrs-1"]])
  }
}
