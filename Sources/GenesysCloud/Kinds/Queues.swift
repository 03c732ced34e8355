import Model

extension GenesysKind {
  static let queues = GenesysKind(
    kind: Kind(
      "queues", singular: "queue", summary: "Where conversations wait for an agent.",
      key: .attribute("name"),
      permissions: Kind.Permissions(
        read: ["routing:queue:view"], create: ["routing:queue:add", "routing:queue:edit"],
        update: ["routing:queue:edit"], delete: ["routing:queue:delete"],
        watch: ["analytics:queueObservation:view"]),
      manualSteps: .neverSwitchedOff,
      notes: [
        "The name is unique in the whole organisation, also across divisions.",
        "The vendor replaces a queue as a whole; what the project does not manage is carried along.",
        "'acwSettings.timeoutMs' holds only with AGENT_REQUESTED and the two TIMEOUT prompts.",
        "A queue in which conversations wait is not deleted.",
        "People who are in by a group are not listed among 'members'.",
        "A ring that has members cannot be dropped.",
      ],
      attributes: {
        identity
        QueueMedia.attributes
        afterCall
        QueueRouting.attributes
        QueueAddresses.attributes
        people
      }),
    endpoints: Endpoints(
      path: "routing/queues", listing: Listing(.pages(size: 500)),
      update: .replacing(dropping: [
        "id", "selfUri", "memberCount", "userMemberCount", "joinedMemberCount", "dateCreated",
        "dateModified", "createdBy", "modifiedBy",
      ])
    ).with {
      $0.movesAs = "QUEUE"
      $0.ownedInside.insert("memberCount")
      $0.nested = [members, codes]
      $0.observation = Endpoints.Observation(
        path: "/api/v2/analytics/queues/observations/query", dimension: "queueId")
      $0.auditedAs = ["Queue"]
    })

  private static let members = Nested(
    attribute: "members", content: .references,
    source: .collection("members", .pages(size: 100), query: [("memberBy", "user")]),
    adding: Batch(method: "POST", path: "members", form: .objects, size: 100),
    removing: Batch(
      method: "POST", path: "members", form: .objects, query: [("delete", "true")], size: 100))

  private static let codes = Nested(
    attribute: "wrapUpCodes", content: .references,
    source: .collection("wrapupcodes", .pages(size: 100)),
    adding: Batch(method: "POST", path: "wrapupcodes", form: .objects, size: 100),
    removing: .each("DELETE", "wrapupcodes"))

  @AttributesBuilder private static var identity: [Attribute] {
    Attribute.string("name", "The name agents and supervisors see.", length: 1...256).required()
    Attribute.string("description", "What the queue is for.").cosmetic()
    Attribute.reference(
      "division", to: "divisions", "Who may see and change the queue.", default: "Home")
    Attribute.string("peerId", "The id of the queue's peer in another system.")
  }

  @AttributesBuilder private static var afterCall: [Attribute] {
    Attribute.choice(
      "acwSettings.wrapupPrompt", "How agents are asked for a wrap-up code.",
      of: [
        "MANDATORY", "OPTIONAL", "MANDATORY_TIMEOUT", "MANDATORY_FORCED_TIMEOUT",
        "AGENT_REQUESTED",
      ])
    Attribute.integer(
      "acwSettings.timeoutMs", "How long after-call work may take.", in: 1_000...3_600_000
    ).counted(in: .milliseconds)
  }

  @AttributesBuilder private static var people: [Attribute] {
    Attribute.set(
      "memberGroups", of: .record(QueueRouting.memberGroup), "Groups whose people are members.")
    Attribute.set(
      "members", of: .reference(Reference(to: "users", ignoringCase: true)),
      "People who are members themselves, not by a group."
    ).storedApart()
    Attribute.set(
      "wrapUpCodes", of: .reference(Reference(to: "wrapUpCodes")),
      "The codes agents can choose from."
    ).storedApart()
  }
}
