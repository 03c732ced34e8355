import Documents
import Model
import Testing

@testable import Reconciliation

struct ExportFileTests {
  private static func files(_ count: Int, largest: Int) -> [String: [UInt8]] {
    guard let provider = Vendor.all.first?.provider else { return [:] }
    var inventory = Inventory()
    for kind in provider.kinds where kind.name == "divisions" {
      inventory.store(
        (0..<count).map { number in
          LiveObject(
            id: "id-\(number)", key: "Division \(number)",
            attributes: ["name": .string("Division \(number)"), "description": "One of many"],
            raw: .null)
        }, of: kind)
    }
    return TenantExport("cloud", provider: provider, inventory: inventory, largestFile: largest)
      .files(connection: [:])
  }

  @Test func `a kind with more objects than one file can hold has several`() {
    let whole = Self.files(9, largest: 1 << 20)
    #expect(whole.keys.sorted() == ["cloud/divisions.yaml", "cutsheet.yaml"])
    let parts = Self.files(9, largest: 300)
    let names = parts.keys.filter { $0.hasPrefix("cloud/divisions-") }
    #expect(names.count > 1 && parts["cloud/divisions.yaml"] == nil)
    #expect(names.allSatisfy { (parts[$0] ?? []).count <= 300 })
    let text = names.map { String(decoding: parts[$0] ?? [], as: UTF8.self) }.joined()
    for number in 0..<9 {
      #expect(text.split(separator: "Division \(number):").count == 2)
    }
  }

  @Test func `one object alone is never divided`() {
    #expect(Self.files(1, largest: 1).keys.sorted() == ["cloud/divisions.yaml", "cutsheet.yaml"])
  }
}
