import Model
import Testing

@testable import NICECXone

struct RegistryTests {
  static let kinds = CXoneKind.all.map(\.kind)

  @Test(arguments: kinds)
  func `the key's attributes are in the table`(_ kind: Kind) {
    switch kind.key {
    case .attribute(let name, _): #expect(kind.attribute(name)?.isRequired == true)
    case .composite(let names): #expect(names.allSatisfy { kind.attribute($0) != nil })
    }
  }

  @Test(arguments: kinds)
  func `what is stored apart has calls of its own, and only that`(_ kind: Kind) throws {
    let cxone = try #require(CXoneKind.of(kind))
    let apart = kind.attributes.filter(\.isStoredApart).map(\.name)
    #expect(Set(apart) == Set(cxone.endpoints.nested.map(\.attribute)))
  }

  @Test(arguments: kinds)
  func `what the table has no call for, it has a manual step for`(_ kind: Kind) throws {
    let endpoints = try #require(CXoneKind.of(kind)).endpoints
    let writesContent =
      if case .scripts? = endpoints.peculiarity { true } else { kind.name == "files" }
    #expect((endpoints.creation == nil) == (kind.manualSteps[.create] != nil))
    #expect(
      (endpoints.update == nil && !writesContent && kind.name != "addressBooks")
        == (kind.manualSteps[.update] != nil))
    #expect((endpoints.deactivation == nil) == (kind.manualSteps[.deactivate] != nil))
    #expect(endpoints.isDeletable == (kind.deletion != .deactivationOnly))
    #expect(endpoints.isDeletable == (kind.manualSteps[.delete] == nil))
  }

  @Test(arguments: kinds)
  func `the endpoints speak of attributes that exist`(_ kind: Kind) throws {
    let endpoints = try #require(CXoneKind.of(kind)).endpoints
    let named =
      Array(endpoints.afterCreation) + Array(endpoints.textIDs) + Array(endpoints.byName)
      + Array(endpoints.translated.keys) + Array(endpoints.keyed.keys)
    #expect(named.allSatisfy { kind.attribute($0) != nil })
  }

  @Test(arguments: kinds)
  func `an attribute that only grows has no call that removes`(_ kind: Kind) throws {
    let cxone = try #require(CXoneKind.of(kind))
    for attribute in kind.attributes {
      guard case .calls(_, _, let removing)? = cxone.nested(attribute.name)?.writing else {
        #expect(attribute.removalStep == nil)
        continue
      }
      #expect((removing == nil) == (attribute.removalStep != nil))
    }
  }

  @Test func `every path names the pinned version`() {
    for cxone in CXoneKind.all where cxone.endpoints.path.hasPrefix("/incontactapi") {
      #expect(cxone.endpoints.path.hasPrefix("/incontactapi/services/v34.0/"))
    }
  }

  @Test func `an area has a login host and a foreign word has none`() {
    #expect(CXoneArea.login(of: "na1") == "https://na1.nice-incontact.com")
    #expect(CXoneArea.login(of: "evil.example/") == nil)
    #expect(CXoneArea.login(of: "") == nil)
  }
}
