import Documents
import Model

extension GenesysKind {
  static let authenticationSettings = GenesysKind(
    kind: Kind(
      "authenticationSettings", singular: "set of authentication settings",
      summary: "How everybody in the organisation signs in.",
      key: .attribute("name"), deletion: .deactivationOnly,
      permissions: Kind.Permissions(
        read: ["directory:organization:admin"], create: [],
        update: ["directory:organization:admin"], delete: []),
      isRenamable: false,
      manualSteps: [
        .create: "an organisation has one set of settings from its first day: '\(theOne)'",
        .deactivate: stays, .delete: stays,
      ],
      notes: [
        "There is one object, called '\(theOne)': it is neither made nor deleted.",
        "A second factor is asked of everybody or of nobody; the vendor knows nothing finer.",
        "People who sign in with an identity provider get their second factor there.",
        "An address list that lacks your own address locks you out.",
        "The vendor has one right for looking at the settings and for changing them.",
      ],
      attributes: { settings }),
    endpoints: Endpoints(
      path: "organizations/authentication/settings", listing: Listing(.single),
      update: .patching
    ).with {
      $0.lookup = .list
      $0.theOne = theOne
      $0.sentWhole = ["passwordRequirements"]
    })

  private static let theOne = "organization"
  private static let stays = "write the values that shall hold: the settings themselves stay"

  @AttributesBuilder private static var settings: [Attribute] {
    Attribute.choice("name", "Always '\(theOne)'.", of: [theOne]).required().fixedAtCreation()
    Attribute.boolean(
      "multifactorAuthenticationRequired", "Whether everybody needs a second factor.")
    Attribute.boolean(
      "domainAllowlistEnabled", "Whether only listed domains may embed the vendor's pages.")
    Attribute.set(
      "domainAllowlist", of: .string(length: 1...2_000, format: nil),
      "The domains that may embed the vendor's pages.")
    Attribute.set(
      "ipAddressAllowlist", of: .string(length: 1...64, format: nil),
      "The addresses that people may sign in from; empty for any.")
    passwords
    Attribute.set(
      "inactivityTimeoutExclusions", of: .string(length: 1...2_000, format: nil),
      "The APIs whose use does not count as being active.")
    Attribute.boolean("universalLogout", "Whether signing out ends all of a person's sessions.")
    Attribute.choice(
      "tokenStorageLocation", "Where browsers keep tokens.", of: ["persistent", "session"])
  }

  @AttributesBuilder private static var passwords: [Attribute] {
    least("Length", "characters")
    least("Digits", "digits")
    least("Letters", "letters")
    least("Upper", "capital letters")
    least("Lower", "small letters")
    least("Specials", "characters that are neither letter nor digit")
    least("AgeSeconds", "seconds before a password may be changed again").counted(in: .seconds)
    Attribute.integer(
      "passwordRequirements.expirationDays", "The days after which a password is changed.",
      in: 0...Int(Int32.max))
  }

  private static func least(_ name: String, _ what: String) -> Attribute {
    .integer(
      "passwordRequirements.minimum\(name)", "The least number of \(what).",
      in: 0...Int(Int32.max))
  }
}
