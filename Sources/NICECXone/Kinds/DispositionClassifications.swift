import Documents
import Model

extension CXoneKind {
  static let dispositionClassifications = CXoneKind(
    kind: Kind(
      "dispositionClassifications", singular: "classification",
      summary: "What a disposition means to dialler and reports.",
      key: .attribute("classificationName"), deletion: .deactivationOnly,
      permissions: .ofTheRole, isRenamable: false,
      manualSteps: .readOnly("the vendor fixes classifications; refer to one that exists"),
      notes: ["Read only: the vendor's own list."]
    ) {
      Attribute.string("classificationName", "The name.", length: 1...200).required()
      Attribute.string("description", "What it means.").cosmetic()
      Attribute.string("reportingGroupName", "The group of reports it counts in.")
      Attribute.boolean("showCommitmentAmount", "Whether agents enter an amount.")
      Attribute.boolean("showRescheduleDate", "Whether agents enter a date.")
      Attribute.boolean("isAgentSpecific", "Whether a rescheduled contact returns to its agent.")
      Attribute.boolean("isPreviewDisposition", "Whether it is for previews.")
    },
    endpoints: .acd(
      "dispositions/classifications", id: "classificationId",
      listing: .pages("classificationResults")
    ).with { $0.single = .list })
}
