import Model
import Testing

/// What must hold of the tables of every vendor, whatever stands in them.
struct VendorRegistryTests {
  private static let kinds = Vendor.all.flatMap { vendor in
    vendor.provider.kinds.map { VendorKind(vendor: vendor, kind: $0) }
  }

  @Test(arguments: Vendor.all)
  func `every kind has a name of its own`(_ vendor: Vendor) {
    let names = vendor.provider.kinds.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: kinds)
  func `a table can be read by people`(_ entry: VendorKind) {
    let kind = entry.kind
    #expect(kind.summary.hasSuffix("."))
    #expect(kind.notes.allSatisfy { $0.hasSuffix(".") })
    #expect(kind.attributes.allSatisfy { $0.summary.hasSuffix(".") })
    #expect(Set(kind.attributes.map(\.name)).count == kind.attributes.count)
  }

  @Test(arguments: kinds)
  func `a kind refers only to kinds that exist`(_ entry: VendorKind) {
    let names = entry.vendor.provider.kinds.map(\.name)
    #expect(entry.kind.referencedKinds.isSubset(of: names))
  }

  @Test(arguments: kinds)
  func `a reference ignores case where the keys that it names do`(_ entry: VendorKind) {
    for reference in entry.kind.attributes.flatMap(\.type.references) {
      #expect(reference.ignoresCase == entry.vendor.kind(reference.kind)?.ignoresKeyCase)
    }
  }
}

/// One kind of one vendor, as an argument.
struct VendorKind: CustomTestStringConvertible, Sendable {
  let vendor: Vendor
  let kind: Model.Kind

  var testDescription: String { "\(vendor.name) \(kind.name)" }
}
