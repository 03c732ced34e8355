import Documents
import Model

/// A platform with a kind for every feature of the language.
struct SampleProvider: Provider {
  var vendor: String { "genesys-cloud" }

  var connection: [Attribute] {
    [
      .choice("region", "The region.", of: ["us-east-1", "eu-central-1"]).required(),
      .string("clientId", "The client.", length: 1...200).required(),
      .string("clientSecret", "Its secret.", length: 1...200).required().secret(),
    ]
  }

  var kinds: [Kind] { [divisions, skills, wrapUpCodes, users, queues, grants, oauthClients] }

  private var divisions: Kind {
    Kind(
      "divisions", singular: "division", summary: "Who may see what.", key: .attribute("name"),
      permissions: .none
    ) {
      Attribute.string("name", "The name.", length: 1...50)
      Attribute.string("description", "What it is for.", length: 0...200).cosmetic()
    }
  }

  private var skills: Kind {
    Kind(
      "skills", singular: "skill", summary: "What agents can do.", key: .attribute("name"),
      permissions: .none
    ) {
      Attribute.string("name", "The name.", length: 1...200)
    }
  }

  private var wrapUpCodes: Kind {
    Kind(
      "wrapUpCodes", singular: "wrap-up code", summary: "How an interaction ended.",
      key: .attribute("name"), permissions: .none, manualSteps: .neverSwitchedOff
    ) {
      Attribute.string("name", "The name.", length: 1...200)
      Attribute.reference("division", to: "divisions", "Who may see it.", allowing: ["*"])
    }
  }

  private var users: Kind {
    Kind(
      "users", singular: "user", summary: "People.",
      key: .attribute("email", ignoresCase: true), permissions: .none
    ) {
      Attribute.string("email", "The address.", length: 3...254, format: .email)
      Attribute.string("name", "The name.", length: 1...200).required()
      Attribute.string("department", "The department.", length: 0...100)
      Attribute.map(
        "skills", from: .reference(Reference(to: "skills")), to: .number(0...5), "Skills by level.")
      Attribute.string("id", "The id.").serverOwned()
    }
  }

  private var queues: Kind {
    Kind(
      "queues", singular: "queue", summary: "Where interactions wait for an agent.",
      key: .attribute("name"), permissions: .none, notes: ["A queue may be renamed in place."]
    ) {
      Attribute.string("name", "The name agents see.", length: 1...256)
      Attribute.reference("division", to: "divisions", "Who may see it.", default: "Home")
      Attribute.string("description", "What it is for.", length: 0...200).cosmetic()
      Attribute.integer("acwSettings.timeoutMs", "Time after a call.", in: 1_000...3_600_000)
        .counted(in: .milliseconds)
      Attribute.choice("acwSettings.wrapupPrompt", "The prompt.", of: ["MANDATORY", "OPTIONAL"])
      Attribute.integer(
        "mediaSettings.call.alertingTimeoutSeconds", "How long it rings.", in: 7...180)
      Attribute.number("mediaSettings.call.serviceLevel.percentage", "The goal.", in: 0...1)
      Attribute.boolean("enableTranscription", "Transcribes calls.")
      Attribute.set(
        "members", of: .reference(Reference(to: "users", ignoringCase: true)), "The agents.")
      Attribute.set("wrapUpCodes", of: .reference(Reference(to: "wrapUpCodes")), "The codes.")
      Attribute.list(
        "rules",
        of: .record([
          .integer("waitSeconds", "How long.", in: 2...259_200).required(),
          .reference("skill", to: "skills", "The skill."),
        ]), "The rules.")
    }
  }

  private var grants: Kind {
    Kind(
      "grants", singular: "grant", summary: "Who may do what.",
      key: .composite(["user", "division"]), permissions: .none
    ) {
      Attribute.reference("user", to: "users", "Whom.")
      Attribute.reference("division", to: "divisions", "Where.", allowing: ["*"])
    }
  }

  private var oauthClients: Kind {
    Kind(
      "oauthClients", singular: "OAuth client", summary: "Programs.", key: .attribute("name"),
      permissions: .none, showsSecretOnce: true
    ) {
      Attribute.string("name", "The name.", length: 1...200)
      Attribute.string("password", "A password.", length: 8...20).secret().writeOnly()
    }
  }
}

extension Kind.Permissions {
  fileprivate static var none: Kind.Permissions {
    Kind.Permissions(read: [], create: [], update: [], delete: [])
  }
}
