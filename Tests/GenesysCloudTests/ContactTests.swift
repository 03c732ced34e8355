import Documents
import Model
import TestSupport
import Testing

@testable import GenesysCloud

struct ContactTests {
  private func changed(_ shown: String, to number: Value) throws -> Value {
    let raw: Value = [
      "id": "c", "lastName": "Ruiz",
      "workPhone": ["e164": "+4930123456", "display": .string(shown), "userInput": .string(shown)],
    ]
    let kind = GenesysKind.externalContacts.kind
    let live = LiveObject(
      id: "c", key: "lastName=Ruiz", attributes: kind.attributes(from: raw), raw: raw)
    let phone = try #require(kind.attribute("workPhone.e164"))
    let write = Sample.update(.externalContacts, live, phone, to: number)
    return try CallMaker(.externalContacts, write).calls().first?.body?["workPhone"] ?? .null
  }

  @Test(arguments: ["+49 30 123456", "030 123456", "(030) 12 34 56", ""])
  func `another number is displayed as what it is`(_ shown: String) throws {
    let sent = try changed(shown, to: "+4940987654")
    #expect(sent["e164"] == "+4940987654" && sent["display"] == "+4940987654")
    #expect(sent["userInput"] == nil)
  }

  @Test(arguments: ["+49 30 123456", "030 123456"])
  func `a number that stays is displayed as people wrote it`(_ shown: String) throws {
    #expect(try changed(shown, to: "+4930123456")["display"] == .string(shown))
  }

  @Test func `a contact is told by what it is called and its address at work`() {
    let kind = GenesysKind.externalContacts.kind
    #expect(
      kind.key(of: ["lastName": "Ruiz", "workEmail": "Ana@Acme.example"])
        == "lastName=Ruiz,workEmail=ana@acme.example")
  }
}
