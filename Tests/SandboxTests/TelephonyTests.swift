import Documents
import Testing

@testable import Sandbox

@Suite struct TelephonyTests {
  private static let pools = "/api/v2/telephony/providers/edges/didpools"

  private func pool(_ start: String, _ end: String) -> Value {
    ["name": "Pool", "startPhoneNumber": .string(start), "endPhoneNumber": .string(end)]
  }

  @Test func `ranges of numbers do not overlap`() {
    var desk = Desk()
    let made = desk.post(Self.pools, pool("+493010000", "+493010099"))
    #expect(made.value["version"] == 1)
    let overlapping = desk.post(Self.pools, pool("+493010050", "+493010150"))
    #expect(overlapping.status == 409 && overlapping.code == "general.conflict")
    #expect(desk.post(Self.pools, pool("+493010100", "+493010100")).status == 200)
    var changed = made.value
    changed.set("Berlin", at: ["comments"])
    let path = Self.pools + "/" + made.id
    #expect(desk.send("PUT", path, changed).value["comments"] == "Berlin")
    #expect(desk.send("PUT", path, changed).code == "general.conflict")
  }

  @Test(arguments: [
    ("+493010099", "+493010000"), ("+4930100", "+493010099"), ("493010000", "493010099"),
    ("+49 3010000", "+49 3010099"),
  ])
  func `a range is two numbers in order`(start: String, end: String) {
    var desk = Desk()
    #expect(desk.post(Self.pools, pool(start, end)).status == 400)
  }

  @Test func `a deleted range can be declared again`() {
    var desk = Desk()
    let first = desk.post(Self.pools, pool("+493010000", "+493010099"))
    #expect(desk.send("DELETE", Self.pools + "/" + first.id).status == 200)
    #expect(desk.get(Self.pools + "/" + first.id).value["state"] == "deleted")
    #expect(desk.post(Self.pools, pool("+493010000", "+493010099")).status == 200)
  }
}
