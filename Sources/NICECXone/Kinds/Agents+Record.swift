import Documents
import Model

/// What is on file about an agent.
enum AgentRecord {
  @AttributesBuilder static var attributes: [Attribute] {
    employment
    identities
    address
    settings
  }

  @AttributesBuilder private static var employment: [Attribute] {
    Attribute.string("internalId", "The number in another system.")
    Attribute.string("notes", "Notes for administrators.").cosmetic()
    (1...5).map { .string("custom\($0)", "Free for our own use.") }
    Attribute.string("hireDate", "The day the person started.").cosmetic()
    Attribute.string("terminationDate", "The day the person left.").cosmetic()
    Attribute.number("hourlyCost", "What an hour costs.", in: 0...Int.largest).cosmetic()
    Attribute.boolean("rehireStatus", "Whether the person may come back.").cosmetic()
    Attribute.integer("employmentType", "The kind of contract.", in: 0...Int.largest).cosmetic()
    Attribute.string("referral", "Who brought the person.").cosmetic()
    Attribute.integer("hiringSource", "Where the person was found.", in: 0...Int.largest)
      .cosmetic()
    Attribute.integer("locationId", "Where the person works.", in: 0...Int.largest).writeOnly()
    Attribute.boolean("isBillable", "Whether the vendor charges for the person.")
    Attribute.boolean("isWhatIfAgent", "Whether the person is only planned with.")
    Attribute.string("userType", "What sort of user it is.")
  }

  @AttributesBuilder private static var identities: [Attribute] {
    Attribute.string("federatedId", "The id in a directory that signs the person in.")
    Attribute.string("subject", "The subject of an OpenID sign-in.")
    Attribute.string("issuer", "The issuer of an OpenID sign-in.")
    Attribute.boolean("isOpenIdProfileComplete", "Whether that sign-in is set up.")
    Attribute.string("ntLoginName", "The Windows login.")
    Attribute.string("systemUser", "The login of a CRM system.")
    Attribute.string("systemDomain", "The domain of that login.")
    Attribute.string("crmUserName", "The name in a CRM system.")
    Attribute.string("loginAuthenticatorId", "How the person signs in.").writeOnly()
      .fixedAtCreation()
  }

  @AttributesBuilder private static var address: [Attribute] {
    Attribute.boolean("noFixedAddress", "Whether emergency calls have no fixed address.")
    Attribute.string("address1", "The street.")
    Attribute.string("address2", "The rest of the address.")
    Attribute.string("zipCode", "The postal code.")
  }

  @AttributesBuilder private static var settings: [Attribute] {
    Attribute.integer("scheduleNotification", "When shifts are announced.", in: 0...Int.largest)
    Attribute.boolean("useAgentTimeZone", "Whether times are in the person's own zone.")
    Attribute.integer("timeDisplayFormat", "How times are shown.", in: 0...Int.largest)
    Attribute.boolean("sendEmailNotifications", "Whether news come by e-mail.")
  }
}
