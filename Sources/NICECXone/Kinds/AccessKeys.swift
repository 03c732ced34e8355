import Documents
import Model

extension CXoneKind {
  static let accessKeys = CXoneKind(
    kind: Kind(
      "accessKeys", singular: "access key", summary: "What programs sign in with for an employee.",
      key: .attribute("accessKeyId"), permissions: .ofTheRole, isRenamable: false,
      manualSteps: [
        .create: "make the key on the employee's page in Admin; its secret is shown once there"
      ],
      notes: ["A key is switched off and deleted here and made in the screens."]
    ) {
      Attribute.string("accessKeyId", "The key's id.", length: 1...200).required()
      Attribute.activity("Whether it can sign in.")
      Attribute.id("userId", of: "users", ignoringCase: true, "Whose key it is.").serverOwned()
    },
    endpoints: Endpoints(
      path: "/access-key-management/v1/access-keys", id: ["accessKeyId"],
      listing: Listing(.whole, "accessKeys")
    ).with {
      $0.single = .list
      $0.update = Endpoints.Update(form: .flat, isAtCollection: true)
      $0.peculiarity = .accessKeys
      $0.isDeletable = true
      $0.deactivation = .update(.inactive)
    })
}
