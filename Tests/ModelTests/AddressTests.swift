import Testing

@testable import Model

struct AddressTests {
  @Test func `the key of an address may hold slashes`() {
    let address = Address("cloud/queues/Support / Tier 1")
    #expect(address == Address(tenant: "cloud", kind: "queues", key: "Support / Tier 1"))
    #expect(address?.description == "cloud/queues/Support / Tier 1")
  }

  @Test(arguments: ["", "cloud", "cloud/queues", "cloud/queues/", "/queues/x", "cloud//x"])
  func `an address needs all three parts`(text: String) {
    #expect(Address(text) == nil)
  }

  @Test(arguments: [
    ("cloud/queues/*", "cloud/queues/Support", true),
    ("cloud/queues/*", "cloud/queues/", true),
    ("*/Support", "cloud/queues/Support", true),
    ("cloud/*/Sup*t", "cloud/queues/Support", true),
    ("cloud/queues/Sup*port", "cloud/queues/Support", true),
    ("cloud/queues/Support*port", "cloud/queues/Support", false),
    ("cloud/queues/Sup", "cloud/queues/Support", false),
    ("cloud/queues/Support", "cloud/queues/Support", true),
    ("*", "", true), ("**", "anything", true), ("a*b*a", "aba", true), ("a*b*a", "ab", false),
    ("aa*aa", "aaa", false), ("*é*", "café noir", true),
  ])
  func `a star stands for any characters`(pattern: String, text: String, isMatch: Bool) {
    #expect(AddressPattern(pattern).matches(text) == isMatch)
  }
}
