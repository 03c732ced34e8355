import Model
import Testing

struct PermissionCatalogueTests {
  private static let catalogue = PermissionCatalogue(
    [
      "routing:queue:view", "routing:queue:edit", "routing:skill:view", "telephony:plugin:all",
    ], conditional: ["routing:queue:view"])

  @Test func `a pattern stands for all that it fits`() {
    #expect(
      Self.catalogue.expanded(["routing:*:view"]) == ["routing:queue:view", "routing:skill:view"])
    #expect(Self.catalogue.expanded(["billing:*:*", "x"]) == ["billing:*:*", "x"])
    #expect(Self.catalogue.expanded("*").count == 4)
  }

  @Test func `what is not known is told, with what was meant`() {
    #expect(Self.catalogue.knows("routing:queue:*"))
    #expect(!Self.catalogue.knows("routing:flow:*"))
    #expect(!Self.catalogue.knows("routing:queue:veiw"))
    #expect(
      Self.catalogue.suggestion(for: "routing:queue:veiw") == "did you mean 'routing:queue:view'?")
  }

  @Test func `only some permissions take a condition`() {
    #expect(Self.catalogue.allowsConditions("routing:queue:view"))
    #expect(!Self.catalogue.allowsConditions("routing:queue:edit"))
  }

  @Test func `rights are covered by others that stand for more`() {
    let catalogue = Self.catalogue
    #expect(catalogue.isCovered("routing:queue:*", by: ["routing:*"]))
    #expect(catalogue.isCovered("routing:*:view", by: ["routing:queue:*", "routing:skill:view"]))
    #expect(!catalogue.isCovered("*", by: ["routing:*"]))
    #expect(!catalogue.isCovered("routing:queue:view", by: [String]()))
  }
}
