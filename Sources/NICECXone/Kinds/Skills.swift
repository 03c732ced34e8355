import Documents
import Model

extension CXoneKind {
  static let skills = CXoneKind(
    kind: Kind(
      "skills", singular: "skill", summary: "A queue: what contacts wait for and agents master.",
      key: .attribute("skillName"), deletion: .deactivationOnly, permissions: .ofTheRole,
      listsMayHide: true, manualSteps: .neverDeleted,
      notes: [
        "Media: 1 e-mail, 3 chat, 4 phone, 5 voicemail, 6 work item, 7 SMS, 8 social, 9 digital.",
        "Medium, direction and outbound strategy are fixed once a skill is made.",
        "An inbound skill needs its service level and short-abandon settings to be made.",
        "Which agents have a skill is said by 'skills' of the agent.",
        "'dispositions' are read back from the vendor's own list: some tenants do not take them.",
        "'screenPopType' and 'divisionNo' are never read back: they are sent with the next change.",
        "The vendor never deletes a skill; removing one switches it off.",
      ],
      attributes: {
        identity
        SkillRouting.attributes
        SkillDesktop.attributes
        SkillDialler.attributes
      }),
    endpoints: .acd("skills", id: "skillId", listing: .pages("skills")).with {
      $0.creation = .batch("skills")
      $0.update = Endpoints.Update(form: .member("skill"))
      $0.deactivation = .update(.inactive)
      $0.afterCreation = ["isActive"]
      $0.inUpdate = [
        "patronTypingPreview": "patronTypingIndicator", "popThankYouURL": "popThankYouUrl",
      ]
      $0.translated = ["scriptId": .scripts, "callSuppressionScriptId": .scripts]
      $0.activity = Endpoints.Activity(
        path: "skills/activity", member: "skillActivity", id: "skillId", waiting: "queueCount",
        active: "contactsActive")
      $0.nested = [dispositionsOfSkill, tagsOfSkill] + SkillDialler.nested
    })

  @AttributesBuilder private static var identity: [Attribute] {
    Attribute.string("skillName", "The name.", length: 1...30).required()
    Attribute.integer("mediaTypeId", "The medium.", in: 1...9).required().fixedAtCreation()
    Attribute.boolean("isOutbound", "Whether agents reach out instead of waiting.")
      .fixedAtCreation().defaulting(to: false)
    Attribute.string("outboundStrategy", "How an outbound skill dials.").fixedAtCreation()
    Attribute.string("workItemQueueType", "How work items come in.").fixedAtCreation()
    Attribute.id("campaignId", of: "campaigns", "The campaign it counts in.").required()
    Attribute.activity("Whether contacts can wait for it.")
    Attribute.string("notes", "Notes for administrators.").cosmetic()
    Attribute.id("divisionNo", of: "divisions", "The division it belongs to.").writeOnly()
    Attribute.map(
      "dispositions", from: .reference(Reference(to: "dispositions", asBareID: true)),
      to: .record(assigned), "How its contacts can end."
    ).storedApart()
    Attribute.set("tags", of: .id(of: "tags"), "The tags it offers.").storedApart()
  }

  @AttributesBuilder private static var assigned: [Attribute] {
    Attribute.integer("priority", "The place in the list agents see.", in: 0...Int.largest)
      .required().on(wire: "displayOrder", written: "priority").formerly("priority")
  }

  private static let dispositionsOfSkill = Nested(
    attribute: "dispositions", source: .collection("dispositions", members: ["dispositions"]),
    content: .entries(["dispositionId"]), writing: .body)

  private static let tagsOfSkill = Nested(
    attribute: "tags", source: .collection("tags", members: ["tags"]),
    content: .references(["tagId"]),
    writing: .calls(
      adding: Batch(method: "POST", path: "tags", form: .items("tags", id: "tagId")),
      removing: Batch(method: "DELETE", path: "tags", form: .items("tags", id: "tagId"))))
}
