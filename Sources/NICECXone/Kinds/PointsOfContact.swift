import Documents
import Model

extension CXoneKind {
  static let pointsOfContact = CXoneKind(
    kind: Kind(
      "pointsOfContact", singular: "point of contact",
      summary: "A number or address that contacts come in by, and the script that answers.",
      key: .composite(["mediaTypeId", "pointOfContact"]), deletion: .deactivationOnly,
      permissions: .ofTheRole, isRenamable: false, manualSteps: .neverDeleted,
      notes: [
        "Media: 1 e-mail, 3 chat, 4 phone, 5 voicemail, 6 work item, 7 SMS, 8 social, 9 digital.",
        "'ivrReportingEnabled' and 'chatProfileId' are never read back: they are sent with the next "
          + "change.",
        "Another 'scriptName' is the quick way to cut over, and back.",
        "The vendor never deletes a point of contact; removing one switches it off.",
      ]
    ) {
      Attribute.integer("mediaTypeId", "The medium.", in: 1...9).required().fixedAtCreation()
      Attribute.string("pointOfContact", "The number or address.", length: 1...256).required()
        .fixedAtCreation().on(wire: "contactAddress", written: "pointOfContact")
      Attribute.string("pointOfContactName", "The name.", length: 1...256).required()
        .on(wire: "contactDescription", written: "pointOfContactName")
      Attribute.id("skillId", of: "skills", "The skill that contacts wait for.").required()
        .on(wire: "defaultSkillId", written: "skillId")
      Attribute.string("scriptName", "The script that answers, by its path.", length: 1...500)
        .required()
      Attribute.activity("Whether it takes contacts.")
      Attribute.boolean("ivrReportingEnabled", "Whether reports count steps of the script.")
        .writeOnly()
      Attribute.integer("chatProfileId", "The profile of a chat window.", in: 0...Int.largest)
        .writeOnly()
      Attribute.string("notes", "Notes for administrators.").cosmetic()
    },
    endpoints: .acd(
      "points-of-contact", id: "contactCode", "pointOfContactId",
      listing: Listing(.pages, "pointsOfContact")
    ).with {
      $0.creation = .flat
      $0.update = Endpoints.Update(form: .flat)
      $0.deactivation = .update(.inactive)
      $0.afterCreation = ["notes"]
    })
}
