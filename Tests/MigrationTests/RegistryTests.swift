import Documents
import GenesysCloud
import Migration
import Model
import NICECXone
import Testing

/// Every rule against the tables of both vendors as they are.
struct RegistryTests {
  private static let providers: [any Provider] = [GenesysCloudProvider(), NICECXoneProvider()]

  private static let kinds: [MappingRule.Place: Kind] = Dictionary(
    providers.flatMap { provider in
      provider.kinds.map { (MappingRule.Place(provider.vendor, $0.name), $0) }
    }, uniquingKeysWith: { first, _ in first })

  @Test(arguments: MappingRule.all.map(\.name))
  func `a rule names kinds and attributes that there are`(name: String) throws {
    let rule = try #require(MappingRule.all.first { $0.name == name })
    let source = try #require(Self.kinds[rule.source], "no kind \(rule.source)")
    let target = try #require(Self.kinds[rule.target], "no kind \(rule.target)")
    for mapping in rule.attributes {
      #expect(target.attribute(mapping.target) != nil, "\(mapping.target)")
      for name in [mapping.source].compactMap(\.self) + mapping.others
      where !name.hasPrefix("piece") {
        #expect(source.attribute(name) != nil, "\(name)")
      }
      if case .referrers(let kind, let attribute, _) = mapping.conversion {
        #expect(Self.kinds[.init(rule.source.vendor, kind)]?.attribute(attribute) != nil)
      }
      if case .siblings(let other, _) = mapping.conversion {
        #expect(MappingRule.all.contains { $0.name == other && $0.source == rule.source })
      }
    }
    for gap in rule.gaps {
      #expect(source.attributes.contains { gap.covers($0.name) }, "\(gap.attribute)")
    }
    let others =
      rule.standing.map(\.attribute) + rule.leftOut.map(\.attribute) + Array(rule.silent)
    for name in others { #expect(source.attribute(name) != nil, "\(name)") }
    for name in rule.needed { #expect(target.attribute(name) != nil, "\(name)") }
    if let naming = rule.naming {
      for field in try NameTemplate(naming).fields {
        #expect(source.attribute(field) != nil, "\(field)")
      }
      #expect(target.keyAttribute != nil)
    }
  }

  @Test func `no two rules have one name, and each says what it does`() {
    #expect(Set(MappingRule.all.map(\.name)).count == MappingRule.all.count)
    #expect(MappingRule.all.allSatisfy { $0.summary.hasSuffix(".") })
  }
}
