import Documents
import Model

extension CXoneKind {
  static let agents = CXoneKind(
    kind: Kind(
      "agents", singular: "agent", summary: "A person in routing: team, skills, limits.",
      key: .attribute("userName", ignoresCase: true), deletion: .deactivationOnly,
      permissions: .ofTheRole, listsMayHide: true, manualSteps: .neverDeleted,
      notes: [
        "A person is an agent here and a user among 'users': whichever is declared, or made first, "
          + "makes both, and 'password' counts only where the agent is first.",
        "Proficiency 1 is best; the vendor's pages allow 1 to 20, its documents 1 to 5.",
        "'roleId' is never read back; read the user.",
        "The vendor never deletes an agent; removing one switches the person off.",
        "Agents that the key's role may not see are missing from the list.",
      ],
      attributes: {
        identity
        AgentWork.attributes
        AgentRecord.attributes
      }),
    endpoints: .acd("agents", id: "agentId", listing: .pages("agents")).with {
      $0.creation = .batch("agents")
      $0.update = Endpoints.Update(form: .member("agent"), idMember: "agentId", idIsText: true)
      $0.deactivation = .update(.inactive)
      $0.textIDs = ["teamId"]
      $0.inCreation = ["agentWorkItemThreshold": "agentWorkItemthreshold"]
      $0.carried = ["apiKey"]
      $0.afterCreation = ["teams_channel_Id", "divisionNo", "agentMaxVersion"]
      $0.nested = [skillsOfAgent]
      $0.isShared = true
    })

  @AttributesBuilder private static var identity: [Attribute] {
    Attribute.string("userName", "The name the person signs in with.", length: 1...256).required()
    Attribute.string("firstName", "The first name.", length: 1...128).required()
    Attribute.string("middleName", "The middle name.").cosmetic()
    Attribute.string("lastName", "The last name.", length: 1...128).required()
    Attribute.string("emailAddress", "The e-mail address.", format: .email).required()
    Attribute.activity("Whether the person can sign in.")
    Attribute.id("teamId", of: "teams", "The team the person is in.").required()
    Attribute.id("profileId", of: "securityProfiles", "What the person may do.").required()
    Attribute.id("roleId", of: "roles", ignoringCase: true, "The role of user services.")
      .writeOnly()
    Attribute.id("userId", of: "users", ignoringCase: true, "The person among users.")
      .on(wire: "userID", written: "userId")
    Attribute.id("reportToId", of: "agents", ignoringCase: true, "Whom the person reports to.")
    Attribute.string("timeZone", "The time zone.", length: 1...100).required()
    Attribute.string("country", "The country.", length: 1...100).required()
    Attribute.string("state", "The state.")
    Attribute.string("city", "The city.", length: 1...100).required()
    Attribute.id("divisionNo", of: "divisions", "The division the person belongs to.")
    Attribute.string("password", "The first password.", length: 1...200).secret().writeOnly()
      .fixedAtCreation()
    Attribute.boolean("forceChangeOnLogon", "Whether the first sign-in asks for another.")
      .writeOnly().fixedAtCreation()
    Attribute.map(
      "skills", from: .reference(Reference(to: "skills", asBareID: true)), to: .record(mastery),
      "The skills the person has."
    ).storedApart()
  }

  @AttributesBuilder private static var mastery: [Attribute] {
    Attribute.integer("proficiency", "How well; 1 is best.", in: 1...20)
      .on(wire: "agentProficiencyValue", written: "proficiency").formerly("proficiency")
    Attribute.boolean("isActive", "Whether contacts of it come.").defaulting(to: true)
  }

  private static let skillsOfAgent = Nested(
    attribute: "skills",
    source: .collection("skills", members: ["agentSkillAssignments"]),
    content: .entries(["skillId"]),
    writing: .calls(
      adding: assignment("POST"), changing: assignment("PUT"),
      removing: Batch(
        method: "DELETE", path: "skills", form: .items("skills", id: "skillId"))),
    bulk: Nested.Bulk(
      path: "agents/skills", member: "agentSkillAssignments", owner: ["agentId", "agentID_alt"],
      queries: [true, false].flatMap { agents in
        [true, false].map { skills in
          [("isAgentActive", "\(agents)"), ("isActive", "\(skills)")]
        }
      }))

  private static func assignment(_ method: String) -> Batch {
    Batch(
      method: method, path: "skills", form: .items("skills", id: "skillId", asText: true),
      carriesValues: true, defaults: method == "PUT" ? ["isActive": true] : [:])
  }
}
