import Model
import Testing

@testable import GenesysCloud

struct RegistryTests {
  static let kinds = GenesysKind.all.map(\.kind)

  @Test(arguments: kinds)
  func `the key's attributes are in the table`(_ kind: Kind) {
    switch kind.key {
    case .attribute(let name, _): #expect(kind.attribute(name)?.isRequired == true)
    case .composite(let names): #expect(names.allSatisfy { kind.attribute($0) != nil })
    }
  }

  @Test(arguments: kinds)
  func `what is stored apart has calls of its own, and only that`(_ kind: Kind) throws {
    let genesys = try #require(GenesysKind.of(kind))
    let apart = kind.attributes.filter(\.isStoredApart).map(\.name)
    #expect(Set(apart) == Set(genesys.endpoints.nested.map(\.attribute)))
  }

  @Test(arguments: kinds)
  func `the endpoints speak of attributes that exist`(_ kind: Kind) throws {
    let endpoints = try #require(GenesysKind.of(kind)).endpoints
    var named = Array(endpoints.afterCreation) + endpoints.onlyAtCreation
    named += [endpoints.alone, endpoints.policies, endpoints.growth?.attribute]
      .compactMap(\.self)
    named += [endpoints.deactivation, endpoints.beforeDeletion].compactMap { $0?.attribute }
    #expect(named.allSatisfy { kind.attribute($0) != nil })
    #expect(kind.showsSecretOnce == (endpoints.shownOnce != nil))
  }

  @Test(arguments: kinds)
  func `what nobody can switch off says what a person does instead`(_ kind: Kind) throws {
    let endpoints = try #require(GenesysKind.of(kind)).endpoints
    #expect((endpoints.deactivation == nil) == (kind.manualSteps[.deactivate] != nil))
  }

  @Test func `regions have hosts and an endpoint replaces them`() throws {
    let hosts = try #require(TenantHosts(region: "eu-central-1"))
    #expect(hosts.api == "https://api.mypurecloud.de")
    #expect(hosts.login == "https://login.mypurecloud.de")
    #expect(TenantHosts(region: "moon-1") == nil)
    #expect(TenantHosts(endpoint: "http://127.0.0.1:8080/").api == "http://127.0.0.1:8080")
  }
}
